package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final TestGateway GATEWAY = TestGateway.start();

    private final OfficeBrowser browser = new OfficeBrowser(GATEWAY);

    @BeforeAll
    static void employ() {
        employ("olga", Role.OPERATOR, Set.of());
        employ("vera", Role.VIEWER, Set.of());
        employ("sara", Role.SUPERVISOR, Set.of());
        employ("timo", Role.OPERATOR,
                Set.of(GATEWAY.bean(Merchants.class).ofKey("other").orElseThrow().id()));
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static void employ(String login, Role role, Set<MerchantId> merchants) {
        GATEWAY.bean(People.class).apply(
                new OperatorFile(login, login + " by name", PASSWORD, role, merchants, true));
    }

    @Test
    void sendsGuestsToTheSignIn() {
        for (String path : List.of("/", "/m/test", "/m/test/withdrawals", "/m/nobody", "/else")) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/office/sign-in");
        }
        assertThat(browser.get("/sign-in").body()).contains("Sign in to the back office");
        assertThat(browser.cookie("pasarela-office")).as("no session for guests").isEmpty();
    }

    @Test
    void letsInAndOutAndRecordsBoth() {
        HttpResponse<String> in = browser.signIn("olga", PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/office/");
        HttpResponse<String> home = browser.get("/m/test");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("olga by name", "Test shop", "1,000,000 PYG");

        assertThat(browser.get("/sign-out").statusCode()).as("never by GET").isEqualTo(404);
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(200);
        browser.post("/sign-out", Map.of());
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(303);
        assertThat(GATEWAY.bean(Audit.class).list(0, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.act().actor().equals("olga"))
                .extracting(entry -> entry.act().name())
                .contains("operator.sign-in", "operator.sign-out");
    }

    @Test
    void givesANewSessionToWhoSignsInAndHidesItFromScripts() {
        browser.signIn("olga", PASSWORD);
        String first = browser.cookie("pasarela-office");
        HttpResponse<String> again = browser.signIn("olga", PASSWORD);

        assertThat(first).isNotEmpty();
        assertThat(browser.cookie("pasarela-office")).isNotEqualTo(first);
        assertThat(again.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
    }

    @Test
    void tellsNobodyWhyASignInFailed() {
        HttpResponse<String> wrong = browser.signIn("olga", "wrong");
        HttpResponse<String> unknown = browser.signIn("nobody", PASSWORD);

        assertThat(wrong.headers().firstValue("Location"))
                .hasValue("/office/sign-in?said=no.sign-in")
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(browser.follow(wrong).body()).contains("That did not work.");
    }

    /** The session is stored last: by then the work may be done. */
    @Test
    void saysThatItBrokeWhenASessionCannotBeKept() {
        browser.signIn("olga", PASSWORD);
        GATEWAY.owner().sql("""
                create sequence people.saved;
                grant usage on sequence people.saved to public;
                create function people.fail_second() returns trigger language plpgsql as $$
                begin
                    if nextval('people.saved') = 2 then raise 'disk full'; end if;
                    return new;
                end $$;
                create trigger fail_second before update on people.session
                    for each row execute function people.fail_second()""").update();
        try {
            // The first save is that of the page before it, which has the hidden field.
            HttpResponse<String> answer = browser.post("/m/test/withdrawals/new", Map.of(
                    "system", "sinpemovil_ml", "id", "by-hand-1", "amount", "100",
                    "label", "x-1", "wallet_recipient", "71234567",
                    "recipient_name", "Rosa Paz", "recipient_email", "rosa@localhost.test"));

            assertThat(browser.get("/m/test/withdrawals").body()).contains("by-hand-1");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Whether it was done is not known");
        } finally {
            GATEWAY.owner().sql("drop trigger fail_second on people.session").update();
        }
    }

    @Test
    void stopsGuessing() {
        employ("prey", Role.OPERATOR, Set.of());
        for (int i = 0; i < 10; i++) {
            browser.signIn("prey", "guess " + i);
        }
        assertThat(browser.signIn("prey", PASSWORD).headers().firstValue("Location"))
                .hasValue("/office/sign-in?said=no.sign-in");
        GATEWAY.clock().move(Duration.ofMinutes(16));
        assertThat(browser.signIn("prey", PASSWORD).headers().firstValue("Location"))
                .hasValue("/office/");
    }

    @Test
    void takesNoFormWithoutItsHiddenField() {
        browser.signIn("olga", PASSWORD);
        HttpResponse<String> refused = browser.postBare("/sign-out", Map.of("_csrf", "made up"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was done");
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(200);
        assertThat(new OfficeBrowser(GATEWAY).postBare("/sign-in",
                Map.of("login", "olga", "password", PASSWORD)).statusCode()).isEqualTo(403);
    }

    @Test
    void tellsBrowsersToTrustNothingElse() {
        for (String path : List.of("/sign-in", "/m/test")) {
            Map<String, List<String>> headers = browser.get(path).headers().map();
            assertThat(headers).as(path)
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Referrer-Policy", List.of("no-referrer"));
            assertThat(headers.get("Cache-Control").getFirst()).contains("no-store");
            assertThat(headers.get("Content-Security-Policy").getFirst())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            browser.signIn("olga", PASSWORD);
        }
        assertThat(browser.get("/m/test").body()).doesNotContain(" style=", " onclick=", "<style");
    }

    @Test
    void servesWhatPagesAreMadeWith() {
        for (String asset : List.of(
                "tabler.min.css", "htmx.min.js", "office.css", "pasarela.svg")) {
            assertThat(browser.get("/assets/" + asset).statusCode()).as(asset).isEqualTo(200);
        }
        assertThat(browser.get("/assets/../words_en.properties").statusCode()).isNotEqualTo(200);
    }

    @Test
    void showsAMerchantToHisOperatorsOnly() {
        browser.signIn("timo", PASSWORD);

        assertThat(browser.get("/m/other").statusCode()).isEqualTo(200);
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(404);
        assertThat(browser.get("/m/nobody").statusCode()).isEqualTo(404);
        assertThat(browser.get("/").headers().firstValue("Location"))
                .hasValue("/office/m/other");
    }

    @Test
    void letsViewersLookAndSupervisorsReadTheAudit() {
        browser.signIn("vera", PASSWORD);
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(200);
        assertThat(browser.post("/m/test/withdrawals/1/take", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/m/test/audit").statusCode()).isEqualTo(403);

        var sara = OfficeBrowser.signedIn(GATEWAY, "sara", PASSWORD);
        assertThat(sara.get("/m/test/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void endsSessionsByTimeAndOfThoseWhoLeave() {
        browser.signIn("olga", PASSWORD);
        employ("leaver", Role.OPERATOR, Set.of());
        var leaver = OfficeBrowser.signedIn(GATEWAY, "leaver", PASSWORD);
        assertThat(leaver.get("/m/test").statusCode()).isEqualTo(200);

        GATEWAY.owner().sql("update people.operator set enabled = false where login = 'leaver'")
                .update();
        assertThat(leaver.get("/m/test").statusCode()).isEqualTo(303);

        GATEWAY.clock().move(Duration.ofHours(12));
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(303);
    }

    @Test
    void speaksTheBrowsersLanguageUntilTold() {
        browser.speak("es-CR");
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"es\">", "Contraseña");
        HttpResponse<String> told =
                browser.post("/language", Map.of("language", "en", "back", "/sign-in"));
        assertThat(told.headers().firstValue("Location")).hasValue("/office/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"en\">", "Password");
    }

    @Test
    void leadsNobodyElsewhere() {
        for (String back : List.of("//evil.example", "/\\evil.example", "https://evil.example",
                "", "/\r\nSet-Cookie: a=b")) {
            assertThat(browser.post("/language", Map.of("language", "es", "back", back))
                    .headers().firstValue("Location")).as(back).hasValue("/office/");
        }
        assertThat(browser.get("/sign-in?said=ok.anything").body()).doesNotContain("alert");
    }

    @Test
    void answersOnItsOwnHostWithLinksOfItsOwn() {
        HttpResponse<String> page = GATEWAY.send(
                GATEWAY.request("/sign-in").header("Host", "office.localhost").build());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/assets/office.css\"", "action=\"/sign-in\"");
        assertThat(GATEWAY.send(GATEWAY.request("/").header("Host", "office.localhost").build())
                .headers().firstValue("Location")).hasValue("/sign-in");
    }

    @Test
    void leavesTheOtherFacesAlone() {
        assertThat(GATEWAY.get("/api/v1/balance").statusCode()).isEqualTo(200);
        assertThat(GATEWAY.get("/api/v1/balance").headers().map())
                .doesNotContainKey("Content-Security-Policy");
    }
}
