package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.util.Set;

/**
 * Somebody who works in the back office.
 *
 * @param merchants whom he works for; empty means all
 */
public record Operator(
        long id, String login, String name, Role role, Set<MerchantId> merchants,
        boolean enabled) {

    public Operator {
        merchants = Set.copyOf(merchants);
    }

    /** Whether he may see anything of this merchant. */
    public boolean worksFor(MerchantId merchant) {
        return merchants.isEmpty() || merchants.contains(merchant);
    }
}
