package io.pasarela.office;

import io.pasarela.money.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** How the office speaks one language: its texts, amounts and times. */
public enum Words {
    EN("en", "English"), ES("es", "Español");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String language;
    private final String ownName;
    private final Locale locale;
    private final ResourceBundle texts;

    Words(String language, String ownName) {
        this.language = language;
        this.ownName = ownName;
        this.locale = Locale.of(language);
        this.texts = ResourceBundle.getBundle("office/words", locale,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public String language() {
        return language;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** The other language, for the switch. */
    public Words other() {
        return switch (this) {
            case EN -> ES;
            case ES -> EN;
        };
    }

    /** What was chosen by the switch, else what the browser asks for, else English. */
    static Words choose(@Nullable String chosen, @Nullable String acceptLanguage) {
        for (Words words : values()) {
            if (words.language.equals(chosen)) return words;
        }
        List<Locale> known = Arrays.stream(values()).map(words -> words.locale).toList();
        Locale best = Locale.lookup(ranges(acceptLanguage), known);
        return best == null ? EN : choose(best.getLanguage(), null);
    }

    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) return List.of();
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    /** The text of that key, with what belongs into its gaps. */
    public String say(String key, Object... gaps) {
        // A name that lacks must not keep an operator from his work; a test finds it.
        String text = has(key) ? texts.getString(key) : key;
        return gaps.length == 0 ? text : new MessageFormat(text, locale).format(gaps);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Such as {@code 25,000 PYG}, in Spanish {@code 25.000 PYG}. */
    public String money(Money money) {
        return signed(money.minor(), money.currency());
    }

    /** A count of the currency's smallest units that may be below nothing. */
    public String signed(long minor, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(minor, decimals)) + " "
                + currency.getCurrencyCode();
    }

    /** How many, such as {@code 100,000}. */
    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** A time as clocks in that zone showed it. */
    public String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    /** How long something has lasted, in its two largest units. */
    public String age(Duration age) {
        if (age.toDays() > 0) return age.toDays() + " d " + age.toHoursPart() + " h";
        if (age.toHours() > 0) return age.toHours() + " h " + age.toMinutesPart() + " min";
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : "< 1 min";
    }
}
