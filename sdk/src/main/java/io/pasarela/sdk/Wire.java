package io.pasarela.sdk;

import io.pasarela.sdk.TryAgain.Cause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, and sorts what comes back into done, no, and open. */
final class Wire {

    private static final Duration RETRY_DEFAULT = Duration.ofSeconds(1);
    private static final Duration RETRY_MAX = Duration.ofDays(1);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_FAULTS = 500;

    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    Wire(URI base, Duration connectTimeout, Duration timeout) {
        // A redirect would carry the secret elsewhere; the gateway never sends one.
        this.http = HttpClient.newBuilder().version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER).connectTimeout(connectTimeout).build();
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).GET();
    }

    HttpRequest.Builder post(String path, Map<String, ?> json) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(json)));
    }

    HttpRequest.Builder post(String path, Multipart form) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.body()));
    }

    Reply send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> sending =
                http.sendAsync(request.header("Accept", "application/json").build(),
                        head -> new LimitedBody(JsonReader.LENGTH_MAX));
        try {
            // The client's own time-out ends with the headers; this one includes the body.
            return sorted(sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return noAnswer("no answer within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return noAnswer("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) return noAnswer(fault.toString());
            throw new IllegalStateException("the HTTP client failed", e.getCause());
        } finally {
            sending.cancel(true);
        }
    }

    private static Reply noAnswer(String message) {
        return new Reply.Open(new TryAgain(Cause.NO_ANSWER, RETRY_DEFAULT, "", message));
    }

    private static Reply sorted(HttpResponse<byte[]> response) {
        boolean documented = response.statusCode() / 100 == 2;
        Fields body;
        try {
            body = Fields.of(JsonReader.read(response.body()));
            if (documented && !body.text("status").equals("fail")) {
                return new Reply.Done(new Answer(body, response.headers()));
            }
        } catch (Unreadable e) {
            if (documented) return new Reply.Open(Reply.unreadable(e));
            // A proxy may have answered instead; its status still says what to do.
            body = new Fields(Map.of());
        }
        return notDone(response.statusCode(), response.headers(), body);
    }

    private static Reply notDone(int status, HttpHeaders headers, Fields body) {
        String code = headers.firstValue("Pasarela-Error").orElse("");
        Map<String, List<String>> faults = faults(body);
        String message = message(status, body, faults);
        boolean tooMany = status == TOO_MANY_REQUESTS;
        if (!tooMany && status < SERVER_FAULTS) {
            return new Reply.No(new Refused(code, message, faults, status));
        }
        Cause cause = tooMany ? Cause.TOO_MANY_ATTEMPTS
                : status == UNAVAILABLE ? Cause.BUSY : Cause.SERVER_ERROR;
        return new Reply.Open(new TryAgain(cause, retryAfter(headers), code, message));
    }

    private static String message(int status, Fields body, Map<String, List<String>> faults) {
        if (body.values().get("message") instanceof String text) return text;
        if (faults.isEmpty()) return "HTTP " + status;
        return String.join("; ", faults.entrySet().stream()
                .map(fault -> fault.getKey() + ": " + String.join(", ", fault.getValue()))
                .toList());
    }

    private static Map<String, List<String>> faults(Fields body) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        if (body.values().get("message") instanceof Map<?, ?> fields) {
            fields.forEach((name, texts) -> faults.put((String) name,
                    texts instanceof List<?> list
                            ? list.stream().map(String::valueOf).toList()
                            : List.of(String.valueOf(texts))));
        }
        return faults;
    }

    private static Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.firstValue("Retry-After").orElse("");
        if (!seconds.matches("[0-9]{1,9}")) return RETRY_DEFAULT;
        Duration after = Duration.ofSeconds(Long.parseLong(seconds));
        return after.compareTo(RETRY_MAX) < 0 ? after : RETRY_MAX;
    }
}
