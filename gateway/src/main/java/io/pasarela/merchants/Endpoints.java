package io.pasarela.merchants;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant is reached and from where he may call.
 *
 * @param postbackUrl null until he names one; his postbacks wait meanwhile
 * @param redirectUrls what the window may lead back to, by the id he registered it under
 * @param frameAncestors origins that may embed the window; empty means any
 * @param allowedAddresses CIDR ranges his programs call from; empty means anywhere
 */
public record Endpoints(
        @Nullable String postbackUrl,
        Map<Integer, String> redirectUrls,
        List<String> frameAncestors,
        List<String> allowedAddresses) {

    public Endpoints {
        redirectUrls = Map.copyOf(redirectUrls);
        frameAncestors = List.copyOf(frameAncestors);
        allowedAddresses = List.copyOf(allowedAddresses);
    }
}
