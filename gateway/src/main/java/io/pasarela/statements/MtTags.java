package io.pasarela.statements;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of SWIFT messages, one after the other, with or without the blocks around them. */
final class MtTags {

    /** A field has six lines of 65 at most; banks are generous. */
    private static final int FIELD_MAX = 4_096;

    private static final Pattern TAG = Pattern.compile(":(?<name>[0-9]{2}[A-Z]?):(?<value>.*)");

    private final BiConsumer<String, String> each;
    private @Nullable String name;
    private StringBuilder value = new StringBuilder();

    private MtTags(BiConsumer<String, String> each) {
        this.each = each;
    }

    /** False when a field is longer than any can be; what stood before it was told. */
    static boolean read(Path file, BiConsumer<String, String> each) throws IOException {
        var tags = new MtTags(each);
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = line(reader); line != null; line = line(reader)) {
                if (line.length() + tags.value.length() > FIELD_MAX) return false;
                tags.take(line);
            }
        }
        tags.end();
        return true;
    }

    /** As far as it may be; a longer one is too long. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        int c = reader.read();
        if (c < 0) return null;
        while (c >= 0 && c != '\n' && line.length() <= FIELD_MAX) {
            if (c != '\r') line.append((char) c);
            c = reader.read();
        }
        return line.toString();
    }

    private void take(String line) {
        // The header's blocks may stand before the first field, and end the message behind "-".
        String field = line.startsWith("{") ? line.replaceFirst("^.*?(?=:20:)", "") : line;
        Matcher tag = TAG.matcher(field);
        if (tag.matches()) {
            end();
            name = tag.group("name");
            value.append(tag.group("value"));
        } else if (field.startsWith("{") || field.startsWith("-")) {
            end();
        } else if (name != null) {
            value.append('\n').append(field);
        }
    }

    private void end() {
        if (name != null) each.accept(name, value.toString().strip());
        name = null;
        value = new StringBuilder();
    }
}
