package io.pasarela.demo.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup with holes: {@code {name}} takes a value, {@code {#key}} one of the page's texts. A value
 * that is not {@link Html} is escaped; a hole without a value is a bug and says so.
 */
public final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{(#?)([a-z][A-Za-z0-9.-]*)}");

    private final String markup;

    private Template(String markup) {
        this.markup = markup;
    }

    /** Markup with holes. */
    public static Template of(String markup) {
        return new Template(markup);
    }

    /** Fills every hole. */
    public Html fill(Texts texts, Map<String, ?> values) {
        return new Html(HOLE.matcher(markup).replaceAll(hole -> {
            String name = hole.group(2);
            Object value = hole.group(1).isEmpty() ? values.get(name) : texts.say(name);
            if (value == null) throw new IllegalArgumentException("nothing for {" + name + "}");
            Html html = value instanceof Html markup ? markup : Html.of(value.toString());
            return Matcher.quoteReplacement(html.markup());
        }));
    }
}
