package io.pasarela.demo.bank;

import java.net.URI;

/**
 * Where the bank reports what it did.
 *
 * @param feed the installation's address; {@code /feed/v1/transactions} is appended
 * @param token the feed's bearer token
 */
public record BankSettings(URI feed, String token) {

    /** Does not tell the token. */
    @Override
    public String toString() {
        return "BankSettings[" + feed + "]";
    }
}
