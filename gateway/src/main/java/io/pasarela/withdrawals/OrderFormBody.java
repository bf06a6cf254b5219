package io.pasarela.withdrawals;

import io.pasarela.withdrawals.OrderReader.MalformedException;
import io.pasarela.withdrawals.SignedValue.Members;
import io.pasarela.withdrawals.SignedValue.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an order sent as a form: every value is text, {@code a[b]=c} is member b of object a. */
final class OrderFormBody {

    private static final Pattern MEMBER = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)]");

    private OrderFormBody() {}

    static SortedMap<String, SignedValue> read(String body) {
        var fields = new TreeMap<String, SignedValue>();
        for (String pair : body.strip().split("&")) {
            if (pair.isEmpty()) continue;
            String[] sides = pair.split("=", 2);
            String name = decoded(sides[0]);
            var value = new Text(sides.length == 2 ? decoded(sides[1]) : "");
            Matcher member = MEMBER.matcher(name);
            if (member.matches()) {
                put(membersOf(fields, member.group(1)), member.group(2), value);
            } else {
                put(fields, name, value);
            }
        }
        return fields;
    }

    private static SortedMap<String, SignedValue> membersOf(
            SortedMap<String, SignedValue> fields, String name) {
        SignedValue object = fields.computeIfAbsent(name, _ -> new Members(new TreeMap<>()));
        if (object instanceof Members(var values)) return values;
        throw new MalformedException("The field " + name + " comes twice");
    }

    private static void put(
            SortedMap<String, SignedValue> fields, String name, SignedValue value) {
        if (fields.put(name, value) != null) {
            throw new MalformedException("The field " + name + " comes twice");
        }
    }

    private static String decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            switch (raw[i]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(hex(raw, i + 1) * 16 + hex(raw, i + 2));
                    i += 2;
                }
                default -> bytes.write(raw[i]);
            }
        }
        return OrderReader.checked(OrderReader.decode(bytes.toByteArray()));
    }

    private static int hex(byte[] raw, int index) {
        int digit = index < raw.length ? Character.digit(raw[index], 16) : -1;
        if (digit < 0) throw new MalformedException("The form is not well encoded");
        return digit;
    }
}
