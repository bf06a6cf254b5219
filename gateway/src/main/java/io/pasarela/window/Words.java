package io.pasarela.window;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountStyle;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The window's texts in one language, and amounts as people write them.
 *
 * @param styles how amounts are written, by currency; the others are written as in the language
 */
record Words(Locale locale, ResourceBundle bundle, Map<String, AmountStyle> styles) {

    /** The languages the window speaks; the first is spoken to whoever asks for none of them. */
    static final List<String> LANGUAGES = List.of("en", "es", "bn", "my");

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
        var style = styles.get(money.currency().getCurrencyCode());
        return style != null
                ? style.write(money)
                : number(money) + "\u00a0" + money.currency().getCurrencyCode();
    }

    /** As {@link #amount}, without the symbol. */
    String number(Money money) {
        var style = styles.get(money.currency().getCurrencyCode());
        if (style != null) return style.number(money);
        var format = NumberFormat.getNumberInstance(locale);
        int decimals = money.isWhole() ? 0 : money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.decimal());
    }
}
