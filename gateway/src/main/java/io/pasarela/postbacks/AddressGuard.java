package io.pasarela.postbacks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps postbacks out of the machine and the network they are sent from. It resolves at connect and
 * hands over the very addresses it has checked, so a name that changes its mind gains nothing.
 */
final class AddressGuard implements DnsResolver {

    /** Thrown instead of connecting. */
    static final class ForbiddenAddress extends UnknownHostException {

        ForbiddenAddress(InetAddress address) {
            super("postbacks may not go to " + address.getHostAddress());
        }
    }

    /** What turns names into addresses. */
    @FunctionalInterface
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private static final List<Network> NEVER_IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT; a cloud's metadata too
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's metadata
            "169.254.0.0/16", // link-local, metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** Everything else is loopback, local, multicast, translated (NAT64) or not assigned. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private static final List<Network> NEVER_IPV6 = networks(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private final List<Network> allowed;
    private final Names names;

    AddressGuard(List<Network> allowed, Names names) {
        this.allowed = List.copyOf(allowed);
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.lookUp(host);
        for (InetAddress address : addresses) {
            if (!permits(address)) throw new ForbiddenAddress(address);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean permits(InetAddress address) {
        return contains(allowed, address) || switch (address) {
            case Inet4Address ipv4 -> !contains(NEVER_IPV4, ipv4);
            case InetAddress ipv6 -> GLOBAL_IPV6.contains(ipv6) && !contains(NEVER_IPV6, ipv6);
        };
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::of).toList();
    }
}
