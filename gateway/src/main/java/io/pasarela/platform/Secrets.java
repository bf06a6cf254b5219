package io.pasarela.platform;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what must be kept secret in the database. Every value is bound to its context, such as
 * {@code merchant 7 SIGNING}, so that a sealed value moved to another row opens nothing.
 */
public final class Secrets {

    private final Aead aead;

    public Secrets(Aead aead) {
        this.aead = aead;
    }

    /** What to store instead of the secret. */
    public byte[] seal(String plain, String context) {
        try {
            return aead.encrypt(bytes(plain), bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + context, e);
        }
    }

    /** The secret again; throws when the key, the context or the bytes are not those of before. */
    public String open(byte[] sealed, String context) {
        try {
            return new String(aead.decrypt(sealed, bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open " + context + ": another master key?", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
