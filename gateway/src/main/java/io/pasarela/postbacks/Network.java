package io.pasarela.postbacks;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses, written as CIDR: {@code 10.0.0.0/8}, {@code fd00::/8}. */
record Network(InetAddress base, int prefix) {

    Network {
        int bits = base.getAddress().length * 8;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("no prefix of " + base + ": " + prefix);
        }
        if (!Arrays.equals(base.getAddress(), masked(base.getAddress(), prefix))) {
            throw new IllegalArgumentException(
                    base.getHostAddress() + "/" + prefix + " has bits behind its prefix");
        }
    }

    /** Reads a literal and never asks the DNS. */
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("no prefix: " + cidr);
        return new Network(InetAddress.ofLiteral(cidr.substring(0, slash)),
                Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == base.getAddress().length
                && Arrays.equals(masked(bytes, prefix), base.getAddress());
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefix - i * 8L, 0, 8);
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }
}
