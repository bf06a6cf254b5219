package io.pasarela.paymentsystems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One map of a definition file. It gives each value in the one type that is expected there, and
 * remembers which keys were asked for, so that a mistyped one is a fault and not a silence.
 */
final class Section {

    private static final int TEXT_MAX = 500;
    private static final int LIST_MAX = 20;

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Reads a map whole: what {@code reader} does not ask for is refused. */
    static <T> T read(String file, JsonNode node, Function<Section, T> reader) {
        return read(file, "", node, reader);
    }

    private static <T> T read(
            String file, String path, JsonNode node, Function<Section, T> reader) {
        var section = new Section(file, path, node);
        if (!node.isObject()) throw section.fault("", "a map is expected here");
        T value = section.checked("", () -> reader.apply(section));
        for (String key : node.propertyNames()) {
            if (!section.asked.contains(key)) throw section.fault(key, "unknown key");
        }
        return value;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    <T> T section(String key, Function<Section, T> reader) {
        return read(file, at(key), required(key), reader);
    }

    /** A map whose keys are names of the file's own choice, in the file's order. */
    <T> Map<String, T> named(String key, BiFunction<Section, String, T> reader) {
        return section(key, inner -> {
            var values = new LinkedHashMap<String, T>();
            for (String name : inner.node.propertyNames()) {
                values.put(name, reader.apply(inner, name));
            }
            return values;
        });
    }

    String text(String key) {
        return textOf(key, required(key));
    }

    /** A text made into something else; what that refuses is a fault at this key. */
    <T> T text(String key, Function<String, T> maker) {
        String text = text(key);
        return checked(key, () -> maker.apply(text));
    }

    int integer(String key) {
        JsonNode value = required(key);
        if (!value.isInt()) throw fault(key, "a whole number is expected here");
        return value.intValue();
    }

    /** An amount as text; a number with decimals must be quoted, for it would not stay exact. */
    String amount(String key) {
        JsonNode value = required(key);
        if (value.isIntegralNumber()) return value.bigIntegerValue().toString();
        return textOf(key, value);
    }

    @Nullable Boolean booleanOrNull(String key) {
        JsonNode value = required(key);
        if (value.isNull()) return null;
        if (!value.isBoolean()) throw fault(key, "true, false or null is expected here");
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return text(key, text -> constant(text, type));
    }

    List<String> texts(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty() || value.size() > LIST_MAX) {
            throw fault(key, "a list of 1 to " + LIST_MAX + " texts is expected here");
        }
        var texts = new ArrayList<String>();
        for (JsonNode item : value) {
            texts.add(textOf(key + "[" + texts.size() + "]", item));
        }
        if (Set.copyOf(texts).size() < texts.size()) throw fault(key, "an entry stands twice");
        return texts;
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<String> texts = texts(key);
        return checked(key, () -> texts.stream().map(text -> constant(text, type)).toList());
    }

    /** Turns what a value refuses about itself into a fault at {@code key}. */
    <T> T checked(String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException refused) {
            throw fault(key, String.valueOf(refused.getMessage()));
        }
    }

    BrokenDefinition fault(String key, String fault) {
        return new BrokenDefinition(file, at(key), fault);
    }

    private JsonNode required(String key) {
        if (!has(key)) throw fault(key, "missing");
        return node.get(key);
    }

    private String textOf(String key, JsonNode value) {
        if (!value.isString()) throw fault(key, "a text is expected here (put it in quotes)");
        String text = value.stringValue();
        if (text.isBlank() || text.length() > TEXT_MAX) {
            throw fault(key, "a text of 1 to " + TEXT_MAX + " characters is expected here");
        }
        return text;
    }

    private String at(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    /** In files {@code wallet-recipient}, in code {@code WALLET_RECIPIENT}. */
    private static <E extends Enum<E>> E constant(String text, Class<E> type) {
        var known = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) return constant;
            known.add(name);
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + known);
    }
}
