package io.pasarela.merchants;

import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;
import io.pasarela.paymentsystems.PaymentSystem;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * One tenant as it stands now; read anew at most every two seconds. Its keys are asked for apart.
 *
 * @param key the short name operators and settings use
 * @param host the server host {@code H} of PROTOCOL 1
 * @param zone the zone of every time this merchant is told
 * @param ceilings of announced money, by payment system
 */
public record Merchant(
        MerchantId id, Identity identity, ZoneId zone, Endpoints endpoints, Rules rules,
        Map<LimitKey, Limits> limits, Map<String, Ceiling> ceilings) {

    /** What the merchant is called; a test twin shares the host, not keys and faces' names. */
    public record Identity(String key, String name, String host, boolean testTwin) {

        String apiHost() {
            return (testTwin ? "api-test." : "api.") + host;
        }

        /** The host of the payment window. */
        public String windowHost() {
            return (testTwin ? "plugin-test." : "plugin.") + host;
        }
    }

    /** What a limit is set for. */
    public record LimitKey(String paymentSystem, Direction direction) {}

    public Merchant {
        limits = Map.copyOf(limits);
        ceilings = Map.copyOf(ceilings);
    }

    public String key() {
        return identity.key();
    }

    public String name() {
        return identity.name();
    }

    /** This merchant's own limits; empty where the payment system's apply. */
    public Optional<Limits> limits(String paymentSystem, Direction direction) {
        return Optional.ofNullable(limits.get(new LimitKey(paymentSystem, direction)));
    }

    /** How far announced money may pay by itself; not at all where the merchant said nothing. */
    public Ceiling ceiling(PaymentSystem system) {
        return ceilings.getOrDefault(system.key(), Ceiling.nothing(system.currency()));
    }
}
