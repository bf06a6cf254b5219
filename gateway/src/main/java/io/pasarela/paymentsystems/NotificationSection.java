package io.pasarela.paymentsystems;

import com.google.re2j.Pattern;
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
                part.has("sender") ? part.text("sender", DefinitionReader::pattern) : null,
                part.choice("direction", Direction.class),
                part.choice("shape", Shape.class),
                patterns(part, "patterns"),
                part.has("optional") ? patterns(part, "optional") : List.of());
    }

    private static List<Pattern> patterns(Section part, String key) {
        List<String> texts = part.texts(key);
        return part.checked(key,
                () -> texts.stream().map(DefinitionReader::pattern).toList());
    }
}
