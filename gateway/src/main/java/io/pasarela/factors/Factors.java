package io.pasarela.factors;

import java.time.Instant;
import java.util.List;

/**
 * What somebody can show.
 *
 * @param recoveryCodes how many are left
 */
public record Factors(boolean authenticator, int recoveryCodes, List<Passkey> passkeys) {

    public Factors {
        passkeys = List.copyOf(passkeys);
    }

    /** Whether he has any. Codes on paper alone are none. */
    public boolean any() {
        return authenticator || !passkeys.isEmpty();
    }

    /**
     * A passkey, as its owner knows it.
     *
     * @param lastUsed of a passkey never used, when it was made
     */
    public record Passkey(String id, String label, Instant created, Instant lastUsed) {}
}
