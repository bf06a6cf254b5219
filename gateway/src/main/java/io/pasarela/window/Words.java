package io.pasarela.window;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The window's texts in one language, and amounts as people write them.
 *
 * @param styles how amounts are written, by currency; the others are written as in the language
 */
record Words(Locale locale, ResourceBundle bundle, Map<String, AmountStyle> styles) {

    /**
     * The languages the window speaks: those there is a file of. The first, English, is spoken to
     * whoever asks for none of them.
     */
    static final List<String> LANGUAGES = languages();

    private static final String BUNDLE = "window.messages";

    /**
     * In the link's language if we speak it, else in the best the browser asks for.
     *
     * @param acceptLanguage the browser's header; empty when there is none
     */
    static Words chosen(String lang, String acceptLanguage) {
        if (LANGUAGES.contains(lang)) return in(lang);
        try {
            String best = Locale.lookupTag(
                    Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return in(best == null ? LANGUAGES.getFirst() : best);
        } catch (IllegalArgumentException noHeader) {
            return in(LANGUAGES.getFirst());
        }
    }

    private static List<String> languages() {
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:window/messages_??.properties");
            return Arrays.stream(files)
                    .map(file -> Objects.requireNonNull(file.getFilename()).substring(9, 11))
                    .distinct()
                    .sorted(Comparator.comparing((String lang) -> !lang.equals("en"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Words in(String language) {
        // Banks' apps want the digits that the copy buttons copy, in every language.
        var locale = Locale.forLanguageTag(language + "-u-nu-latn");
        var noFallback = ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(
                locale, ResourceBundle.getBundle(BUNDLE, locale, noFallback), Map.of());
    }

    Words writing(Map<String, AmountStyle> how) {
        return new Words(locale, bundle, how);
    }

    String lang() {
        return locale.getLanguage();
    }

    String get(String key) {
        return bundle.getString(key);
    }

    String get(String key, String... values) {
        String text = get(key);
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", values[i]);
        return text;
    }

    /** With the marks and the symbol of the currency's country, else of the language. */
    String amount(Money money) {
        return style(money.currency()).write(money);
    }

    /** As {@link #amount}, without the symbol. */
    String number(Money money) {
        return style(money.currency()).number(money);
    }

    AmountStyle style(Currency currency) {
        String code = currency.getCurrencyCode();
        var style = styles.get(code);
        if (style != null) return style;
        var marks = DecimalFormatSymbols.getInstance(locale);
        return new AmountStyle("", "\u00a0" + code, marks.getGroupingSeparator(),
                marks.getDecimalSeparator(), 3);
    }

    /** As people call it: Costa Rican colón. */
    String currency(Currency currency) {
        String name = currency.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
