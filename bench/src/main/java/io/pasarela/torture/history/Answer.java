package io.pasarela.torture.history;

import io.pasarela.sdk.Postbacks;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a merchant's server says.
 *
 * @param headers whole lines, beside the length
 */
public record Answer(int code, List<String> headers, byte[] body) {

    /** The only one that counts. */
    public static final Answer OK = of(200, Postbacks.ANSWER);

    /** More blanks than a gateway reads. */
    private static final int TOO_LONG = (64 << 10) + 1;

    /** Each of them looks like an ok to somebody who does not look closely. */
    public static final List<Answer> RUBBISH = List.of(
            of(200, "ok"),
            of(200, "{\"status\":\"fail\"}"),
            of(200, "{\"status\":\"ok \"}"),
            of(200, "{\"status\":\"OK\"}"),
            of(201, Postbacks.ANSWER),
            of(200, " ".repeat(TOO_LONG) + Postbacks.ANSWER),
            of(200, "[\"ok\"]"),
            of(500, Postbacks.ANSWER),
            of(200, Postbacks.ANSWER + "}"),
            of(200, ""),
            new Answer(200, List.of("Content-Encoding: gzip"), new byte[] {0x1f, (byte) 0x8b, 8,
                0, 0, 0, 0, 0, 0, (byte) 0xff, 'o', 'k', (byte) 0xff, (byte) 0xfe}));

    public static Answer of(int code, String body) {
        return new Answer(code, List.of("Content-Type: application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** Its body says ok, but that is not for this request. */
    public static Answer redirect(int code, String location) {
        return new Answer(code, List.of("Location: " + location), OK.body);
    }
}
