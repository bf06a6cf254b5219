package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;

/** A multipart/form-data body of texts and one file. */
record Multipart(String contentType, byte[] body) {

    static Multipart of(Map<String, String> texts, String fileField, byte[] file) {
        // Random, so that no content can hold the boundary by chance or by intent.
        String boundary = "pasarela-" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + 2048);
        texts.forEach((name, text) -> {
            write(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                    + "\"\r\n\r\n" + text + "\r\n");
        });
        write(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                + "\"; filename=\"" + fileField
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        out.writeBytes(file);
        write(out, "\r\n--" + boundary + "--\r\n");
        return new Multipart("multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
