package io.pasarela.deposits;

import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.DepositModel.Credit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How far the contract lets money pay by itself of which only a text told; part of the model. */
final class TextTrust {

    /** At once and in a day of the merchant's; nothing where none is set. */
    private static final Map<String, long[]> CEILINGS = Map.of(
            "sinpemovil", new long[] {500_00, 800_00}, "itau_ml", new long[] {2_000, 3_000});
    private static final Duration MERCHANTS_CLOCK_IS_AHEAD = Duration.ofHours(8);

    private TextTrust() {}

    static boolean allows(Coming money, List<Credit> credits, Instant now) {
        long[] ceilings = CEILINGS.getOrDefault(money.system(), new long[] {0, 0});
        return money.amount() <= ceilings[0]
                && paid(credits, money.system(), day(now)) + money.amount() <= ceilings[1];
    }

    static String day(Instant now) {
        return now.plus(MERCHANTS_CLOCK_IS_AHEAD).toString().substring(0, 10);
    }

    /** What was paid by itself that day and still rests on a text alone. */
    static long paid(List<Credit> credits, String system, String day) {
        return credits.stream().filter(credit -> credit.coin().byText && credit.day().equals(day)
                && credit.said().system().equals(system)).mapToLong(Credit::amount).sum();
    }
}
