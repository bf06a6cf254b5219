package io.pasarela.torture.trade;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the window, as far as a payer's browser needs it.
 *
 * @param location where it sends the browser
 */
record WindowPage(int status, @Nullable String location, String html) {

    private static final Pattern FORM = Pattern.compile(
            "<form method=\"post\" action=\"([^\"]*)\" enctype=\"multipart/form-data\">"
                    + "(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern STATE =
            Pattern.compile(" data-state=\"(success|pending|fail)\"");
    private static final Pattern DETAIL = Pattern.compile(
            "<dt>([^<]*)</dt>\\s*<dd><span class=\"value\">([^<]*)</span>");

    /**
     * A form to fill in.
     *
     * @param fields names and what stands in them
     * @param file the name of the field for a picture, if there is one
     */
    record Form(String action, Map<String, String> fields, @Nullable String file) {}

    /** The first form, if there is one. */
    Optional<Form> form() {
        Matcher form = FORM.matcher(html);
        if (!form.find()) return Optional.empty();
        Map<String, String> fields = new LinkedHashMap<>();
        String file = null;
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            if (attribute(input.group(1), "type").equals("file")) {
                file = name;
            } else {
                fields.put(name, attribute(input.group(1), "value"));
            }
        }
        return Optional.of(new Form(unescaped(form.group(1)), fields, file));
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? unescaped(value.group(1)) : "";
    }

    /** How the payment stands: {@code success}, {@code pending} or {@code fail}. */
    Optional<String> state() {
        Matcher state = STATE.matcher(html);
        return state.find() ? Optional.of(state.group(1)) : Optional.empty();
    }

    boolean isSuccess() {
        return state().filter("success"::equals).isPresent();
    }

    /** What was credited, if this visitor may see it: the page names it when it differs. */
    Optional<BigDecimal> received() {
        Map<String, String> details = new LinkedHashMap<>();
        Matcher detail = DETAIL.matcher(html);
        while (detail.find()) details.put(unescaped(detail.group(1)), unescaped(detail.group(2)));
        String shown = details.getOrDefault("Amount received", details.get("Amount you entered"));
        // Both countries' amounts are written as in 1.234,50.
        return Optional.ofNullable(shown).map(text ->
                new BigDecimal(text.replaceAll("[^0-9,]", "").replace(',', '.')));
    }

    boolean says(String text) {
        return unescaped(html).contains(text);
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"")
                .replace("&quot;", "\"").replace("&#39;", "'").replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }
}
