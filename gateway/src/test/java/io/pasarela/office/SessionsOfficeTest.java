package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody is signed in, and how that ends. */
class SessionsOfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final TestGateway GATEWAY = TestGateway.start();

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static OfficeBrowser arrive(String login, Role role) {
        GATEWAY.bean(People.class).apply(
                new OperatorFile(login, login, PASSWORD, role, Set.of(), true));
        return again(login);
    }

    private static OfficeBrowser again(String login) {
        return OfficeBrowser.signedIn(GATEWAY, login, PASSWORD);
    }

    private static boolean isIn(OfficeBrowser browser) {
        return browser.get("/m/test").statusCode() == 200;
    }

    @Test
    void showsSomebodyHisSessionsAndEndsTheOthers() {
        OfficeBrowser here = arrive("olga", Role.OPERATOR);
        OfficeBrowser there = again("olga");
        OfficeBrowser elsewhere = again("olga");
        OfficeBrowser somebody = arrive("omar", Role.OPERATOR);

        String page = here.get("/m/test/account").body();
        assertThat(page).contains("127.0.0.1", "Java-http-client").containsOnlyOnce(">here<");
        Matcher end = Pattern.compile("account/sessions/([0-9a-f]{24})/end").matcher(page);
        assertThat(end.results()).hasSize(2);
        assertThat(page).doesNotContain(session("olga"));

        end.reset();
        assertThat(end.find()).isTrue();
        String path = "/m/test/account/sessions/" + end.group(1) + "/end";
        assertThat(isIn(somebody)).isTrue();
        somebody.post(path, Map.of());
        assertThat(isIn(there) && isIn(elsewhere)).as("another's handle ends nothing").isTrue();
        here.post(path, Map.of());
        assertThat(isIn(there)).isNotEqualTo(isIn(elsewhere));

        here.post("/m/test/account/sessions/end-others", Map.of());
        assertThat(isIn(there) || isIn(elsewhere)).isFalse();
        assertThat(isIn(here) && isIn(somebody)).isTrue();
    }

    @Test
    void letsAnAdministratorSignSomebodyOut() {
        OfficeBrowser adam = arrive("adam", Role.ADMINISTRATOR);
        OfficeBrowser leo = arrive("leo", Role.OPERATOR);
        String one = "/m/test/people/" + GATEWAY.owner()
                .sql("select id from people.operator where login = 'leo'")
                .query(Long.class).single();
        assertThat(adam.get(one).body()).contains("Sign out everywhere", "Java-http-client");

        adam.post(one + "/sign-out", Map.of());

        assertThat(isIn(leo)).isFalse();
        assertThat(isIn(adam)).isTrue();
        assertThat(adam.get(one).body()).contains("Nowhere.");
    }

    private static String session(String login) {
        return GATEWAY.owner().sql("""
                select session_id from people.session where principal_name = :login limit 1""")
                .param("login", login).query(String.class).single();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (Linux; Android 16; K) Chrome/144.0.0.0 Safari/537.36 | Chrome, Android",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1 | Safari, iPhone",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/144.0 Safari/537.36 Edg/144.0 | Edge, Windows",
        "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/1 Firefox/147.0 | Firefox, Linux",
        "curl/8.14.1 | curl/8.14.1", "'' | ?"})
    void namesADeviceAsItsOwnerKnowsIt(String userAgent, String name) {
        assertThat(Device.of(userAgent)).isEqualTo(name);
    }
}
