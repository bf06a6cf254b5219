package io.pasarela.torture.town;

import io.pasarela.sdk.Pasarela;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clients' lines to the gateways: a merchant's program at each of them, and bare HTTP. */
public final class Lines {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final Town town;
    private final Map<Program, Pasarela> programs = new ConcurrentHashMap<>();
    private final HttpClient http = client().build();

    private record Program(Tenant tenant, String privateKey, int port) {}

    public Lines(Town town) {
        this.town = town;
    }

    public static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER).connectTimeout(CONNECT_WITHIN);
    }

    /** The town as it is with one gateway only; they are counted round and round. */
    public Town at(int gate) {
        int port = town.ports().get(Math.floorMod(gate, town.ports().size()));
        return new Town(town.cast(), List.of(port));
    }

    public Pasarela program(Tenant tenant, int gate) {
        return program(tenant, tenant.privateKey(), gate);
    }

    /** One that signs with a key of its own choice. */
    public Pasarela program(Tenant tenant, String privateKey, int gate) {
        Town one = at(gate);
        return programs.computeIfAbsent(
                new Program(tenant, privateKey, one.ports().getFirst()),
                program -> Pasarela.builder(one.api(tenant), tenant.apiSecret())
                        .privateKey(program.privateKey())
                        .connectTimeout(CONNECT_WITHIN).timeout(TIMEOUT).build());
    }

    public Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        return send(http, request);
    }

    /** Empty when no whole answer came in time. */
    public static Optional<HttpResponse<String>> send(HttpClient client, HttpRequest request)
            throws InterruptedException {
        CompletableFuture<HttpResponse<String>> sending =
                client.sendAsync(request, BodyHandlers.ofString());
        try {
            // The client's own time-out ends with the headers; this one includes the body.
            return Optional.of(sending.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) return Optional.empty();
            throw new IllegalStateException("the HTTP client failed", e.getCause());
        } finally {
            sending.cancel(true);
        }
    }
}
