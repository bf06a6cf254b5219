package io.pasarela.demo.systems;

import io.pasarela.demo.web.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A way to send money from bank to bank.
 *
 * @param type its name on the wire, for deposits
 * @param name its name for people
 * @param country where it is used, by language
 * @param currency its currency's code
 * @param symbol its currency's symbol
 * @param zone where its banks' clocks are
 * @param payout its name on the wire, for withdrawals
 * @param account what an account number looks like, by language
 * @param number what its transfers' numbers look like
 * @param receipt whether a payer has to show a receipt
 */
public record PaySystem(
        String type, String name, Map<String, String> country, String currency, String symbol,
        ZoneId zone, String payout, Map<String, String> account, NumberForm number,
        boolean receipt) {

    /**
     * The form of a transfer's number: a date, a bank, then digits.
     *
     * @param date the pattern of the date, or empty
     * @param entities numbers of banks, or none
     * @param digits how many digits follow
     */
    public record NumberForm(String date, List<String> entities, int digits) {}

    /** Where it is used. */
    public String country(Language language) {
        return country.getOrDefault(language.code(), "");
    }

    /** What an account number looks like. */
    public String account(Language language) {
        return account.getOrDefault(language.code(), "");
    }

    /** A number for a transfer made now. */
    public String numberFor(Instant now, RandomGenerator random) {
        StringBuilder made = new StringBuilder();
        if (!number.date().isEmpty()) {
            made.append(DateTimeFormatter.ofPattern(number.date()).format(now.atZone(zone)));
        }
        if (!number.entities().isEmpty()) {
            made.append(number.entities().get(random.nextInt(number.entities().size())));
        }
        for (int i = 0; i < number.digits(); i++) made.append(random.nextInt(10));
        return made.toString();
    }
}
