package io.pasarela.torture.site;

import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Weather;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Strikes with one fault after the other; each comes once before any comes again, and first those
 * that have not met every operation.
 */
public final class Nemesis implements Weather {

    private static final int CALM_MS_MIN = 150;
    private static final int CALM_MS_MAX = 500;
    private static final Duration AMBUSH_MAX = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MS = 20;
    /** Once a second, and then some. */
    private static final Duration CLOCK_READ_EVERY = Duration.ofSeconds(3);
    /** Who has less time does not spend a minute of it waiting for leases to run out. */
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Whose clock is wrong, who stands still, or was cut off and thinks he was answered so. */
    private static final Set<Fault> MISLED = EnumSet.of(Fault.CLOCK_JUMP, Fault.FEW_FILES,
            Fault.STOP_NODE, Fault.SMALL_HEAP, Fault.CUT_MERCHANTS);

    private final Site site;
    private final History history;
    private final List<Fault> favourites;
    private final Random random;
    private final Arsenal arsenal;
    private final Coverage coverage = new Coverage();
    private final List<Strike> strikes = new CopyOnWriteArrayList<>();
    private final Deque<Fault> deck = new ArrayDeque<>();
    private final List<Long> leaps = new CopyOnWriteArrayList<>();
    private volatile long strikingSince = Long.MAX_VALUE;
    private volatile Fault last = Fault.KILL_NODE;

    /** @param favourites what strikes every other time; empty for all alike */
    public Nemesis(Site site, History history, long seed, List<Fault> favourites) {
        this.site = site;
        this.history = history;
        this.favourites = List.copyOf(favourites);
        random = new Random(seed);
        arsenal = new Arsenal(site, random);
    }

    /** Begins no new strike after that time; the last one may end later. */
    public void rage(Duration howLong) throws IOException, InterruptedException {
        long end = System.nanoTime() + howLong.toNanos();
        if (howLong.compareTo(LONG) >= 0) arsenal.allowLongStops();
        while (System.nanoTime() < end) {
            Thread.sleep(random.nextInt(CALM_MS_MIN, CALM_MS_MAX));
            strike(next());
        }
    }

    /** All that struck so far, in their order. */
    public List<Strike> strikes() {
        return List.copyOf(strikes);
    }

    /** Of the strikes so far. */
    Coverage coverage() {
        return Coverage.of(strikes, history.calls());
    }

    /** Lets time pass on all gateways' clocks: whatever is leased then is due again. */
    public void leap(Duration time) throws IOException {
        site.age(time);
        leaps.add(System.nanoTime());
    }

    @Override
    public boolean isCalm(long from, long to) {
        return to < strikingSince && leaps.stream().noneMatch(leap -> from <= leap && leap <= to)
                && strikes.stream().noneMatch(strike ->
                strike.from() <= to && from <= strike.to());
    }

    @Override
    public boolean leasesHold(long from, long to) {
        return leaps.stream().noneMatch(leap -> from <= leap && leap <= to)
                && !struck(MISLED, from, to);
    }

    /** A gateway without files cannot read how far its clock is shifted, and sees the true time. */
    @Override
    public boolean clocksAgree(long from, long to) {
        if (leaps.isEmpty()) return true;
        boolean striking = last == Fault.FEW_FILES && strikingSince <= to;
        return !striking && !struck(EnumSet.of(Fault.FEW_FILES), from, to);
    }

    /** Whether one of these struck then, or so shortly before that clocks were wrong still. */
    private boolean struck(Set<Fault> faults, long from, long to) {
        return strikes.stream().anyMatch(strike -> faults.contains(strike.fault())
                && strike.from() <= to && from <= strike.to() + CLOCK_READ_EVERY.toNanos());
    }

    private Fault next() {
        if (!favourites.isEmpty() && random.nextBoolean()) {
            return favourites.get(random.nextInt(favourites.size()));
        }
        if (deck.isEmpty()) {
            List<Fault> unmet = coverage.unmet();
            List<Fault> faults = new ArrayList<>(
                    unmet.isEmpty() ? List.of(Fault.values()) : unmet);
            Collections.shuffle(faults, random);
            deck.addAll(faults);
        }
        return deck.pop();
    }

    void strike(Fault fault) throws IOException, InterruptedException {
        lieInWait(fault);
        long from = System.nanoTime();
        last = fault;
        strikingSince = from;
        String detail;
        try {
            detail = arsenal.strike(fault);
        } catch (TortureFailed | IOException | SQLException e) {
            history.violate(fault + ": " + e.getMessage());
            detail = "failed";
        }
        lookForDead(fault);
        long healing = System.nanoTime();
        heal(fault);
        long to = System.nanoTime();
        var strike = new Strike(fault, from, to, Duration.ofNanos(to - healing), detail);
        strikes.add(strike);
        strikingSince = Long.MAX_VALUE;
        System.out.println("  " + strike.words());
        coverage.add(strike, history.calls());
    }

    /** Until a call of a kind that this fault has seldom met is under way, if that comes soon. */
    private void lieInWait(Fault fault) throws InterruptedException {
        List<Operation> wanted = coverage.rarest(fault);
        long end = System.nanoTime() + AMBUSH_MAX.toNanos();
        while (System.nanoTime() < end && !history.isUnderWay(wanted)) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void lookForDead(Fault fault) {
        for (GatewayNode node : site.nodes()) {
            if (node.endedByItself()) {
                history.violate(node.name() + " ended by itself, " + fault + ":\n"
                        + OwnProcess.lastWords(node.log()));
            }
        }
    }

    /** What does not come back by itself is a failure, whatever else still can be learned. */
    private void heal(Fault fault) throws IOException, InterruptedException {
        try {
            site.heal();
        } catch (TortureFailed | IOException e) {
            history.violate("after " + fault + ": " + e.getMessage());
            for (GatewayNode node : site.nodes()) node.kill();
            site.postgres().kill();
            site.heal();
        }
    }
}
