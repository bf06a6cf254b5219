package io.pasarela.torture.checks;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeCheckTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();
    private static final long CLAIM = 5;
    private static final long FACT = 11;

    private final History history = new History();
    private final List<Stored.Claim> claims = new ArrayList<>();
    private final List<Stored.Deposit> deposits = new ArrayList<>();
    private final List<Stored.Fact> facts = new ArrayList<>();

    private void judge(@Nullable String amount, @Nullable Long fact, Outcome outcome) {
        var payment = new Event.Payment(
                Tenant.ACTIVATING, "payer", "order", "123", new BigDecimal("450"));
        history.add(new Event.Judged(TENANT, "ana", CLAIM, payment,
                amount == null ? null : new BigDecimal(amount), fact, outcome));
    }

    private void answer(boolean same, Outcome outcome) {
        history.add(new Event.Answered(TENANT, "ana", FACT, same, outcome));
    }

    private void claim(String status) {
        claims.add(new Stored.Claim(CLAIM, TENANT.key(), Tenant.ACTIVATING, "payer", "order",
                "123", 45_000, status, List.of(), 0));
    }

    private void appealed(String status, int appeals) {
        claims.add(new Stored.Claim(CLAIM, TENANT.key(), Tenant.ACTIVATING, "payer", "order",
                "123", 45_000, status, List.of("APPEAL", "REJECTED_BEFORE"), appeals));
    }

    private void deposit(long amount, @Nullable String by) {
        deposits.add(new Stored.Deposit(1, TENANT.key(), FACT, CLAIM, Tenant.ACTIVATING, "payer",
                "order", "123", 45_000, amount, true, by));
    }

    private void fact(boolean held, @Nullable Long joinedTo) {
        facts.add(new Stored.Fact(FACT, TENANT.key(), Tenant.ACTIVATING, "123", 45_000,
                "CONFIRMED", "UNCLAIMED", held, joinedTo, null));
    }

    private List<String> violations() {
        return JudgeCheck.violations(history, new Stored(facts, claims, deposits, List.of(),
                List.of(), List.of(), List.of(), List.of()));
    }

    private void assertFound(String what) {
        assertThat(violations()).anySatisfy(found -> assertThat(found).contains(what));
    }

    @Test
    void passesWhatStandsAsItWasDecided() {
        judge(null, null, REFUSED);
        judge("449.50", FACT, OK);
        claim("MATCHED");
        deposit(44_950, "ana");
        answer(true, REFUSED);
        answer(true, OK);
        answer(false, REFUSED);
        fact(false, 12L);
        assertThat(violations()).isEmpty();
    }

    @Test
    void passesWhatAnUnheardDecisionLeft() {
        judge(null, null, UNKNOWN);
        claim("REJECTED");
        answer(false, UNKNOWN);
        fact(true, null);
        assertThat(violations()).isEmpty();
    }

    @Test
    void passesWhatWasPaidByItself() {
        claim("MATCHED");
        deposit(45_000, null);
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsTwoDecisions() {
        judge("450", null, OK);
        judge(null, null, OK);
        claim("MATCHED");
        deposit(45_000, "ana");
        assertFound("decided twice");
        assertFound("decided otherwise");
    }

    @Test
    void findsAConfirmationWithoutItsDeposit() {
        judge("450", null, OK);
        claim("MATCHED");
        assertFound("decided otherwise");
    }

    @Test
    void findsAnotherAmountOrOtherMoneyThanConfirmed() {
        judge("450", 12L, OK);
        claim("MATCHED");
        deposit(45_000, "ana");
        assertFound("decided otherwise");
        deposits.clear();
        deposit(44_900, "ana");
        assertFound("nobody confirmed this");
    }

    @Test
    void findsARejectionThatWasUndone() {
        judge(null, null, OK);
        claim("WAITING");
        assertFound("decided otherwise");
    }

    @Test
    void passesWhatWasAppealedAgainst() {
        judge(null, null, OK);
        appealed("WAITING", 1);
        assertThat(violations()).isEmpty();
        judge("450", null, OK);
        claims.clear();
        appealed("MATCHED", 1);
        deposit(45_000, "ana");
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsAppealsThatChangeMoreThanTheyMay() {
        judge(null, null, OK);
        judge(null, null, OK);
        appealed("WAITING", 1);
        assertFound("decided otherwise");
        claims.clear();
        appealed("WAITING", 3);
        assertFound("nobody could appeal like this");
        claims.clear();
        appealed("MATCHED", 2);
        deposit(45_000, null);
        assertFound("money overruled who rejected it");
    }

    @Test
    void findsDecisionsInNobodysName() {
        judge(null, null, REFUSED);
        claim("REJECTED");
        assertFound("nobody rejected this");
        claims.clear();
        claim("MATCHED");
        deposit(45_000, "eva");
        assertFound("nobody confirmed this");
    }

    @Test
    void findsAClaimThatIsGone() {
        judge("450", null, OK);
        assertFound("decided, and gone");
    }

    @Test
    void findsAnswersThatDoNotStand() {
        answer(true, OK);
        fact(true, null);
        assertFound("answered otherwise");
        answer(false, OK);
        assertFound("answered twice");
    }

    @Test
    void findsMoneyJoinedByNobody() {
        answer(true, REFUSED);
        fact(false, 12L);
        assertFound("nobody said that it is the same money");
    }
}
