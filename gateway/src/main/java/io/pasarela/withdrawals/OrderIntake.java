package io.pasarela.withdrawals;

import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.withdrawals.Withdrawal.Origin;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges orders and takes in the good ones. The order of its questions is part of the contract:
 * readable, sound, genuine, new, allowed, affordable. Without a right signature nothing is looked
 * up, and a repeat is answered before anything that may have changed since.
 */
@Component
class OrderIntake {

    /** How long an order without an id is the same order. */
    static final Duration SAME_ORDER = Duration.ofHours(24);

    static final Duration TEST_TAKES = Duration.ofSeconds(5);

    /** A race is lost to one who has committed, so that the next look finds him. */
    private static final int ATTEMPTS_MAX = 5;

    private final WithdrawalStore store;
    private final Merchants merchants;
    private final Ledger ledger;
    private final PayoutJournal journal;
    private final OrderRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** An order and who stands for it: the base its merchant signed, or an operator. */
    private record Proven(Merchant merchant, OrderForm form, byte @Nullable [] baseSha256,
            @Nullable String operator) {

        Origin origin() {
            if (operator != null) return Origin.HAND;
            return form.isTest() ? Origin.TEST : Origin.API;
        }
    }

    OrderIntake(WithdrawalStore store, Merchants merchants, PaymentSystems systems, Ledger ledger,
            PayoutJournal journal, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.rules = new OrderRules(systems);
        this.ledger = ledger;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    Creation create(Merchant merchant, RawOrder raw) {
        return switch (OrderReader.read(raw)) {
            case OrderReader.Reading.Malformed(String why) -> new Creation.Malformed(why);
            case OrderReader.Reading.Read(var fields) -> create(merchant, fields);
        };
    }

    private Creation create(Merchant merchant, SortedMap<String, SignedValue> fields) {
        var form = new OrderForm(fields, OrderForm.REQUIRED);
        if (!Signature.isRight(fields, merchants.signingKey(merchant.id()).privateKey())) {
            // A stranger learns what is wrong with his own fields, nothing of merchant or systems.
            return form.faults().isEmpty()
                    ? new Creation.WrongSignature()
                    : new Creation.Invalid(form.faults());
        }
        byte[] base = Signature.sha256(Signature.base(fields));
        return place(new Proven(merchant, form, base, null));
    }

    Creation createByHand(Merchant merchant, HandOrder order) {
        return place(new Proven(merchant, rules.form(order), null, order.operator()));
    }

    private Creation place(Proven order) {
        if (!order.form().faults().isEmpty()) return new Creation.Invalid(allFaults(order));
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Creation> outcome = transaction.execute(status -> {
                Optional<Creation> tried = attempt(order);
                if (tried.filter(OrderIntake::isAccepted).isEmpty()) status.setRollbackOnly();
                return tried;
            });
            if (outcome.isPresent()) return outcome.get();
        }
        throw new IllegalStateException("an order lost " + ATTEMPTS_MAX + " races for its id");
    }

    private static boolean isAccepted(Creation outcome) {
        return switch (outcome) {
            case Creation.Created _, Creation.Repeated _ -> true;
            case Creation.Malformed _, Creation.Invalid _, Creation.WrongSignature _,
                Creation.IdTaken _, Creation.InsufficientBalance _ -> false;
        };
    }

    private List<FieldFault> allFaults(Proven order) {
        return Stream.concat(order.form().faults().stream(),
                rules.check(order.form(), order.merchant()).stream()).toList();
    }

    /** Empty when another got in between; then nothing of this attempt may remain. */
    private Optional<Creation> attempt(Proven order) {
        Optional<Creation> earlier = earlierWithSameBase(order);
        if (earlier.isPresent()) return earlier;
        Optional<WithdrawalStore.Known> sameId = order.form().find(OrderForm.WITHDRAWAL_ID)
                .flatMap(id -> store.findKnown(order.merchant().id(), id));
        if (sameId.isPresent()) return answerSameId(order, sameId.get());

        List<FieldFault> faults = allFaults(order);
        if (!faults.isEmpty()) return Optional.of(new Creation.Invalid(faults));
        Optional<Withdrawal> stored = store.insert(newWithdrawal(order));
        if (stored.isEmpty() || !accept(order, stored.get())) return Optional.empty();
        if (!reserve(order.merchant(), stored.get())) {
            return Optional.of(new Creation.InsufficientBalance());
        }
        if (order.operator() != null) journal.created(stored.get(), order.operator());
        return Optional.of(new Creation.Created(stored.get()));
    }

    private Optional<Creation> earlierWithSameBase(Proven order) {
        if (order.baseSha256() == null) return Optional.empty();
        Optional<WithdrawalStore.Accepted> accepted =
                store.findAccepted(order.merchant().id(), order.baseSha256());
        if (accepted.isEmpty()) return Optional.empty();
        if (!Arrays.equals(accepted.get().dataSha256(), order.form().sha256())) {
            return Optional.of(new Creation.WrongSignature());
        }
        boolean same = order.form().find(OrderForm.WITHDRAWAL_ID).isPresent()
                || accepted.get().at().isAfter(clock.instant().minus(SAME_ORDER));
        return same
                ? store.find(order.merchant().id(), accepted.get().withdrawal())
                        .map(Creation.Repeated::new)
                : Optional.empty();
    }

    /** The same data may be written in other ways, which gives another base; it is bound too. */
    private Optional<Creation> answerSameId(Proven order, WithdrawalStore.Known known) {
        if (!Arrays.equals(known.dataSha256(), order.form().sha256())) {
            // Its base may have been accepted since the first look: then that is the answer.
            return earlierWithSameBase(order).or(() ->
                    Optional.of(new Creation.IdTaken(known.withdrawal().withdrawalId())));
        }
        return accept(order, known.withdrawal())
                ? Optional.of(new Creation.Repeated(known.withdrawal()))
                : Optional.empty();
    }

    private boolean accept(Proven order, Withdrawal withdrawal) {
        if (order.baseSha256() == null) return true;
        Instant now = clock.instant();
        return store.accept(
                new WithdrawalStore.Acceptance(order.merchant().id(), order.baseSha256(),
                        order.form().sha256(), now),
                withdrawal.number(), now.minus(SAME_ORDER));
    }

    private NewWithdrawal newWithdrawal(Proven order) {
        Instant now = clock.instant();
        Origin origin = order.origin();
        String id = order.form().find(OrderForm.WITHDRAWAL_ID).orElseGet(this::newId);
        return new NewWithdrawal(order.merchant().id(), id, origin, order.form().sha256(),
                rules.order(order.form()), now,
                origin == Origin.TEST ? now.plus(TEST_TAKES) : null);
    }

    private String newId() {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return "w" + HexFormat.of().formatHex(id);
    }

    /** Comes last: all orders of a merchant and currency meet at one row. */
    private boolean reserve(Merchant merchant, Withdrawal withdrawal) {
        if (withdrawal.isTest()) return true;
        Money amount = withdrawal.order().amount();
        if (merchant.rules().balanceCheck()) return ledger.reserve(merchant.id(), amount);
        ledger.reserveUnchecked(merchant.id(), amount);
        return true;
    }
}
