package io.pasarela.demo.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language the pages are written in. */
public enum Language {
    /** English, with numbers as written in the United States. */
    EN("English", Locale.US),
    /** Spanish, with numbers as written in Paraguay and, mostly, in Costa Rica. */
    ES("Español", Locale.of("es", "PY"));

    private static final int ACCEPTED_MAX = 20;

    private final String title;
    private final Locale locale;

    Language(String title, Locale locale) {
        this.title = title;
        this.locale = locale;
    }

    /** Its name in itself. */
    public String title() {
        return title;
    }

    /** How it writes numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /** Its code on the wire and in pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a code such as {@code es} or {@code es-CR}. */
    static Optional<Language> of(String code) {
        String primary = code.strip().split("[-_;]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(l -> l.code().equals(primary)).findFirst();
    }

    /** The first one of an Accept-Language header that we speak, else English. */
    static Language accepted(String header) {
        return Stream.of(header.split(",", ACCEPTED_MAX))
                .flatMap(range -> of(range).stream())
                .findFirst().orElse(EN);
    }
}
