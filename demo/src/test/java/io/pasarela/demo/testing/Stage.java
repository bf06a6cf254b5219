package io.pasarela.demo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole demo, a browser and a shop of some more merchants: started once for all tests that ask
 * for it, and stopped after the last.
 */
public final class Stage implements AutoCloseable {

    /** Deliveries, live pages and a busy machine all take their time. */
    public static final int PATIENCE_MS = 45_000;

    private final Path folder;
    private final Storefront storefront;
    private final RunningDemo demo;
    private final Playwright playwright;
    private final Browser chromium;
    private final AtomicInteger addresses = new AtomicInteger();

    /** Gives the stage to whoever has it as a parameter. */
    public static final class Door implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext wanted, ExtensionContext context) {
            return wanted.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext wanted, ExtensionContext context) {
            return context.getRoot().getStore(Namespace.create(Stage.class))
                    .computeIfAbsent(Stage.class, _ -> open(), Stage.class);
        }
    }

    private Stage() throws IOException {
        folder = Files.createTempDirectory("stage");
        storefront = new Storefront();
        demo = RunningDemo.start(folder, declaration(), Map.of(
                "PASARELA_EDGE_TRUSTEDPROXIES", "127.0.0.1/32"));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update",
                        "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private static Stage open() {
        try {
            return new Stage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path declaration() throws IOException {
        try (InputStream file = Stage.class.getResourceAsStream("merchants.yaml")) {
            String text = new String(file.readAllBytes(), UTF_8);
            return Files.writeString(folder.resolve("merchants.yaml"),
                    text.replace("{shop}", storefront.origin())
                            .replace("{elsewhere}", storefront.elsewhere()));
        }
    }

    public RunningDemo demo() {
        return demo;
    }

    public Browser chromium() {
        return chromium;
    }

    public Storefront storefront() {
        return storefront;
    }

    /** An address of his own for each visitor, because what one address does is counted. */
    public Map<String, String> nextAddress() {
        int number = addresses.incrementAndGet();
        return Map.of("X-Forwarded-For", "127.1." + number / 250 + "." + (1 + number % 250));
    }

    /** Somebody at a desk of that merchant's back office. */
    public Operator operator(String merchant) {
        return new Operator(
                chromium.newContext(new NewContextOptions().setLocale("en-US")), demo, merchant);
    }

    @Override
    public void close() throws InterruptedException, IOException {
        playwright.close();
        demo.close();
        storefront.close();
        try (var left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
