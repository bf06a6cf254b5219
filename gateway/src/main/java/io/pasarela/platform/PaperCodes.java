package io.pasarela.platform;

import java.security.SecureRandom;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;

/** Makes secrets that people copy by hand: random bits in small letters and digits, by fours. */
public final class PaperCodes {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PaperCodes() {}

    /** Of that many random bytes; a multiple of 5 leaves no half letter. */
    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return grouped(Base32.toBase32String(random).toLowerCase(Locale.ROOT));
    }

    /** As it was made, whatever came along when it was copied. */
    public static String plain(String typed) {
        return grouped(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    private static String grouped(String letters) {
        return letters.replaceAll("(?<=\\G.{4})(?=.)", "-");
    }
}
