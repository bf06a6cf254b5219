package io.pasarela.paymentsystems;

import io.pasarela.money.Money;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a QR code that banks' apps read, with {@code {amount}} and wallet fields in braces.
 */
public record QrTemplate(String template) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
    private static final String AMOUNT = "amount";

    /** Empty when it wants an amount and none is known yet. */
    public Optional<String> fill(Map<String, String> params, @Nullable Money amount) {
        if (amount == null && template.contains("{" + AMOUNT + "}")) return Optional.empty();
        return Optional.of(PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(
                place.group(1).equals(AMOUNT) && amount != null
                        ? amount.plain() : params.get(place.group(1)))));
    }

    void requireKnownPlaces(Collection<String> params) {
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(name -> {
            if (!name.equals(AMOUNT) && !params.contains(name)) {
                throw new IllegalArgumentException("{" + name + "} is no wallet field");
            }
        });
    }
}
