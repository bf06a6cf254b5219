package io.pasarela.paymentsystems;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.pasarela.paymentsystems.NotificationParser.Direction;
import io.pasarela.paymentsystems.NotificationParser.Shape;
import java.util.List;

/** Reads how banks word their notifications from a definition file. */
final class NotificationSection {

    private NotificationSection() {}

    static List<NotificationParser> read(Section top) {
        return List.copyOf(top.named("notifications",
                (part, name) -> part.section(name, inner -> parser(name, inner))).values());
    }

    private static NotificationParser parser(String name, Section part) {
        return new NotificationParser(name, part.integer("version"),
                part.has("sender") ? part.text("sender", NotificationSection::pattern) : null,
                part.choice("direction", Direction.class),
                part.choice("shape", Shape.class),
                patterns(part, "patterns"),
                part.has("optional") ? patterns(part, "optional") : List.of());
    }

    private static List<Pattern> patterns(Section part, String key) {
        List<String> texts = part.texts(key);
        return part.checked(key,
                () -> texts.stream().map(NotificationSection::pattern).toList());
    }

    /** Whatever would not run in linear time, such as a look-ahead, is refused by RE2/J. */
    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("bad pattern: " + broken.getMessage(), broken);
        }
    }
}
