package io.pasarela.office;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.pasarela.TestGateway;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** What an app on a phone does: reads a secret off the page, and shows codes by its clock. */
record AuthenticatorApp(TestGateway gateway, String secret) {

    private static final Pattern SECRET =
            Pattern.compile("office-code d-block\">([A-Z2-7 ]{39})<");

    /** Reads the page that offers a secret. */
    static AuthenticatorApp read(TestGateway gateway, HttpResponse<String> page) {
        Matcher found = SECRET.matcher(page.body());
        if (!found.find()) throw new AssertionError("no secret in " + page.body());
        return new AuthenticatorApp(gateway, found.group(1).replace(" ", ""));
    }

    /** Becomes the second factor of whoever is signed in there. */
    static AuthenticatorApp addedBy(TestGateway gateway, OfficeBrowser browser) {
        AuthenticatorApp app = read(gateway, browser.get("/second-factor/new"));
        HttpResponse<String> added =
                browser.post("/second-factor/new/app", Map.of("code", app.code()));
        if (!added.body().contains("Recovery codes")) throw new AssertionError(added.body());
        return app;
    }

    String code() {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(secret), "RAW"), gateway.clock().instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
