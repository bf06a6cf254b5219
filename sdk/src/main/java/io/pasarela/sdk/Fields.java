package io.pasarela.sdk;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A JSON object seen through the contract: every accessor checks what it hands out. */
record Fields(Map<String, Object> values) {

    static Fields of(Object json) {
        if (!(json instanceof Map<?, ?> map)) throw new Unreadable("not an object");
        @SuppressWarnings("unchecked") // the reader makes no other maps
        Map<String, Object> values = (Map<String, Object>) map;
        return new Fields(values);
    }

    String text(String name) {
        return required(name, textOrNull(name));
    }

    String textOrNull(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) return (String) value;
        throw wrong(name);
    }

    String textOrEmpty(String name) {
        String text = textOrNull(name);
        return text == null ? "" : text;
    }

    /** An amount, which the contract writes as a number here and as a text there. */
    BigDecimal decimal(String name) {
        return required(name, decimalOrNull(name));
    }

    BigDecimal decimalOrNull(String name) {
        Object value = values.get(name);
        if (value instanceof String text && !text.isEmpty()) value = number(name, text);
        if (value == null || value instanceof BigDecimal) return (BigDecimal) value;
        throw wrong(name);
    }

    Long longOrNull(String name) {
        BigDecimal number = decimalOrNull(name);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(name);
        }
    }

    long integer(String name) {
        return required(name, longOrNull(name));
    }

    boolean flag(String name) {
        return required(name, flagOrNull(name));
    }

    Boolean flagOrNull(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) return (Boolean) value;
        throw wrong(name);
    }

    LocalDateTime time(String name) {
        return required(name, timeOrNull(name));
    }

    LocalDateTime timeOrNull(String name) {
        String text = textOrEmpty(name);
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        try {
            return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(name);
        }
    }

    Fields object(String name) {
        return of(required(name, values.get(name)));
    }

    <T> List<T> list(String name, Function<Fields, T> item) {
        if (!(values.get(name) instanceof List<?> items)) throw wrong(name);
        return items.stream().map(Fields::of).map(item).toList();
    }

    private static Object number(String name, String text) {
        try {
            return JsonReader.read(text);
        } catch (Unreadable e) {
            throw wrong(name);
        }
    }

    private static <T> T required(String name, T value) {
        if (value == null) throw new Unreadable(name + " is missing");
        return value;
    }

    private static Unreadable wrong(String name) {
        return new Unreadable(name + " is not what it should be");
    }
}
