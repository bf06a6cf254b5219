package io.pasarela.postbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** Real HTTP to servers that nobody vouches for. */
@Component
class HttpEndpoint implements MerchantEndpoint {

    private static final ContentType JSON = ContentType.create("application/json");
    private static final int HEADER_LINE_MAX = 8 << 10;
    private static final int HEADERS_MAX = 100;

    /** Shorter than servers keep idle connections, so that we rarely meet one just closed. */
    private static final TimeValue KEPT_ALIVE = TimeValue.ofSeconds(4);
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(500);

    /** Then the name is resolved again. */
    private static final TimeValue CONNECTION_AGE_MAX = TimeValue.ofSeconds(60);

    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    HttpEndpoint(PostbackSettings settings, AddressGuard guard, Clock clock) {
        this.timeout = settings.timeout();
        this.clock = clock;
        this.client = client(settings, guard);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("postback-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(PostbackSettings settings, AddressGuard guard) {
        RequestConfig request = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.timeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.timeout()))
                .setConnectionKeepAlive(KEPT_ALIVE)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections(settings, guard))
                .setDefaultRequestConfig(request)
                .setUserAgent("Pasarela")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .evictIdleConnections(KEPT_ALIVE)
                .build();
    }

    private static HttpClientConnectionManager connections(
            PostbackSettings settings, AddressGuard guard) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(HEADER_LINE_MAX)
                                .setMaxHeaderCount(HEADERS_MAX)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.timeout()))
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .setTimeToLive(CONNECTION_AGE_MAX)
                        .build())
                // Who may send how much at once is decided by Lanes; nobody waits here.
                .setMaxConnPerRoute(settings.firstSlots() + settings.retrySlots())
                .setMaxConnTotal(2 * (settings.firstSlots() + settings.retrySlots()))
                .build();
    }

    @Override
    public Reply send(Parcel parcel) {
        if (Endpoint.of(parcel.url()).isEmpty()) {
            return new Reply.Unreachable("not a URL that postbacks may go to");
        }
        HttpPost request = request(parcel);
        // A socket's timeout begins anew with every byte; this one does not.
        var late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(() -> {
            late.set(true);
            request.abort();
        }, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange(request);
        } catch (IOException | RuntimeException e) {
            return late.get() || e instanceof SocketTimeoutException
                    ? new Reply.TimedOut("no answer in time")
                    : new Reply.Unreachable(describe(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpPost request(Parcel parcel) {
        long now = clock.instant().getEpochSecond();
        var request = new HttpPost(parcel.url());
        request.setEntity(new ByteArrayEntity(parcel.body().getBytes(UTF_8), JSON));
        request.setHeader("webhook-id", parcel.webhookId());
        request.setHeader("webhook-timestamp", Long.toString(now));
        request.setHeader("webhook-signature", WebhookSignature.of(
                parcel.webhookId(), now, parcel.body(), parcel.webhookSecrets()));
        if (parcel.test()) request.setHeader("Pasarela-Test", "true");
        return request;
    }

    private Reply exchange(HttpPost request) throws IOException {
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            byte[] body = body(response);
            // Closing would read the rest, to keep the connection; not of such an answer.
            if (body.length > AnswerReader.READ_MAX) request.abort();
            return AnswerReader.read(response.getCode(), body);
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) return new byte[0];
        InputStream content = entity.getContent();
        return content.readNBytes(AnswerReader.READ_MAX + 1);
    }

    private static String describe(Exception e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        String text = e.getClass().getSimpleName() + message;
        return text.replace('\0', ' ').substring(0, Math.min(text.length(), 300));
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }
}
