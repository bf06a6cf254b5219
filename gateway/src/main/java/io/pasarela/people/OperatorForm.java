package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator writes about somebody.
 *
 * @param merchants for whom he works; none means all
 */
public record OperatorForm(String login, String name, Role role, Set<MerchantId> merchants) {

    private static final int NAME_MAX = 190;

    /** What cannot be so. */
    public enum Fault { LOGIN, NAME, MERCHANTS }

    public OperatorForm {
        merchants = Set.copyOf(merchants);
    }

    Optional<Fault> fault() {
        if (!OperatorFile.LOGIN.matcher(login).matches()) return Optional.of(Fault.LOGIN);
        if (name.isBlank() || name.length() > NAME_MAX) return Optional.of(Fault.NAME);
        if (!role.allows(scope())) return Optional.of(Fault.MERCHANTS);
        return Optional.empty();
    }

    Scope scope() {
        return Scope.of(merchants);
    }
}
