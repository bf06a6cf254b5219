package io.pasarela.bankfeed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A bank's text as somebody forwards it. Line ends stay, because they end values; every other
 * character that could break a line is a blank.
 *
 * @param sender short number or mail address
 * @param receivedAt when the phone or mailbox got it
 * @param wallet the number of the wallet it is about, if the forwarder knows
 */
public record RawText(String sender, String body, Instant receivedAt, @Nullable String wallet) {

    /** In UTF-8. */
    public static final int BODY_BYTES_MAX = 10 << 10;
    public static final int NAME_LENGTH_MAX = 190;

    public RawText {
        sender = name(sender);
        body = body(body);
        wallet = wallet == null ? null : name(wallet);
        if (sender.isEmpty() || body.isBlank() || isTooLong(sender) || isTooLarge(body)
                || wallet != null && (wallet.isEmpty() || isTooLong(wallet))) {
            throw new IllegalArgumentException("an empty or endless text");
        }
    }

    /** A sender or wallet as it is kept. */
    public static String name(String raw) {
        return clean(raw, _ -> true).strip();
    }

    /** A text as it is kept. */
    public static String body(String raw) {
        return clean(raw.replace("\r\n", "\n").replace('\r', '\n'), c -> c != '\n');
    }

    public static boolean isTooLong(String name) {
        return name.codePointCount(0, name.length()) > NAME_LENGTH_MAX;
    }

    public static boolean isTooLarge(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length > BODY_BYTES_MAX;
    }

    private static String clean(String raw, IntPredicate counts) {
        var clean = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            boolean breaks = Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                    || Character.getType(c) == Character.SURROGATE;
            clean.appendCodePoint(breaks && counts.test(c) ? ' ' : c);
        });
        return clean.toString();
    }
}
