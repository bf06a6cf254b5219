package io.pasarela;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A multipart form as browsers and PHP send it. */
public final class Multipart {

    public static final String TYPE = "multipart/form-data; boundary=PasarelaTest";

    private Multipart() {}

    public static byte[] form(Map<String, String> fields, String file, byte[] content) {
        return form(fields, "screenshot", file, content);
    }

    public static byte[] form(
            Map<String, String> fields, String field, String file, byte[] content) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(body, "--PasarelaTest\r\n"
                + "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"
                + value + "\r\n"));
        if (content != null) {
            write(body, "--PasarelaTest\r\nContent-Disposition: form-data; name=\"" + field + "\"; "
                    + "filename=\"" + file + "\"\r\nContent-Type: image/png\r\n\r\n");
            body.writeBytes(content);
            write(body, "\r\n");
        }
        write(body, "--PasarelaTest--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
