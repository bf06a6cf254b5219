package io.pasarela.office.account;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own page.
 *
 * @param fault why his password is what it was
 */
record AccountPage(
        Frame frame, String name, String login, String role, String self,
        @Nullable String fault, Factors factors, List<Session> sessions) {

    AccountPage {
        sessions = List.copyOf(sessions);
    }

    /**
     * Where he is signed in.
     *
     * @param endUrl null for the one he looks from
     */
    record Session(
            String device, String network, String since, String last, @Nullable String endUrl) {}

    /**
     * His second factors.
     *
     * @param recoveryCodes how many are left, in words; null while he needs none
     */
    record Factors(boolean app, List<Passkey> passkeys, @Nullable String recoveryCodes) {

        Factors {
            passkeys = List.copyOf(passkeys);
        }
    }

    record Passkey(String label, String created, String used, String removeUrl) {}
}
