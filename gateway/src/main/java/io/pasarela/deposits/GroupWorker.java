package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Settles claims in groups, because a commit costs the same for one as for two hundred. One worker
 * a node takes all that wait; nobody waits for a group to fill.
 */
@Component
class GroupWorker implements SmartLifecycle {

    static final int WAITING_MAX = 2_048;
    static final int GROUP_MAX = 256;
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A group that started is waited for longer: its outcome is worth knowing. */
    static final Duration OUTCOME_WITHIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(GroupWorker.class);

    private final SettlementRunner runner;
    private final Waiting waiting = new Waiting(WAITING_MAX);
    private volatile Thread worker;

    GroupWorker(SettlementRunner runner) {
        this.runner = runner;
    }

    /** Waits for the outcome; {@code Busy} when there is no room or no group started in time. */
    Activation settle(NewClaim claim) {
        var ticket = new Ticket(claim);
        if (!waiting.offer(ticket)) return new Activation.Busy();
        try {
            return ticket.outcome().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            if (ticket.take()) return new Activation.Busy();
            return outcomeOf(ticket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Activation.Busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Activation outcomeOf(Ticket ticket) {
        try {
            return ticket.outcome().get(OUTCOME_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no outcome within " + OUTCOME_WITHIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the outcome", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work() {
        try {
            while (true) {
                List<Ticket> group = waiting.take(GROUP_MAX);
                if (group.isEmpty()) return;
                List<Ticket> taken = group.stream().filter(Ticket::take).toList();
                while (!taken.isEmpty()) taken = runWithoutRivals(taken);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A claim that supersedes another of its group waits until that one is stored. */
    private List<Ticket> runWithoutRivals(List<Ticket> taken) {
        record Slot(MerchantId merchant, String customId, String label) {}
        Map<Slot, Payment> first = new HashMap<>();
        var parts = taken.stream().collect(Collectors.partitioningBy(ticket -> {
            NewClaim claim = ticket.claim();
            var slot = new Slot(claim.merchant(),
                    claim.payment().customId(), claim.payment().label());
            Payment earlier = first.putIfAbsent(slot, claim.payment());
            return earlier == null || earlier.isRepeatOf(claim.payment());
        }));
        run(parts.get(true));
        return parts.get(false);
    }

    private void run(List<Ticket> group) {
        try {
            complete(group, settle(group));
        } catch (DataIntegrityViolationException e) {
            // Some claim's data cannot be stored: halve the group until it stands alone.
            if (group.size() == 1) {
                group.getFirst().outcome().completeExceptionally(e);
            } else {
                run(group.subList(0, group.size() / 2));
                run(group.subList(group.size() / 2, group.size()));
            }
        } catch (CannotCreateTransactionException | Collision | ConcurrencyFailureException e) {
            // Nothing was stored: no transaction began, or every one was rolled back.
            LOG.warn("a group of {} claims was not settled: {}", group.size(), e.toString());
            group.forEach(ticket -> ticket.outcome().complete(new Activation.Busy()));
        } catch (RuntimeException e) {
            group.forEach(ticket -> ticket.outcome().completeExceptionally(e));
        }
    }

    private List<Activation> settle(List<Ticket> group) {
        List<NewClaim> claims = group.stream().map(Ticket::claim).toList();
        try {
            return runner.settle(claims);
        } catch (DataIntegrityViolationException e) {
            throw e;
        } catch (CannotCreateTransactionException e) {
            return runner.settle(claims);
        } catch (RuntimeException e) {
            // The connection or the answer to COMMIT was lost. What was stored answers the repeat.
            LOG.info("settling a group of {} once more: {}", group.size(), e.toString());
            return settleAgain(claims, e);
        }
    }

    /** From here on a failure leaves it unknown whether the first try was stored. */
    private List<Activation> settleAgain(List<NewClaim> claims, RuntimeException first) {
        try {
            return runner.settle(claims);
        } catch (DataIntegrityViolationException e) {
            throw e;
        } catch (RuntimeException e) {
            e.addSuppressed(first);
            throw new IllegalStateException("it is not known whether the claims were stored", e);
        }
    }

    /** Whoever found no money looks once more, now that his claim is there for everybody. */
    private void complete(List<Ticket> group, List<Activation> outcomes) {
        Map<Long, Deposit> met = new HashMap<>();
        try {
            var numbers = IntStream.range(0, group.size())
                    .filter(i -> outcomes.get(i) instanceof Activation.Waiting)
                    .mapToObj(i -> group.get(i).claim().number())
                    .collect(Collectors.toSet());
            runner.meet(numbers).stream().filter(deposit -> deposit.claim() != null)
                    .forEach(deposit -> met.put(deposit.claim(), deposit));
        } catch (RuntimeException e) {
            LOG.warn("the second look failed, the sweep will repeat it: {}", e.toString());
        }
        for (int i = 0; i < group.size(); i++) {
            Activation outcome = outcomes.get(i);
            if (outcome instanceof Activation.Waiting(long claim) && met.containsKey(claim)) {
                outcome = new Activation.Activated(met.get(claim));
            }
            group.get(i).outcome().complete(outcome);
        }
    }

    @Override
    public void start() {
        worker = Thread.ofPlatform().name("settlement").start(this::work);
    }

    /** Refuses new claims, finishes those that wait. */
    @Override
    public void stop() {
        waiting.close();
        try {
            worker.join(OUTCOME_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        Thread current = worker;
        return current != null && current.isAlive();
    }
}
