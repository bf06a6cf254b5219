package io.pasarela.people;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people come in, and what they must show.
 *
 * @param officeUrl the office as browsers see it, without a path; links that people are given begin
 *     with it, and passkeys belong to its host
 * @param secondFactorFromRole the least role that must have a second factor, or {@code none}
 * @param proofLasts for how long a proof stands for acts that ask for a fresh one
 */
@ConfigurationProperties(prefix = "pasarela.people", ignoreUnknownFields = false)
public record PeopleSettings(
        @DefaultValue("https://office.localhost") String officeUrl,
        @DefaultValue("supervisor") String secondFactorFromRole,
        @DefaultValue("10m") Duration proofLasts) {

    private static final Duration PROOF_MAX = Duration.ofHours(12);

    public PeopleSettings {
        URI uri = URI.create(officeUrl);
        if (uri.getHost() == null || !uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("pasarela.people.office-url is not like "
                    + "https://office.example.com: " + officeUrl);
        }
        if (!proofLasts.isPositive() || proofLasts.compareTo(PROOF_MAX) > 0) {
            throw new IllegalArgumentException(
                    "pasarela.people.proof-lasts is not above 0 and up to 12h: " + proofLasts);
        }
        from(secondFactorFromRole);
    }

    private static Optional<Role> from(String name) {
        if (name.equalsIgnoreCase("none")) return Optional.empty();
        return Optional.of(Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    public String officeHost() {
        return URI.create(officeUrl).getHost();
    }

    /** Whether somebody in this role must have a second factor. */
    public boolean requiresSecondFactor(Role role) {
        return from(secondFactorFromRole).filter(role::covers).isPresent();
    }

    /** Whether anybody must; acts that ask for a fresh proof ask for none otherwise. */
    public boolean requiresSecondFactors() {
        return from(secondFactorFromRole).isPresent();
    }
}
