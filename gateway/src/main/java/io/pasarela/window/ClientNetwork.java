package io.pasarela.window;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** By what strangers are counted: an address or, of IPv6, the network one household gets. */
final class ClientNetwork {

    private static final int HOUSEHOLD_BYTES = 8;

    private ClientNetwork() {}

    /** The address is a literal, so nothing is looked up. */
    static String of(String address) {
        try {
            var client = InetAddress.ofLiteral(address);
            if (!(client instanceof Inet6Address)) return client.getHostAddress();
            byte[] network = Arrays.copyOf(client.getAddress(), HOUSEHOLD_BYTES);
            return HexFormat.of().formatHex(network) + "/64";
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
