package io.pasarela.factors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Codes of RFC 6238 as all apps make them: SHA-1, six digits, thirty seconds. */
final class Totp {

    /** A phone's clock may be a step off. */
    private static final int DRIFT = 1;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator();
    private static final long STEP = GENERATOR.getTimeStep().toSeconds();

    private Totp() {}

    /** The step whose code this is; empty when it is that of none near now. */
    static OptionalLong step(String secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP;
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            byte[] right = code(secret, Instant.ofEpochSecond(step * STEP)).getBytes(US_ASCII);
            if (MessageDigest.isEqual(right, code.getBytes(US_ASCII))) return OptionalLong.of(step);
        }
        return OptionalLong.empty();
    }

    static String code(String secret, Instant at) {
        try {
            var key = new SecretKeySpec(Base32.decode(secret), GENERATOR.getAlgorithm());
            return GENERATOR.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("not a key for codes", e);
        }
    }
}
