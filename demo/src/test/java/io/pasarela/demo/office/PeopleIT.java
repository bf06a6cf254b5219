package io.pasarela.demo.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.pasarela.demo.testing.Stage;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looking after people, and coming in with more than a password. */
@ExtendWith(Stage.Door.class)
class PeopleIT {

    private static final String PASSWORD = "a long enough password";
    private static final String PEOPLE = "m/demo/people";
    private static final String ACCOUNT = "m/demo/account";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Stage stage;

    PeopleIT(Stage stage) {
        this.stage = stage;
    }

    private Desk administrator(Desk desk) {
        desk.signIn(stage.demo().get("OFFICE_LOGIN"), stage.demo().get("OFFICE_PASSWORD"));
        return desk;
    }

    /** Takes somebody on, and says the link that he is given. */
    private String hire(Desk adam, String login) {
        adam.go(PEOPLE).find("main a[href$='/people/new']").click();
        adam.find("#name").fill("Nora Paz");
        adam.find("#login").fill(login);
        adam.find("input[name=role][value=SUPERVISOR]").check();
        adam.shoot("operator-new");
        adam.send("/people/new");
        assertThat(adam.find("dd").nth(1)).containsText("/set-password#");
        adam.shoot("operator-code");
        return adam.find("dd").nth(1).textContent();
    }

    private void settle(Desk desk, String link) {
        desk.go(link);
        assertThat(desk.find("#code")).hasValue(Pattern.compile("[a-z2-7-]{39}"));
        desk.find("#password").fill(PASSWORD);
        desk.shoot("set-password");
        desk.send("/set-password");
        assertThat(desk.find("#login")).isVisible();
    }

    @Test
    void aPasskeySignsInAndAsksForItsOwner() {
        try (Desk adam = administrator(Desk.wide(stage, "en"));
                Desk nora = Desk.wide(stage, "en")) {
            settle(nora, hire(adam, "nora"));
            nora.signIn("nora", PASSWORD);
            Desk.Key key = nora.plugIn();
            addPasskey(nora, key);

            nora.signOut();
            nora.signIn("nora", PASSWORD);
            assertThat(nora.page()).hasURL(Pattern.compile(".*/second-factor"));
            nora.shoot("second-step-passkey");
            nora.send("/second-factor/answer");
            assertThat(nora.find("nav.office-menu")).isVisible();

            nora.signOut();
            key.verifies(false);
            nora.send("/sign-in/answer");
            assertThat(nora.find("[data-fault]")).isVisible();
            assertThat(nora.find("nav.office-menu")).hasCount(0);
            key.verifies(true);
            nora.send("/sign-in/answer");
            assertThat(nora.find(".office-name")).containsText("Nora Paz");
            nora.go(ACCOUNT);
            assertThat(nora.find("main")).containsText("my phone");
            nora.shoot("account");

            adam.go(PEOPLE).find("main tr:has-text('nora') a").first().click();
            adam.shoot("operator");
            adam.send("/forget-second-factors");
            assertThat(adam.find("main .alert")).isVisible();
            nora.go("sign-in").send("/sign-in/answer");
            assertThat(nora.find("main .alert")).isVisible();
        }
    }

    private static void addPasskey(Desk nora, Desk.Key key) {
        nora.go(ACCOUNT).send("/second-factor/new");
        key.verifies(false);
        nora.find("#label").fill("my phone");
        nora.send("/second-factor/new/passkey");
        assertThat(nora.find("[data-fault]")).isVisible();
        nora.shoot("enrol");
        key.verifies(true);
        nora.send("/second-factor/new/passkey");
        assertThat(nora.find(".office-paper li")).hasCount(10);
        nora.shoot("recovery-codes");
        nora.find("main a").click();
        assertThat(nora.find("nav.office-menu")).isVisible();
    }

    @Test
    void anAppsCodesComeAfterThePassword() {
        try (Desk adam = administrator(Desk.phone(stage, "es"));
                Desk sol = Desk.phone(stage, "es")) {
            settle(sol, hire(adam, "sol"));
            sol.signIn("sol", PASSWORD);
            sol.go(ACCOUNT).send("/second-factor/new");
            String secret = sol.find("main p .office-code").textContent().replace(" ", "");
            sol.find("#code").fill("000000");
            sol.send("/second-factor/new/app");
            assertThat(sol.find("main .alert")).isVisible();
            sol.shoot("enrol");
            sol.find("#code").fill(code(secret, 0));
            sol.send("/second-factor/new/app");
            assertThat(sol.find(".office-paper li")).hasCount(10);
            sol.shoot("recovery-codes");
            String paper = sol.find(".office-paper li").first().textContent();

            sol.go(ACCOUNT).signOut();
            sol.signIn("sol", PASSWORD);
            sol.find("#code").fill("000000");
            sol.send("/second-factor");
            assertThat(sol.find("main .alert")).isVisible();
            sol.shoot("second-step-app");
            // The next step's: this one's may have been used to add the app.
            sol.find("#code").fill(code(secret, 1));
            sol.send("/second-factor");
            assertThat(sol.find("nav.office-menu")).isVisible();
            sol.signOut();
            sol.signIn("sol", PASSWORD);
            sol.find("#code").fill(paper);
            sol.send("/second-factor");
            sol.go(ACCOUNT);
            assertThat(sol.find("main")).containsText("9");
            sol.shoot("account");
            sol.signOut();
            sol.shoot("sign-in");
        }
    }

    @Test
    void everyPageIsFitForEveryScreenAndLanguage() {
        for (Desk look : List.of(Desk.wide(stage, "en"), Desk.wide(stage, "es"),
                Desk.phone(stage, "en"), Desk.phone(stage, "es"))) {
            try (look) {
                look.go("sign-in").shoot("sign-in");
                look.go("set-password").shoot("set-password-empty");
                administrator(look).go(PEOPLE).shoot("people");
                look.find("main td a").first().click();
                look.shoot("operator");
                look.go(PEOPLE + "/new").shoot("operator-empty");
                look.find("input[name=role][value=MERCHANT_USER]").check();
                look.find("#name").fill("Rosa");
                look.find("#login").fill("rosa");
                look.send("/people/new");
                assertThat(look.find("main .alert")).isVisible();
                look.shoot("operator-refused");
                look.go(ACCOUNT).shoot("account");
                look.send("/second-factor/new");
                look.shoot("enrol");
            }
        }
    }

    /** As an authenticator app makes it (RFC 6238), some steps from now. */
    private static String code(String secret, int steps) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret), "RAW"));
            long step = Clock.systemUTC().instant().getEpochSecond() / 30 + steps;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-1", e);
        }
    }

    private static byte[] bytes(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int buffer = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
