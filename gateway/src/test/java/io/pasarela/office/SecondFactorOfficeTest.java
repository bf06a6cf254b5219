package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Coming in with more than a password, where the installation requires it of supervisors. */
class SecondFactorOfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern PAPER = Pattern.compile("<li>([a-z2-7-]{19})</li>");
    private static final TestGateway GATEWAY =
            TestGateway.start("--pasarela.people.second-factor-from-role=supervisor");

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static OfficeBrowser arrive(String login, Role role) {
        GATEWAY.bean(People.class).apply(
                new OperatorFile(login, login, PASSWORD, role, Set.of(), true));
        return OfficeBrowser.signedIn(GATEWAY, login, PASSWORD);
    }

    private static String find(Pattern pattern, HttpResponse<String> page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1).replace(" ", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + "");
    }

    @Test
    void letsInByPasswordAloneWhoNeedsNoMore() {
        assertThat(arrive("olga", Role.OPERATOR).get("/m/test").statusCode()).isEqualTo(200);
    }

    @Test
    void makesASupervisorGetASecondFactorFirst() {
        OfficeBrowser sara = arrive("sara", Role.SUPERVISOR);
        for (String path : List.of("/", "/m/test", "/m/test/audit", "/m/test/account", "/else")) {
            assertThat(location(sara.get(path))).as(path).isEqualTo("/office/second-factor");
        }
        assertThat(sara.post("/m/test/withdrawals/1/take", Map.of()).statusCode()).isEqualTo(403);
        assertThat(sara.post("/m/test/account/app/remove", Map.of()).statusCode()).isEqualTo(403);
        assertThat(location(sara.get("/second-factor"))).isEqualTo("/office/second-factor/new");

        HttpResponse<String> page = sara.get("/second-factor/new");
        assertThat(page.body()).contains("Your role needs more", "<svg class=\"office-qr\"");
        String offered = AuthenticatorApp.read(GATEWAY, page).secret();
        assertThat(sara.post("/second-factor/new/app", Map.of("code", "000000")).body())
                .contains("not the code your app shows now", offered.substring(0, 4));
        String before = sara.cookie("pasarela-office");
        AuthenticatorApp app = AuthenticatorApp.read(GATEWAY, sara.get("/second-factor/new"));
        assertThat(app.secret()).as("shown again").isEqualTo(offered);
        String first = app.code();
        assertThat(sara.post("/second-factor/new/app", Map.of("code", first)).body())
                .contains("Recovery codes");
        assertThat(sara.cookie("pasarela-office")).as("a new session").isNotEqualTo(before);
        assertThat(sara.get("/m/test/audit").statusCode()).isEqualTo(200);
        assertThat(sara.get("/second-factor/new").body()).doesNotContain("office-qr");

        var again = OfficeBrowser.signedIn(GATEWAY, "sara", PASSWORD);
        assertThat(again.get("/second-factor").body()).contains("Second step");
        assertThat(again.post("/second-factor", Map.of("code", first)).statusCode())
                .as("the code that was used to enrol").isEqualTo(422);
        GATEWAY.clock().move(Duration.ofSeconds(30));
        assertThat(location(again.post("/second-factor", Map.of("code", app.code()))))
                .isEqualTo("/office/");
        assertThat(again.get("/m/test").statusCode()).isEqualTo(200);
    }

    @Test
    void givesNoSecondFactorToWhoKnowsThePasswordAlone() {
        AuthenticatorApp.addedBy(GATEWAY, arrive("rita", Role.SUPERVISOR));
        var thief = OfficeBrowser.signedIn(GATEWAY, "rita", PASSWORD);

        for (String path : List.of("/second-factor/new", "/m/test", "/m/test/account")) {
            assertThat(thief.get(path).statusCode()).as(path).isNotEqualTo(200);
        }
        for (String path : List.of("/second-factor/new/app", "/second-factor/new/question",
                "/second-factor/new/passkey", "/m/test/account/recovery-codes")) {
            assertThat(thief.post(path, Map.of("code", "1", "label", "x")).statusCode())
                    .as(path).isEqualTo(403);
        }
        GATEWAY.clock().move(Duration.ofMinutes(10));
        assertThat(location(thief.get("/second-factor"))).isEqualTo("/office/sign-in");
    }

    @Test
    void letsInByACodeOnPaperAndAnAdministratorForgetsAll() {
        OfficeBrowser hugo = arrive("hugo", Role.SUPERVISOR);
        AuthenticatorApp app =
                AuthenticatorApp.read(GATEWAY, hugo.get("/second-factor/new"));
        HttpResponse<String> paper =
                hugo.post("/second-factor/new/app", Map.of("code", app.code()));
        var again = OfficeBrowser.signedIn(GATEWAY, "hugo", PASSWORD);
        assertThat(location(again.post("/second-factor", Map.of("code", find(PAPER, paper)))))
                .isEqualTo("/office/");
        assertThat(again.get("/m/test/account").body()).contains("Recovery codes left: 9");

        OfficeBrowser adam = arrive("adam", Role.ADMINISTRATOR);
        AuthenticatorApp.addedBy(GATEWAY, adam);
        long id = GATEWAY.owner().sql("select id from people.operator where login = 'hugo'")
                .query(Long.class).single();
        String one = "/m/test/people/" + id;
        assertThat(adam.get(one).body()).contains("Forget his second factors");
        adam.post(one + "/forget-second-factors", Map.of());
        assertThat(adam.get(one).body()).doesNotContain("Forget his second factors");
        assertThat(location(OfficeBrowser.signedIn(GATEWAY, "hugo", PASSWORD)
                .get("/second-factor"))).isEqualTo("/office/second-factor/new");
    }

    @Test
    void asksForTheSecondFactorOfWhoNeedsNoneButHasOne() {
        OfficeBrowser otto = arrive("otto", Role.OPERATOR);
        AuthenticatorApp.addedBy(GATEWAY, otto);
        assertThat(location(OfficeBrowser.signedIn(GATEWAY, "otto", PASSWORD).get("/m/test")))
                .isEqualTo("/office/second-factor");
        otto.post("/m/test/account/app/remove", Map.of());
        assertThat(OfficeBrowser.signedIn(GATEWAY, "otto", PASSWORD).get("/m/test").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherPasswordInTheSameBrowserShowsNoOldFactor() {
        OfficeBrowser shared = arrive("uma", Role.SUPERVISOR);
        AuthenticatorApp.addedBy(GATEWAY, shared);
        arrive("ulla", Role.SUPERVISOR);
        assertThat(shared.get("/m/test/audit").statusCode()).isEqualTo(200);
        shared.signIn("ulla", PASSWORD);
        assertThat(location(shared.get("/m/test/audit"))).isEqualTo("/office/second-factor");
    }

    @Test
    void takesNoPasskeyThatAnsweredNoQuestion() {
        var stranger = new OfficeBrowser(GATEWAY);
        assertThat(location(stranger.post("/sign-in/answer", Map.of("credential", "{}"))))
                .endsWith("no.passkey");
        HttpResponse<String> question = stranger.post("/sign-in/question", Map.of());
        assertThat(question.body()).contains("\"challenge\":", "\"rpId\":\"office.localhost\"",
                "\"userVerification\":\"required\"");
        for (String credential : List.of("", "{}", "[]", "null", "{\"id\":\"AA\"}")) {
            stranger.post("/sign-in/question", Map.of());
            assertThat(location(stranger.post(
                    "/sign-in/answer", Map.of("credential", credential)))).as(credential)
                    .endsWith("no.passkey");
        }
    }
}
