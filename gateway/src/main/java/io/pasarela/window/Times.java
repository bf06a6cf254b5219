package io.pasarela.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;

/** Moments and lengths of time as people who read a language say them. */
final class Times {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    private Times() {}

    /** By the clock of the zone of {@code now}, which is named: the reader may be elsewhere. */
    static String moment(Words words, Instant at, ZonedDateTime now) {
        var there = at.atZone(now.getZone());
        boolean isToday = there.toLocalDate().equals(now.toLocalDate());
        return (isToday ? TIME : DAY_AND_TIME).withLocale(words.locale()).format(there)
                + " (" + now.getZone().getDisplayName(TextStyle.FULL, words.locale()) + ")";
    }

    /** Rounded up, so that more is never promised than was so. */
    static String length(Words words, Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) return words.get("time.moment");
        long minutes = up(length, Duration.ofMinutes(1));
        if (minutes < 120) return count(words, "time.minutes", minutes);
        long hours = up(length, Duration.ofHours(1));
        if (hours < 48) return count(words, "time.hours", hours);
        return count(words, "time.days", up(length, Duration.ofDays(1)));
    }

    private static long up(Duration length, Duration unit) {
        return length.plus(unit).minusNanos(1).dividedBy(unit);
    }

    private static String count(Words words, String unit, long count) {
        return count == 1 ? words.get(unit + ".one") : words.get(unit, Long.toString(count));
    }
}
