package io.pasarela;

import io.pasarela.platform.MasterKey;
import io.pasarela.platform.jobs.Job;
import io.pasarela.platform.postgres.TestDatabase;
import io.pasarela.platform.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole gateway on a real database, driven over HTTP; its clock is set by hand. */
public final class TestGateway implements AutoCloseable {

    static {
        // Tenants are told by host, and programs cannot resolve *.localhost here.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    public static final String SECRET = "test_api_secret";
    public static final String OTHER_SECRET = "other_api_secret";
    public static final String FEED_TOKEN = "test_feed_token";

    private static final String KEY_FILE = "--pasarela.master-key-file=";
    private static final Path MERCHANTS = Path.of("src/test/resources/test-merchants.yaml");

    private final TestDatabase database;
    private final List<String> settings;
    private final ConfigurableApplicationContext context;
    private final TestClock clock = new TestClock();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    private TestGateway(TestDatabase database, Path declaration, List<String> settings) {
        this.database = database;
        this.settings = settings;
        var arguments = new ArrayList<>(database.arguments());
        arguments.addAll(List.of(
                "--server.port=0", "--management.server.port=0", "--pasarela.demo=true",
                KEY_FILE + masterKey(),
                "--pasarela.apply=" + declaration,
                "--pasarela.payment-systems-dir=src/test/resources/own-systems",
                "--pasarela.edge.default-merchant=test",
                "--pasarela.postbacks.allowed-networks=127.0.0.0/8",
                "--pasarela.people.second-factor-from-role=none",
                "--logging.level.root=WARN"));
        for (String setting : settings) {
            String key = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(key));
            arguments.add(setting);
        }
        var application = new SpringApplication(Pasarela.class);
        application.addInitializers(started -> ((GenericApplicationContext) started)
                .registerBean("testClock", Clock.class, () -> clock,
                        bean -> bean.setPrimary(true)));
        context = application.run(arguments.toArray(String[]::new));
    }

    /** With the two merchants of {@code test-merchants.yaml}; later settings win. */
    public static TestGateway start(String... settings) {
        return new TestGateway(TestPostgres.fresh(), MERCHANTS, List.of(settings));
    }

    /** A second node on the database of this one. */
    public TestGateway secondNode() {
        return new TestGateway(database, MERCHANTS, settings);
    }

    private static Path masterKey() {
        try {
            Path file = Path.of("target", "test-master-key.json");
            if (!Files.exists(file)) MasterKey.create(file, MasterKey.Purpose.DEMO);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestClock clock() {
        return clock;
    }

    /** With which another program finds this gateway's database. */
    public List<String> settings() {
        var settings = new ArrayList<>(database.arguments());
        settings.addAll(List.of("--pasarela.demo=true", KEY_FILE + masterKey()));
        return settings;
    }

    /** What only the owner of the database may see. */
    public JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Runs a recurring job now, as its schedule would. */
    public void runJob(String name) {
        context.getBeansOfType(Job.class).values().stream()
                .filter(job -> job.name().equals(name)).findFirst().orElseThrow().work().run();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Repeats a request that met a busy gateway, as every merchant may. */
    public HttpResponse<String> sendUntilAnswered(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        for (int tries = 1; answer.statusCode() == 503 && tries < 100; tries++) {
            answer = send(request);
        }
        return answer;
    }

    /** POSTs JSON with the merchant's secret. */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path + "?secret=" + SECRET)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("X-Api-Secret", SECRET).build());
    }

    /** Reports one bank transaction of the first merchant. */
    public HttpResponse<String> report(String system, String reference, String amount) {
        boolean pyg = system.equals("itau_ml");
        return feed("""
                {"transactions":[{"wallet_type":"%s","wallet":"%s","reference":"%s",\
                "amount":"%s","currency_code":"%s","payer":"NAME"}]}""".formatted(
                system, pyg ? "220000000" : "81354111", reference, amount, pyg ? "PYG" : "CRC"));
    }

    public HttpResponse<String> feed(String json) {
        return sendUntilAnswered(request("/feed/v1/transactions")
                .header("Authorization", "Bearer " + FEED_TOKEN)
                .POST(BodyPublishers.ofString(json)).build());
    }

    @Override
    public void close() {
        context.close();
        http.shutdownNow();
    }
}
