package io.pasarela.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.matching.ClaimTrace.Ending;
import io.pasarela.matching.Ranking.Candidate;
import io.pasarela.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NUMBER = "56309385895898488688";

    private static Money crc(long minor) {
        return new Money(minor, Currency.getInstance("CRC"));
    }

    private static ClaimTrace claim(long id, String number, long minor) {
        return new ClaimTrace(id, number, crc(minor),
                new ClaimTrace.When(NOON, null, Ending.OPEN),
                new ClaimTrace.Accounts(Set.of(11L, 12L), 11L),
                new ClaimTrace.Payer("maria.rojas@example.com", Set.of("MARÍA ROJAS SOTO")));
    }

    private static FactTrace fact(long id, String number, long minor) {
        return new FactTrace(id, number, crc(minor), NOON.minusSeconds(180), 11, null,
                Fact.State.FREE);
    }

    private static List<Sign> signs(ClaimTrace claim, FactTrace fact) {
        return Ranking.facts(claim, List.of(fact), List.of()).getFirst().signs();
    }

    @Test
    void putsTheLikeliestFirst() {
        List<FactTrace> around = List.of(
                fact(1, "99999999999999999999", 450_00),
                fact(2, NUMBER, 400_00),
                fact(3, "56309385895898488689", 450_00),
                fact(4, "88888888888888888888", 449_99),
                fact(5, NUMBER, 450_00),
                fact(6, null, 450_00));
        assertThat(Ranking.facts(claim(1, NUMBER, 450_00), around, List.of()))
                .extracting(Candidate::id).containsExactly(5L, 3L, 2L, 6L, 1L);
    }

    @Test
    void tellsAllThatSpeaksForAndAgainst() {
        var fact = new FactTrace(1, "56309385895898488689", crc(440_00),
                NOON.plus(Duration.ofMinutes(40)), 12, "ROJAS SOTO MARIA", Fact.State.ANNOUNCED);
        assertThat(signs(claim(1, NUMBER, 450_00), fact)).containsExactly(
                new Sign.NumberDigitOff(20), new Sign.AmountLess(crc(10_00)),
                new Sign.CameAfter(Duration.ofMinutes(40)), new Sign.WalletOther(),
                new Sign.PayerKnown("ROJAS SOTO MARIA"), new Sign.MoneyAnnounced());
        var elsewhere = new FactTrace(2, null, crc(460_00), NOON.minusSeconds(60), 99,
                "PEDRO MORA", Fact.State.HELD);
        assertThat(Ranking.facts(claim(1, NUMBER, 460_00), List.of(elsewhere), List.of())
                .getFirst().signs()).containsExactly(
                new Sign.NumberUnknown(), new Sign.AmountEqual(),
                new Sign.CameBefore(Duration.ofMinutes(1)), new Sign.SystemOther(),
                new Sign.PayerOther("PEDRO MORA"), new Sign.MoneyHeld());
    }

    @Test
    void knowsAPayerByThePartsOfHisName() {
        assertThat(signs(claim(1, NUMBER, 1), paidBy("maría rojas"))).contains(
                new Sign.PayerKnown("maría rojas"));
        assertThat(signs(claim(1, NUMBER, 1), paidBy("Soto, Ana Rojas"))).contains(
                new Sign.PayerLikeLabel("Soto, Ana Rojas"));
        assertThat(signs(claim(1, NUMBER, 1), paidBy("M. R. S."))).contains(
                new Sign.PayerOther("M. R. S."));
    }

    private static FactTrace paidBy(String name) {
        return new FactTrace(1, NUMBER, crc(1), NOON, 11, name, Fact.State.FREE);
    }

    @Test
    void countsThoseWhoNameTheSameTransfer() {
        assertThat(Ranking.facts(claim(1, NUMBER, 450_00), List.of(fact(1, NUMBER, 450_00)),
                List.of(NUMBER, "1", NUMBER)).getFirst().signs())
                .contains(new Sign.OthersClaimIt(2));
        assertThat(Ranking.claims(fact(1, NUMBER, 450_00), List.of(claim(1, NUMBER, 450_00),
                claim(2, NUMBER, 450_00), claim(3, "56309385895898488689", 450_00))))
                .extracting(Candidate::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void showsClaimsThatEndedBehindThoseThatWait() {
        var rejected = new ClaimTrace(1, NUMBER, crc(450_00),
                new ClaimTrace.When(NOON.minus(Duration.ofDays(1)), NOON.minusSeconds(3_600),
                        Ending.REJECTED),
                new ClaimTrace.Accounts(Set.of(11L), null),
                new ClaimTrace.Payer("user-1", Set.of()));
        List<Candidate> ranked = Ranking.claims(
                fact(1, NUMBER, 450_00), List.of(rejected, claim(2, NUMBER, 450_00)));
        assertThat(ranked).extracting(Candidate::id).containsExactly(2L, 1L);
        assertThat(ranked.get(1).signs()).contains(
                new Sign.CameLate(Duration.ofMinutes(57)), new Sign.ClaimRejected());
    }

    /** In six digits a slip is found by chance; in twenty it is none. */
    @Test
    void trustsSlipsOfShortNumbersLess() {
        var shortNumber = claim(1, "394031", 450_00);
        assertThat(Ranking.facts(shortNumber, List.of(fact(1, "394032", 440_00),
                fact(2, "777777", 450_00), fact(3, null, 450_00)), List.of()))
                .extracting(Candidate::id).containsExactly(3L, 1L, 2L);
    }

    @Test
    void offersNothingThatHasNeitherNumberNorAmount() {
        assertThat(Ranking.facts(claim(1, NUMBER, 450_00),
                List.of(fact(1, "11111111111111111111", 451_00), fact(2, null, 1)), List.of()))
                .isEmpty();
    }
}
