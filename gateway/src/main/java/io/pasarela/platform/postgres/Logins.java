package io.pasarela.platform.postgres;

import java.util.regex.Pattern;

/**
 * The two roles in the gateway's database: {@code owner} owns every table and migrates, {@code app}
 * is the gateway's daily one and may neither change nor delete the ledger's entries and the audit.
 */
public record Logins(Login owner, Login app) {

    /** Migrations write the role's name unquoted. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public Logins {
        if (!PLAIN.matcher(app.user()).matches()) {
            throw new IllegalArgumentException(
                    "the app role's name is lower case letters, digits and _: " + app.user());
        }
    }
}
