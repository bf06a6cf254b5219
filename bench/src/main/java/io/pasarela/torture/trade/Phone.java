package io.pasarela.torture.trade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.torture.town.Lines;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payer's browser, at an address of its own: the window counts payers by their addresses. */
final class Phone {

    private static final String BOUNDARY = "----form-of-a-payer-who-sends-no-such-line";

    private final HttpClient http;

    /** At the nth address of the loopback, from 0. */
    Phone(int nth) {
        try {
            http = Lines.client().localAddress(
                    InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (nth + 1)})).build();
        } catch (UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Empty when no whole answer came in time. */
    Optional<WindowPage> open(URI address) throws InterruptedException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    Optional<WindowPage> submit(URI address, Map<String, String> fields, @Nullable File file)
            throws InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body(fields, file))));
    }

    /** A file that is sent with a form. */
    record File(String field, byte[] content) {}

    private Optional<WindowPage> send(HttpRequest.Builder request) throws InterruptedException {
        return Lines.send(http, request.header("Accept-Language", "en").build())
                .map(answer -> new WindowPage(answer.statusCode(),
                        answer.headers().firstValue("Location").orElse(null), answer.body()));
    }

    private static byte[] body(Map<String, String> fields, @Nullable File file) {
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                write(out, part(name) + "\r\n\r\n" + value + "\r\n"));
        if (file != null) {
            write(out, part(file.field()) + "; filename=\"receipt\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n");
            out.writeBytes(file.content());
            write(out, "\r\n");
        }
        write(out, "--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    private static String part(String name) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
