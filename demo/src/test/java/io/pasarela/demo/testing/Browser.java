package io.pasarela.demo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor without scripts: keeps cookies, follows redirects, sends forms. */
public final class Browser implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private String language = "en";

    /** What came back. */
    public record Seen(int status, String path, String text, byte[] bytes) {

        /** What stands in the only group of a pattern that occurs in the page. */
        public String find(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            if (!matcher.find()) throw new AssertionError("no " + pattern + " in " + text);
            return matcher.group(1);
        }
    }

    public Browser(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    public Browser speaking(String language) {
        this.language = language;
        return this;
    }

    public Seen get(String path) {
        return send(request(path).GET());
    }

    public Seen post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public Seen post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", language);
    }

    private Seen send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Seen(answer.statusCode(), answer.uri().getPath(),
                    new String(answer.body(), UTF_8), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
