package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How administrators look after people, and people after their passwords. */
class PeopleOfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final String OTHER_PASSWORD = "quite another password";
    private static final String PEOPLE = "/m/test/people";
    private static final TestGateway GATEWAY = TestGateway.start();

    private static OfficeBrowser adam;

    @BeforeAll
    static void employ() {
        for (String login : List.of("adam", "ada")) {
            GATEWAY.bean(People.class).apply(new OperatorFile(
                    login, login, PASSWORD, Role.ADMINISTRATOR, Set.of(), true));
        }
        adam = OfficeBrowser.signedIn(GATEWAY, "adam", PASSWORD);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void takesSomebodyOnWhoThenSetsHisPassword() {
        HttpResponse<String> hired = hire("nora", "OPERATOR", Map.of("worksFor", "other"));
        assertThat(hired.statusCode()).isEqualTo(200);
        assertThat(hired.body()).contains("https://office.localhost/set-password#" + code(hired));
        var nora = new OfficeBrowser(GATEWAY);
        assertThat(nora.signIn("nora", "").headers().firstValue("Location"))
                .hasValueSatisfying(path -> assertThat(path).contains("no.sign-in"));

        assertThat(set(nora, code(hired), "short").body()).contains("12 to 200 characters");
        assertThat(set(nora, "abcd-efgh", PASSWORD).body()).contains("wrong, too old or was used");
        assertThat(nora.follow(set(nora, " " + code(hired).toUpperCase() + " ", PASSWORD)).body())
                .contains("Your password is set");
        assertThat(set(nora, code(hired), OTHER_PASSWORD).statusCode()).isEqualTo(422);

        nora.signIn("nora", PASSWORD);
        assertThat(nora.get("/m/other").statusCode()).isEqualTo(200);
        assertThat(nora.get("/m/test").statusCode()).isEqualTo(404);
        assertThat(acts("operator nora")).contains("operator.hire", "operator.set-password");
        assertThat(adam.get(PEOPLE).body()).contains("nora", "Other shop", "Operator");
    }

    @Test
    void keepsNoCodeLongerThanADay() {
        String code = code(hire("late", "VIEWER", Map.of()));
        GATEWAY.clock().move(Duration.ofHours(24));
        assertThat(set(new OfficeBrowser(GATEWAY), code, PASSWORD).statusCode()).isEqualTo(422);
        adam.signIn("adam", PASSWORD);
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        hire("taken", "VIEWER", Map.of());

        HttpResponse<String> again = hire("taken", "SUPERVISOR", Map.of("name", "Somebody Else"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Somebody has this login", "value=\"Somebody Else\"",
                "value=\"SUPERVISOR\" checked");
        assertThat(hire("no login!", "VIEWER", Map.of()).body()).contains("begins with a letter");
        assertThat(hire("nameless", "VIEWER", Map.of("name", " ")).body())
                .contains("Say the name");
        assertThat(hire("mia", "MERCHANT_USER", Map.of()).body()).contains("needs one at least");
        assertThat(hire("aldo", "ADMINISTRATOR", Map.of("worksFor", "test")).body())
                .contains("works for all merchants, so choose none");
        assertThat(hire("odd", "EMPEROR", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void changesWhatSomebodyMayDoFromHisNextClickOnAndSaysWhatWasBefore() {
        var sam = employed("sam", "OPERATOR");
        assertThat(sam.get("/m/test/audit").statusCode()).isEqualTo(403);

        HttpResponse<String> changed = adam.post(PEOPLE + "/" + id("sam"),
                Map.of("name", "Sam", "role", "SUPERVISOR", "worksFor", "test", "login", "root"));

        assertThat(adam.follow(changed).body()).contains("Saved.", "value=\"sam\"");
        assertThat(sam.get("/m/test/audit").statusCode()).isEqualTo(200);
        assertThat(sam.get("/m/other").statusCode()).isEqualTo(404);
        assertThat(GATEWAY.bean(Audit.class).list(0, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.act().name().equals("operator.change"))
                .first().extracting(entry -> entry.act().details()).isEqualTo(Map.of(
                        "merchants", "all → test", "name", "Somebody → Sam",
                        "role", "OPERATOR → SUPERVISOR"));
    }

    @Test
    void letsSomebodyGoAtOnceAndComeBack() {
        var leo = employed("leo", "OPERATOR");
        String one = PEOPLE + "/" + id("leo");

        adam.post(one + "/disable", Map.of());
        assertThat(leo.get("/m/test").statusCode()).isEqualTo(303);
        assertThat(sessions("leo")).isZero();
        leo.signIn("leo", PASSWORD);
        assertThat(leo.get("/m/test").statusCode()).isEqualTo(303);
        assertThat(adam.get(one).body()).contains("Let in again").doesNotContain("disable\"");

        adam.post(one + "/enable", Map.of());
        leo.signIn("leo", PASSWORD);
        assertThat(leo.get("/m/test").statusCode()).isEqualTo(200);
        assertThat(acts("operator leo")).contains("operator.disable", "operator.enable");
    }

    @Test
    void endsPasswordAndSessionsWhenItResets() {
        var tom = employed("tom", "OPERATOR");

        HttpResponse<String> reset =
                adam.post(PEOPLE + "/" + id("tom") + "/reset-password", Map.of());

        assertThat(tom.get("/m/test").statusCode()).isEqualTo(303);
        tom.signIn("tom", PASSWORD);
        assertThat(tom.get("/m/test").statusCode()).isEqualTo(303);
        set(tom, code(reset), OTHER_PASSWORD);
        tom.signIn("tom", OTHER_PASSWORD);
        assertThat(tom.get("/m/test").statusCode()).isEqualTo(200);
    }

    @Test
    void changesOnesOwnPasswordAndSignsOutEverywhereElse() {
        var here = employed("eva", "VIEWER");
        var there = OfficeBrowser.signedIn(GATEWAY, "eva", PASSWORD);
        String form = "/m/test/account/password";

        assertThat(here.post(form, Map.of("old", "wrong", "password", OTHER_PASSWORD)).body())
                .contains("That is not your present password");
        assertThat(here.post(form, Map.of("old", PASSWORD, "password", "short")).statusCode())
                .isEqualTo(422);
        assertThat(there.get("/m/test").statusCode()).isEqualTo(200);
        assertThat(here.follow(
                here.post(form, Map.of("old", PASSWORD, "password", OTHER_PASSWORD))).body())
                .contains("Your password is changed");

        assertThat(here.get("/m/test").statusCode()).isEqualTo(200);
        assertThat(there.get("/m/test").statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyTakesTheKeysFromHimself() {
        String self = PEOPLE + "/" + id("adam");
        for (String act : List.of("/disable", "/reset-password")) {
            assertThat(adam.post(self + act, Map.of()).body())
                    .contains("cannot do this to yourself");
        }
        GATEWAY.owner().sql("update people.operator set enabled = false where login = 'ada'")
                .update();
        assertThat(adam.post(self, Map.of("name", "adam", "role", "VIEWER")).body())
                .contains("This is the last administrator");
        assertThat(adam.get(PEOPLE).statusCode()).isEqualTo(200);
        GATEWAY.owner().sql("update people.operator set enabled = true where login = 'ada'")
                .update();
    }

    private static OfficeBrowser employed(String login, String role) {
        var browser = new OfficeBrowser(GATEWAY);
        set(browser, code(hire(login, role, Map.of())), PASSWORD);
        browser.signIn(login, PASSWORD);
        assertThat(browser.get("/m/test").statusCode()).isEqualTo(200);
        return browser;
    }

    private static HttpResponse<String> hire(
            String login, String role, Map<String, String> more) {
        var fields = new HashMap<>(
                Map.of("login", login, "name", "Somebody", "role", role));
        fields.putAll(more);
        return adam.post(PEOPLE + "/new", fields);
    }

    private static HttpResponse<String> set(OfficeBrowser browser, String code, String password) {
        return browser.post("/set-password", Map.of("code", code, "password", password));
    }

    private static String code(HttpResponse<String> page) {
        Matcher found = Pattern.compile("set-password#([a-z2-7-]+)").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static long id(String login) {
        return GATEWAY.owner().sql("select id from people.operator where login = :login")
                .param("login", login).query(Long.class).single();
    }

    private static long sessions(String login) {
        return GATEWAY.owner()
                .sql("select count(*) from people.session where principal_name = :login")
                .param("login", login).query(Long.class).single();
    }

    private static List<String> acts(String subject) {
        return GATEWAY.bean(Audit.class).list(0, Long.MAX_VALUE, 1_000).stream()
                .map(Entry::act).filter(act -> act.subject().equals(subject))
                .map(act -> act.name()).toList();
    }
}
