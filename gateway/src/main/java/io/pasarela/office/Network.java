package io.pasarela.office;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where somebody is, as far as guesses are counted. */
public final class Network {

    private Network() {}

    /** One household has a whole /64 of IPv6 addresses. */
    public static String of(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) return parsed.getHostAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the container gives addresses: " + address, e);
        }
    }
}
