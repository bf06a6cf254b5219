package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An operator as declared in a file; the password is hashed before it is stored.
 *
 * @param merchants whom he works for; empty means all
 */
public record OperatorFile(
        String login, String name, String password, Role role, Set<MerchantId> merchants,
        boolean enabled) {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");
    private static final int PASSWORD_MIN = 12;

    public OperatorFile {
        merchants = Set.copyOf(merchants);
        if (!LOGIN.matcher(login).matches()) {
            throw new IllegalArgumentException(
                    "a login is 1 to 63 lower-case letters, digits or ._@-");
        }
        if (name.isBlank()) throw new IllegalArgumentException("operator " + login + ": no name");
        if (password.length() < PASSWORD_MIN || password.length() > Passwords.LENGTH_MAX) {
            throw new IllegalArgumentException("operator " + login + ": a password has "
                    + PASSWORD_MIN + " to " + Passwords.LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "OperatorFile[" + login + "]";
    }
}
