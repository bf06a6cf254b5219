package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Acts that move money or rights ask again who it is, where second factors are required. */
class StepUpOfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final String PROCESS = "/m/test/withdrawals/999/process";
    private static final Map<String, String> PAID =
            Map.of("fence", "1", "wallet", "1", "reference", "<b>A-77</b>");
    private static final TestGateway GATEWAY =
            TestGateway.start("--pasarela.people.second-factor-from-role=administrator");

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static OfficeBrowser arrive(String login, Role role) {
        GATEWAY.bean(People.class).apply(
                new OperatorFile(login, login, PASSWORD, role, Set.of(), true));
        return OfficeBrowser.signedIn(GATEWAY, login, PASSWORD);
    }

    private static HttpResponse<String> pay(OfficeBrowser browser, String proof) {
        var fields = new HashMap<>(PAID);
        fields.put("_proof", proof);
        return browser.post(PROCESS, fields);
    }

    @Test
    void asksAgainAfterAWhileAndKeepsTheForm() {
        OfficeBrowser olga = arrive("olga", Role.OPERATOR);
        assertThat(olga.post(PROCESS, PAID).statusCode()).as("just signed in").isEqualTo(404);
        GATEWAY.clock().move(LASTS);

        HttpResponse<String> asked = olga.post(PROCESS, PAID);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("Is it still you?", "action=\"/office" + PROCESS + "\"",
                "name=\"fence\" value=\"1\"", "&lt;b>A-77&lt;/b>");
        assertThat(pay(olga, "wrong").body())
                .contains("That is not your present password", "name=\"fence\" value=\"1\"");
        assertThat(pay(olga, "").statusCode()).isEqualTo(403);
        assertThat(pay(olga, "passkey").statusCode()).isEqualTo(403);

        assertThat(pay(olga, PASSWORD).statusCode()).as("goes on").isEqualTo(404);
        assertThat(olga.post(PROCESS, PAID).statusCode()).as("for a while").isEqualTo(404);
        GATEWAY.clock().move(LASTS);
        assertThat(olga.post(PROCESS, PAID).statusCode()).isEqualTo(403);
    }

    /** Each route that its row marks, by somebody who may use it and has been away. */
    @Test
    void asksAtEveryRouteThatSaysSo() {
        OfficeBrowser rita = arrive("rita", Role.OPERATOR);
        OfficeBrowser adam = arrive("adam", Role.ADMINISTRATOR);
        AuthenticatorApp app = AuthenticatorApp.addedBy(GATEWAY, adam);
        GATEWAY.clock().move(LASTS);
        Map<String, Long> nothing = Map.of("claim", 999L, "fact", 999L, "withdrawal", 999L,
                "wallet", 999L, "operator", 999L, "statement", 999L);
        List<Route> marked = Route.readAll().stream().filter(Route::stepUp).toList();

        assertThat(marked).hasSizeGreaterThan(10).allSatisfy(route -> {
            OfficeBrowser who = route.least().equals("ADMINISTRATOR") ? adam : rita;
            HttpResponse<String> asked =
                    who.post(route.fill("test", nothing), route.form(nothing));
            assertThat(asked.statusCode()).as(route.name()).isEqualTo(403);
            assertThat(asked.body()).as(route.name()).contains("Is it still you?");
        });
        assertThat(adam.post("/m/test/people/999/enable", Map.of("_proof", app.code()))
                .statusCode()).as("a code of the app is a proof").isEqualTo(404);
    }

    @Test
    void asksForMoneyThatIsVouchedForAloneAndNotForMoneyTheBankReported() {
        OfficeBrowser omar = arrive("omar", Role.OPERATOR);
        GATEWAY.clock().move(LASTS);
        String confirm = "/m/test/possible-transactions/999/confirm";
        assertThat(omar.post(confirm, Map.of("money", "fact 1", "received", "1")).statusCode())
                .isEqualTo(404);
        assertThat(omar.post(confirm, Map.of("money", "wallet 1", "received", "1")).statusCode())
                .isEqualTo(403);
        assertThat(omar.get("/m/test").statusCode()).isEqualTo(200);
    }

    @Test
    void endsGuessingHereToo() {
        OfficeBrowser prey = arrive("prey", Role.OPERATOR);
        GATEWAY.clock().move(LASTS);
        for (int i = 0; i < 10; i++) {
            pay(prey, "guess " + i);
        }
        assertThat(pay(prey, PASSWORD).statusCode()).isEqualTo(403);
    }

    @Test
    void asksBeforeFactorsAreAddedFromADeskLeftOpen() {
        OfficeBrowser eva = arrive("eva", Role.OPERATOR);
        assertThat(eva.get("/second-factor/new").statusCode()).isEqualTo(200);
        GATEWAY.clock().move(LASTS);

        assertThat(eva.get("/second-factor/new").statusCode()).isEqualTo(303);
        assertThat(eva.post("/second-factor/new/question", Map.of()).statusCode()).isEqualTo(403);
        assertThat(eva.post("/second-factor/new", Map.of()).body()).contains("Is it still you?");
        assertThat(eva.post("/second-factor/new", Map.of("_proof", PASSWORD)).body())
                .contains("Authenticator app");
        assertThat(eva.post("/second-factor/new/question", Map.of()).body())
                .contains("\"residentKey\":\"required\"", "\"name\":\"eva\"");
    }
}
