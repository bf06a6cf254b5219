package io.pasarela.window;

import io.pasarela.window.UnusableParameter.Why;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's link to the window, read and found usable as far as it can be judged by itself.
 *
 * @param label the merchant's id of the paying user
 * @param currencies at least one; more than one only while no system is named
 * @param system the payment system it opens; null lets the payer choose
 * @param fixedAmount as written; what it is worth depends on the currency
 * @param signature null when the link is not signed
 */
record WindowLink(
        LinkParameters parameters,
        String label,
        String customId,
        List<Currency> currencies,
        @Nullable String system,
        @Nullable String fixedAmount,
        @Nullable String signature) {

    private static final int LENGTH_MAX = 190;
    private static final int CURRENCIES_MAX = 20;
    private static final Pattern CURRENCY_LIST = Pattern.compile("currency_code\\[\\d*]");

    static WindowLink read(LinkParameters parameters) throws UnusableParameter {
        String label = required(parameters, "label");
        String customId = required(parameters, "custom_transaction_id");
        var currencies = currencies(parameters);
        String system = parameters.find("wallet_type").orElse(null);
        if (system != null && currencies.size() > 1) {
            throw new UnusableParameter("currency_code", Why.CURRENCY);
        }
        return new WindowLink(parameters, label, customId, currencies, system,
                parameters.find("fixed_amount").orElse(null),
                parameters.find("sig").orElse(null));
    }

    private static String required(LinkParameters parameters, String name)
            throws UnusableParameter {
        String value = parameters.find(name)
                .orElseThrow(() -> new UnusableParameter(name, Why.MISSING));
        if (value.codePointCount(0, value.length()) > LENGTH_MAX) {
            throw new UnusableParameter(name, Why.TOO_LONG);
        }
        if (value.codePoints().anyMatch(WindowLink::isControl)) {
            throw new UnusableParameter(name, Why.MALFORMED);
        }
        return value;
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029;
    }

    /** One code, several divided by commas, or {@code currency_code[]} as often as wanted. */
    private static List<Currency> currencies(LinkParameters parameters) throws UnusableParameter {
        var codes = new ArrayList<String>();
        Optional<String> plain = parameters.find("currency_code");
        plain.ifPresent(text -> codes.addAll(Arrays.asList(text.split(",", -1))));
        parameters.list().stream()
                .filter(p -> CURRENCY_LIST.matcher(p.name()).matches() && !p.value().isEmpty())
                .forEach(p -> codes.add(p.value()));
        if (codes.isEmpty()) throw new UnusableParameter("currency_code", Why.MISSING);
        if (codes.size() > CURRENCIES_MAX) {
            throw new UnusableParameter("currency_code", Why.TOO_LONG);
        }
        var known = codes.stream().distinct().flatMap(code -> currency(code).stream()).toList();
        if (known.size() < Set.copyOf(codes).size()) {
            throw new UnusableParameter("currency_code", Why.UNKNOWN);
        }
        return known;
    }

    /** Some codes of the standard, such as that for gold, are not money one can send. */
    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code))
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
