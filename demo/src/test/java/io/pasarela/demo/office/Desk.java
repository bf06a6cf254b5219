package io.pasarela.demo.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.pasarela.demo.testing.Stage;
import io.pasarela.demo.window.Axe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser in which somebody works in the office, seen by one screen in one language. */
final class Desk implements AutoCloseable {

    private static final Path SHOTS = Path.of("target/office-shots");

    private final BrowserContext browser;
    private final Page page;
    private final String office;
    private final String look;
    private final List<String> faults = new ArrayList<>();

    private Desk(Stage stage, String look, NewContextOptions options) {
        this.look = look;
        this.office = stage.demo().get("OFFICE_URL");
        this.browser = stage.chromium().newContext(
                options.setReducedMotion(ReducedMotion.REDUCE));
        this.page = browser.newPage();
        page.onPageError(error -> faults.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) faults.add(message.text());
        });
    }

    static Desk wide(Stage stage, String lang) {
        return new Desk(stage, "desk-" + lang, new NewContextOptions()
                .setLocale(locale(lang)).setViewportSize(1280, 900));
    }

    static Desk phone(Stage stage, String lang) {
        return new Desk(stage, "phone-" + lang, new NewContextOptions()
                .setLocale(locale(lang)).setViewportSize(390, 844).setHasTouch(true));
    }

    private static String locale(String lang) {
        return lang.equals("es") ? "es-CR" : "en-US";
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Desk go(String path) {
        page.navigate(path.startsWith("http") ? path : office + path);
        return this;
    }

    void signIn(String login, String password) {
        go("sign-in");
        find("#login").fill(login);
        find("#password").fill(password);
        find("form:has(#password) button").click();
    }

    void signOut() {
        find("header form[action$='/sign-out'] button").click();
        assertThat(find("#login")).isVisible();
    }

    /** Presses the button of the form that is sent there. */
    void send(String action) {
        find("main form[action$='" + action + "'] button:visible").last().click();
    }

    /** Keeps a picture, and looks whether the page is fit for everybody and not too wide. */
    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(SHOTS.resolve(name + "-" + look + ".png")));
        Axe.faults(page.mainFrame()).forEach(fault -> faults.add(name + ": " + fault));
        if (!(Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")) {
            faults.add(name + " is too wide");
        }
    }

    /** A device that makes and shows passkeys, as the browser's own debugger plays it. */
    Key plugIn() {
        CDPSession debugger = browser.newCDPSession(page);
        debugger.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String can : List.of("hasResidentKey", "hasUserVerification", "isUserVerified",
                "automaticPresenceSimulation")) {
            options.addProperty(can, true);
        }
        var arguments = new JsonObject();
        arguments.add("options", options);
        return new Key(debugger, debugger.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId").getAsString());
    }

    /** Such a device. */
    record Key(CDPSession debugger, String id) {

        /** Whether the finger on it is its owner's. */
        void verifies(boolean owner) {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", owner);
            debugger.send("WebAuthn.setUserVerified", arguments);
        }
    }

    @Override
    public void close() {
        browser.close();
        assertThat(faults).as(look).isEmpty();
    }
}
