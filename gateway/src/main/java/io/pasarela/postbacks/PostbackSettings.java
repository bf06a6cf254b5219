package io.pasarela.postbacks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How postbacks are carried.
 *
 * @param timeout for one attempt as a whole, however slowly the answer drips
 * @param connectTimeout for reaching one address
 * @param firstSlots how many first tries are under way at once on a node
 * @param retrySlots how many retries are
 * @param endpointSlots how many requests a healthy endpoint gets at once
 * @param allowedNetworks CIDR ranges that postbacks may go to although they are not public
 */
@ConfigurationProperties(prefix = "pasarela.postbacks", ignoreUnknownFields = false)
record PostbackSettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("256") int firstSlots,
        @DefaultValue("512") int retrySlots,
        @DefaultValue("32") int endpointSlots,
        @DefaultValue List<String> allowedNetworks) {

    /** Longer than any attempt, so that nobody else takes a postback that is under way. */
    static final Duration LEASE = Duration.ofSeconds(60);

    static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);
    private static final int SLOTS_MAX = 4_096;

    PostbackSettings {
        requireWithin("timeout", timeout, TIMEOUT_MAX);
        requireWithin("connect-timeout", connectTimeout, timeout);
        requireWithin("first-slots", firstSlots, 4);
        requireWithin("retry-slots", retrySlots, 1);
        requireWithin("endpoint-slots", endpointSlots, 1);
        allowedNetworks = List.copyOf(allowedNetworks);
        networks(allowedNetworks);
    }

    List<Network> networks() {
        return networks(allowedNetworks);
    }

    private static List<Network> networks(List<String> cidrs) {
        try {
            return cidrs.stream().map(Network::of).toList();
        } catch (IllegalArgumentException e) {
            throw fault("allowed-networks is not a list of CIDR ranges: " + e.getMessage());
        }
    }

    private static void requireWithin(String name, Duration value, Duration max) {
        if (!value.isPositive() || value.compareTo(max) > 0) {
            throw fault(name + " must be longer than nothing and at most " + max.toSeconds() + "s");
        }
    }

    private static void requireWithin(String name, int value, int min) {
        if (value < min || value > SLOTS_MAX) {
            throw fault(name + " must be from " + min + " to " + SLOTS_MAX);
        }
    }

    private static IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("pasarela.postbacks." + what);
    }
}
