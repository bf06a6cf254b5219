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

    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");

    public OperatorFile {
        merchants = Set.copyOf(merchants);
        if (!LOGIN.matcher(login).matches()) {
            throw new IllegalArgumentException(
                    "a login is 1 to 63 lower-case letters, digits or ._@-");
        }
        if (name.isBlank()) throw new IllegalArgumentException("operator " + login + ": no name");
        if (!role.allows(Scope.of(merchants))) {
            throw new IllegalArgumentException("operator " + login + ": administrators work for "
                    + "all merchants, so name none; a merchant user needs one at least");
        }
        if (!Passwords.isFit(password)) {
            throw new IllegalArgumentException("operator " + login + ": a password has "
                    + Passwords.LENGTH_MIN + " to " + Passwords.LENGTH_MAX + " characters");
        }
    }

    Scope scope() {
        return Scope.of(merchants);
    }

    @Override
    public String toString() {
        return "OperatorFile[" + login + "]";
    }
}
