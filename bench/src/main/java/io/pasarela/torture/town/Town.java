package io.pasarela.torture.town;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where clients find the gateways. Host names of merchants and of the office lead to the loopback
 * by the hosts file that the torture's JVM is started with.
 *
 * @param ports of the gateways
 */
public record Town(Cast cast, List<Integer> ports) {

    static final String OFFICE_HOST = "office.localhost";

    /** A merchant's API at any of the gateways. */
    URI api(Tenant tenant) {
        return at(tenant.apiHost());
    }

    /** A merchant's window at any of the gateways. */
    public URI window(Tenant tenant) {
        return at(tenant.windowHost());
    }

    /** The bank feed at any of the gateways. */
    public URI feed() {
        return at("localhost");
    }

    /** The back office at any of the gateways; a session holds at all of them. */
    public URI office() {
        return at(OFFICE_HOST);
    }

    /** The back office at two gateways, different ones where there are several. */
    public List<URI> offices() {
        int first = ThreadLocalRandom.current().nextInt(ports.size());
        return List.of(at(OFFICE_HOST, ports.get(first)),
                at(OFFICE_HOST, ports.get((first + 1) % ports.size())));
    }

    private URI at(String host) {
        return at(host, ports.get(ThreadLocalRandom.current().nextInt(ports.size())));
    }

    private static URI at(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }

    /** Makes all host names known to this JVM; too late once it has looked up any name. */
    public static void enter(Cast cast) throws IOException {
        Path hosts = Files.createTempFile("pasarela-torture", ".hosts");
        Files.writeString(hosts, hostsFile(cast));
        hosts.toFile().deleteOnExit();
        System.setProperty("jdk.net.hosts.file", hosts.toString());
    }

    /** The lines that make all host names known. */
    static String hostsFile(Cast cast) {
        var lines = new StringBuilder("127.0.0.1 localhost " + OFFICE_HOST + "\n");
        cast.tenants().forEach(tenant -> lines.append("127.0.0.1 ")
                .append(tenant.apiHost()).append(' ').append(tenant.windowHost()).append('\n'));
        return lines.toString();
    }
}
