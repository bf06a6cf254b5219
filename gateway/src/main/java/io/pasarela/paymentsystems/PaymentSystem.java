package io.pasarela.paymentsystems;

import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay, as its definition file describes it.
 *
 * @param key the {@code wallet_type} by which merchants call it
 * @param payout null when money only comes in
 * @param parsers of what the banks say when money moves; empty where nobody taught us their words
 * @param parsers of what the banks say when money moves; empty where nobody taught us their words
 */
public record PaymentSystem(
        String key,
        String title,
        Bank bank,
        Shown shown,
        Asked asked,
        @Nullable Payout payout,
        List<NotificationParser> parsers) {

    /**
     * The money's side.
     *
     * @param symbol the currency's symbol as merchants receive it
     * @param written how payers write amounts; null leaves it to the reader's language
     * @param zone where the bank's days begin and end
     * @param referenceUniqueFor how long a reference names one transfer; null means for ever
     */
    public record Bank(
            Currency currency,
            String symbol,
            @Nullable AmountStyle written,
            ZoneId zone,
            @Nullable Period referenceUniqueFor) {}

    /**
     * What a payer sees.
     *
     * @param params the wallet's fields in the order of the answer; the first is the account
     * @param texts by language, the default language first
     * @param pictures of where the number stands; texts name them in this order
     */
    public record Shown(
            int order,
            Drawing logo,
            List<String> params,
            Map<String, Texts> texts,
            List<Drawing> pictures,
            @Nullable QrTemplate qr) {

        public Shown {
            params = List.copyOf(params);
            pictures = List.copyOf(pictures);
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }
    }

    /**
     * What a payer is asked for, and how it is judged.
     *
     * @param isCheckAmount sent to merchants as it is, null included
     * @param limits of one deposit, where the merchant sets none of his own
     */
    public record Asked(
            Activation activation,
            @Nullable Boolean isCheckAmount,
            AmountPolicy amountPolicy,
            NumberRule number,
            AmountKind amount,
            boolean screenshotRequired,
            Limits limits) {}

    public PaymentSystem {
        Keys.check(key);
        parsers = List.copyOf(parsers);
    }

    public Currency currency() {
        return bank.currency();
    }

    public String currencyCode() {
        return bank.currency().getCurrencyCode();
    }

    public ZoneId zone() {
        return bank.zone();
    }

    public Activation activation() {
        return asked.activation();
    }

    public NumberRule number() {
        return asked.number();
    }

    public List<String> params() {
        return shown.params();
    }

    /** The wallet field that holds the number of the account. */
    public String accountParam() {
        return shown.params().getFirst();
    }

    /** Whether a claim's amount must be the received one; null in the file asks for no check. */
    public boolean checksAmount() {
        return Boolean.TRUE.equals(asked.isCheckAmount());
    }

    public List<String> languages() {
        return List.copyOf(shown.texts().keySet());
    }

    /** The texts in that language, else in the system's first one. */
    public Texts texts(String language) {
        Texts texts = shown.texts().get(language);
        return texts != null ? texts : shown.texts().values().iterator().next();
    }

    /** An amount that a payer may claim, before any limit; never zero. */
    public Optional<Money> parseAmount(String text) {
        return parse(text, asked.amount());
    }

    /** An amount that may be paid out, before any limit; never zero. */
    public Optional<Money> parsePayoutAmount(String text) {
        if (payout == null) throw new IllegalStateException(key + " pays nothing out");
        return parse(text, payout.amount());
    }

    private Optional<Money> parse(String text, AmountKind kind) {
        return Amounts.parse(text, bank.currency())
                .filter(money -> !money.isZero())
                .filter(money -> kind == AmountKind.DECIMAL || money.isWhole());
    }
}
