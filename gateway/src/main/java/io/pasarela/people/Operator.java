package io.pasarela.people;

import io.pasarela.merchants.MerchantId;

/** Somebody who works in the back office. */
public record Operator(
        long id, String login, String name, Role role, Scope scope, boolean enabled) {

    public Operator {
        if (!role.allows(scope)) {
            throw new IllegalArgumentException(login + " may not be " + role + " for " + scope);
        }
    }

    /** Whether he may see anything of this merchant. */
    public boolean worksFor(MerchantId merchant) {
        return scope.covers(merchant);
    }
}
