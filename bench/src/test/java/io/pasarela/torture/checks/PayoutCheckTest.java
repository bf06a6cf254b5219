package io.pasarela.torture.checks;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.history.Event.When;
import io.pasarela.torture.history.Event.Work;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayoutCheckTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();

    private final History history = new History();
    private final List<Stored.Withdrawal> kept = new ArrayList<>();
    private long now;

    private void work(Work work, @Nullable String reference, Outcome outcome) {
        now += 10;
        history.add(new Event.Worked(TENANT, "ana", "w", work, reference,
                new When(now - 9, now), outcome));
    }

    private void look(Stand stand, @Nullable String reference) {
        now += 10;
        history.add(new Event.Looked(TENANT, "w", stand, reference, new When(now - 9, now)));
    }

    private void end(String state, @Nullable String reference) {
        keep("w", "API", state, reference);
    }

    private void keep(String id, String origin, String state, @Nullable String reference) {
        kept.add(new Stored.Withdrawal(kept.size(), TENANT.key(), id, origin, "itau_ml", "PYG",
                1000, "label", state, reference, reference == null ? null : 4L));
    }

    private List<String> violations() {
        return PayoutCheck.violations(history, new Stored(List.of(), List.of(), List.of(), kept,
                List.of(), List.of(), List.of(), List.of()));
    }

    private void assertFound(String what) {
        assertThat(violations()).anySatisfy(found -> assertThat(found).contains(what));
    }

    @Test
    void passesWhatWentItsWay() {
        look(Stand.NEW, null);
        work(Work.TAKE, null, OK);
        look(Stand.IN_PROGRESS, null);
        work(Work.PUT_BACK, null, UNKNOWN);
        look(Stand.NEW, null);
        work(Work.TAKE, null, UNKNOWN);
        work(Work.TAKE, null, REFUSED);
        work(Work.PAY, "66", REFUSED);
        work(Work.PAY, "77", UNKNOWN);
        work(Work.PAY, "77", REFUSED);
        look(Stand.PROCESSED, "77");
        end("PROCESSED", "77");
        keep("left alone", "API", "NEW", null);
        keep("test", "TEST", "PROCESSED", null);
        assertThat(violations()).isEmpty();
    }

    @Test
    void passesWhatWasRejectedInARace() {
        history.add(new Event.Worked(
                TENANT, "ana", "w", Work.TAKE, null, new When(1, 9), REFUSED));
        history.add(new Event.Worked(
                TENANT, "eva", "w", Work.REJECT, null, new When(2, 8), OK));
        end("REJECTED", null);
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsTwoWhoHaveIt() {
        work(Work.TAKE, null, OK);
        work(Work.PUT_BACK, null, REFUSED);
        work(Work.TAKE, null, OK);
        end("IN_PROGRESS", null);
        assertFound("two have it");
    }

    @Test
    void findsTwoEnds() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", OK);
        work(Work.REJECT, null, OK);
        end("REJECTED", null);
        assertFound("ended twice");
        assertFound("worked on after its end");
    }

    @Test
    void findsAnEndThatWasUndone() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", OK);
        end("IN_PROGRESS", null);
        assertFound("not its way");
    }

    @Test
    void findsAnEndThatWasOnlyShownAndUndone() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", UNKNOWN);
        look(Stand.PROCESSED, "77");
        look(Stand.IN_PROGRESS, null);
        work(Work.PAY, "77", OK);
        end("PROCESSED", "77");
        assertFound("not its way");
    }

    @Test
    void findsATakeThatWasUndone() {
        work(Work.TAKE, null, OK);
        end("NEW", null);
        assertFound("not its way");
    }

    @Test
    void findsWhatWasTakenByNobody() {
        work(Work.TAKE, null, OK);
        work(Work.PUT_BACK, null, OK);
        end("IN_PROGRESS", null);
        assertFound("not its way");
    }

    @Test
    void findsAnotherReferenceThanAcknowledged() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", OK);
        end("PROCESSED", "78");
        assertFound("not its way");
        assertFound("nobody did this");
    }

    @Test
    void findsWhatNobodyPaidOrRejected() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", REFUSED);
        end("PROCESSED", "77");
        keep("w2", "HAND", "REJECTED", null);
        assertThat(violations()).hasSize(2)
                .allSatisfy(found -> assertThat(found).contains("nobody did this"));
    }

    @Test
    void findsAReferenceThatProvesTwo() {
        work(Work.TAKE, null, OK);
        work(Work.PAY, "77", OK);
        end("PROCESSED", "77");
        history.add(new Event.Worked(
                TENANT, "ana", "w2", Work.TAKE, null, new When(1, 2), OK));
        history.add(new Event.Worked(
                TENANT, "ana", "w2", Work.PAY, "77", new When(3, 4), OK));
        keep("w2", "API", "PROCESSED", "77");
        assertFound("one reference proves several");
        assertFound("one reference proved several");
    }

    @Test
    void findsWhatIsGone() {
        look(Stand.NEW, null);
        assertFound("it is gone");
    }

    @Test
    void findsATestThatWasWorkedOn() {
        work(Work.TAKE, null, OK);
        keep("w", "TEST", "PROCESSED", null);
        assertFound("a test was worked on");
    }
}
