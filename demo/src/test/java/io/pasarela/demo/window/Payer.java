package io.pasarela.demo.window;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.pasarela.demo.testing.Stage;
import io.pasarela.demo.testing.Storefront;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody who looks at the window in one way, from an address of his own. */
final class Payer implements AutoCloseable {

    private static final Path SHOTS = Path.of("target/window-shots");
    private static final Pattern HERE = Pattern.compile("(.+\\.)?localhost|127\\.0\\.0\\.1");

    private final Stage stage;
    private final View view;
    private final BrowserContext browser;
    private final List<String> faults = new ArrayList<>();
    private Page page;
    private boolean forgiven;

    Payer(Stage stage, View view) {
        this.stage = stage;
        this.view = view;
        this.browser = stage.chromium().newContext(
                view.browser().setExtraHTTPHeaders(stage.nextAddress()));
        this.page = newPage();
    }

    private Page newPage() {
        Page opened = browser.newPage();
        opened.onDialog(dialog -> {
            faults.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        opened.onPageError(error -> faults.add("script: " + error));
        opened.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) faults.add(message.text());
        });
        opened.onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            if (host != null && !HERE.matcher(host).matches()) {
                faults.add("a third party: " + request.url());
            }
        });
        return opened;
    }

    Payer open(Link link) {
        return open(link.url());
    }

    Payer open(String url) {
        return openAt(stage.storefront().origin(), url);
    }

    /** Embedded, where he sees it embedded, in a page of that origin. */
    Payer openAt(String origin, String url) {
        page.navigate(view.place() == View.Place.FRAME ? Storefront.embedding(origin, url) : url);
        return this;
    }

    Payer closeTab() {
        page.close();
        page = newPage();
        return this;
    }

    Page page() {
        return page;
    }

    /** The window itself, wherever it is shown. */
    Frame window() {
        return view.place() == View.Place.FRAME ? page.frame("window") : page.mainFrame();
    }

    Locator find(String selector) {
        return window().locator(selector);
    }

    /** Fills in what the form asks for and sends it. */
    void claim(String number, String amount) {
        find("#key1").fill(number);
        if (find("#amount").count() > 0) find("#amount").fill(amount);
        find("form:has(#key1) button[type=submit]").click();
    }

    void claim(String number, String amount, Path receipt) {
        find("#screenshot").setInputFiles(receipt);
        claim(number, amount);
    }

    /** {@code success}, {@code pending} or {@code fail}. */
    void awaits(String state) {
        assertThat(find("#state[data-state=" + state + "]")).isVisible();
    }

    /** Keeps what is seen, and holds it against the rules that every page keeps to. */
    void look(String name) {
        assertThat(find("html")).hasAttribute("lang", view.lang());
        shoot(name + "-" + view);
        if (!view.script()) return;
        assertThat((Integer) window().evaluate("() => document.documentElement.scrollWidth"
                + " - document.documentElement.clientWidth")).as("cut off in %s", name).isZero();
        assertThat(Axe.faults(window())).as("%s for %s", name, view).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(name + "-" + view + "-dark");
        assertThat(Axe.pale(window())).as("%s for %s in the dark", name, view).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
    }

    /** For tests that break the rules on purpose. */
    void forgiveFaults() {
        forgiven = true;
    }

    @Override
    public void close() {
        browser.close();
        if (!forgiven) assertThat(faults).isEmpty();
    }
}
