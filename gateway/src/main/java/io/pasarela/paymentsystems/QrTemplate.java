package io.pasarela.paymentsystems;

import io.pasarela.money.Money;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a QR code that banks' apps read, with {@code {amount}} and wallet fields in braces.
 */
public record QrTemplate(String template) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
    private static final String AMOUNT = "amount";

    public String fill(Map<String, String> params, Money amount) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(
                place.group(1).equals(AMOUNT) ? amount.plain() : params.get(place.group(1))));
    }

    void requireKnownPlaces(Collection<String> params) {
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(name -> {
            if (!name.equals(AMOUNT) && !params.contains(name)) {
                throw new IllegalArgumentException("{" + name + "} is no wallet field");
            }
        });
    }
}
