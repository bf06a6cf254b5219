package io.pasarela.demo.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** What the pages of one package say, in one language, together with what all pages say. */
public final class Texts {

    private final Language language;
    private final Properties texts;

    private Texts(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The texts beside a class, {@code texts_en.properties} and so on, in every language. */
    public static Map<Language, Texts> of(Class<?> owner) {
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Properties texts = new Properties();
            String file = "texts_" + language.code() + ".properties";
            load(texts, Texts.class, file);
            load(texts, owner, file);
            all.put(language, new Texts(language, texts));
        }
        return all;
    }

    /** The language they are in. */
    public Language language() {
        return language;
    }

    /** A text; {@code {0}} and so on in it become the parts. */
    public String say(String key, Object... parts) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException("no text " + key);
        for (int i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return text;
    }

    private static void load(Properties texts, Class<?> owner, String file) {
        try (var in = owner.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no " + file + " beside " + owner);
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
