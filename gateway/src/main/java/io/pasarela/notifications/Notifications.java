package io.pasarela.notifications;

import static io.pasarela.notifications.Reading.Why.SEVERAL_MEANINGS;
import static io.pasarela.notifications.Reading.Why.UNKNOWN_WORDING;

import io.pasarela.paymentsystems.NotificationParser;
import io.pasarela.paymentsystems.NotificationParser.Shape;
import io.pasarela.paymentsystems.PaymentSystem;
import java.util.EnumMap;
import java.util.List;

/** Reads banks' notifications by the parsers of a payment system. */
public final class Notifications {

    /** Longer texts are no notifications. */
    public static final int LENGTH_MAX = 20_000;

    private Notifications() {}

    /**
     * By the system's own parsers.
     *
     * @param sender the number or address the text came from
     */
    public static Reading read(PaymentSystem system, String sender, String text) {
        return read(system, system.parsers(), sender, text);
    }

    /** By these parsers, of which some may be tried before they are kept. */
    public static Reading read(
            PaymentSystem system, List<NotificationParser> parsers, String sender, String text) {
        if (text.length() > LENGTH_MAX) return new Reading.Unread(UNKNOWN_WORDING);
        var folded = new EnumMap<Shape, FoldedText>(Shape.class);
        List<Reading> readings = parsers.stream()
                .filter(parser -> parser.sender() == null
                        || parser.sender().matcher(sender).matches())
                .flatMap(parser -> new ParsedText(system, parser, folded.computeIfAbsent(
                        parser.shape(), shape -> FoldedText.of(text, shape))).read().stream())
                .toList();
        if (readings.isEmpty()) return new Reading.Unread(UNKNOWN_WORDING);
        if (readings.stream().allMatch(Reading.NotIncoming.class::isInstance)) {
            return readings.getFirst();
        }
        return readings.size() == 1 ? readings.getFirst() : new Reading.Unread(SEVERAL_MEANINGS);
    }
}
