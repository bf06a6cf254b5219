package io.pasarela.torture.site;

import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import io.pasarela.torture.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is tortured: one PostgreSQL on a disk of its own, two gateways on it, each with its own wire
 * to it and its own clock, and the wires from both to each merchant.
 */
public final class Site implements AutoCloseable {

    private static final int NODES = 2;
    private static final String DATABASE = "pasarela";

    private final Path folder;
    private final List<String> gatewayCommand;
    private final Cast cast;
    /** Closed in the order of this, the youngest first. */
    private final Deque<AutoCloseable> all = new ArrayDeque<>();
    private final List<GatewayNode> nodes = new ArrayList<>();
    private final List<PostgresProxy> databaseWires = new ArrayList<>();
    private final List<ShiftedClock> clocks = new ArrayList<>();
    private final List<Path> gatewayLogs = new ArrayList<>();
    /** A wire each: gateways know merchants' endpoints by host and port. */
    private final Map<Tenant, TcpProxy> merchantWires = new LinkedHashMap<>();
    private final Disk disk;
    private final PostgresServer postgres;
    private Duration age = Duration.ZERO;
    private int guests;

    /**
     * Returns when both gateways are ready.
     *
     * @param folder for logs and keys, kept; the data are thrown away
     * @param gatewayCommand how a gateway is started, up to its jar
     * @param farmPort where all merchants listen
     */
    public static Site open(Path folder, List<String> gatewayCommand, Cast cast, int farmPort)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var site = new Site(folder.toRealPath(), gatewayCommand, cast, farmPort);
        try {
            site.heal();
        } catch (IOException | InterruptedException | RuntimeException e) {
            site.close();
            throw e;
        }
        return site;
    }

    private Site(Path folder, List<String> gatewayCommand, Cast cast, int farmPort)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.gatewayCommand = gatewayCommand;
        this.cast = cast;
        try {
            for (Tenant tenant : cast.tenants()) {
                merchantWires.put(tenant, owned(new TcpProxy(farmPort)));
            }
            disk = owned(Disk.mount(folder.resolve("disk"), folder.resolve("disk.log")));
            postgres = owned(install());
            for (int i = 1; i <= NODES; i++) addNode("gateway-" + i);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <C extends AutoCloseable> C owned(C one) {
        all.push(one);
        return one;
    }

    /** A gateway makes the cluster, the tables and the cast, and is stopped again. */
    private PostgresServer install() throws IOException, InterruptedException {
        Path declaration = Files.writeString(folder.resolve("declaration.yaml"),
                cast.declaration(tenant ->
                "http://127.0.0.1:" + merchantWires.get(tenant).port() + "/" + tenant.key()));
        var command = new ArrayList<>(gatewayCommand);
        command.addAll(List.of("admin", "master-key", "--demo", masterKey()));
        Files.deleteIfExists(Path.of(masterKey()));
        OwnProcess.run(command, folder.resolve("admin.log"));
        Path data = folder.resolve("disk/data");
        GatewayNode installer = node("installer", Map.of(),
                List.of("--data", data.toString(), "--pasarela.apply=" + declaration));
        try {
            installer.start();
            installer.awaitReady();
            return PostgresServer.like(data, folder.resolve("postgres.log"));
        } finally {
            installer.close();
        }
    }

    private String masterKey() {
        return folder.resolve("master-key.json").toString();
    }

    private GatewayNode node(String name, Map<String, String> environment, List<String> settings)
            throws IOException {
        int port = Ports.free();
        var command = new ArrayList<>(gatewayCommand);
        command.addAll(List.of(
                "run",
                "--port", Integer.toString(port),
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--pasarela.demo=true",
                "--pasarela.master-key-file=" + masterKey(),
                "--pasarela.edge.host=localhost",
                "--pasarela.people.second-factor-from-role=none",
                "--pasarela.postbacks.allowed-networks=127.0.0.0/8"));
        command.addAll(settings);
        Path log = folder.resolve(name + ".log");
        gatewayLogs.add(log);
        return owned(new GatewayNode(log, port, command, environment));
    }

    private void addNode(String name) throws IOException {
        var clock = new ShiftedClock(folder.resolve(name + ".clock"));
        var wire = owned(new PostgresProxy(postgres.port()));
        clocks.add(clock);
        databaseWires.add(wire);
        var settings = new ArrayList<>(postgres.settings(wire.port(), DATABASE));
        settings.addAll(List.of("--data", folder.resolve(name).toString()));
        nodes.add(node(name, clock.settings(), settings));
    }

    /** One more gateway, on a database of its own that the caller makes; not started. */
    GatewayNode guest(String database) throws IOException {
        String name = "guest-" + ++guests;
        var settings = new ArrayList<>(postgres.settings(postgres.port(), database));
        settings.addAll(List.of("--data", folder.resolve(name).toString()));
        return node(name, Map.of(), settings);
    }

    public Town town() {
        return new Town(cast, nodes.stream().map(GatewayNode::port).toList());
    }

    List<GatewayNode> nodes() {
        return List.copyOf(nodes);
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** The wire of each node to PostgreSQL. */
    List<PostgresProxy> databaseWires() {
        return List.copyOf(databaseWires);
    }

    /** The wire of all nodes to each merchant. */
    List<TcpProxy> merchantWires() {
        return List.copyOf(merchantWires.values());
    }

    Disk disk() {
        return disk;
    }

    /** To the gateways' database, not through a wire that may be cut. */
    public Connection superuser() throws SQLException {
        return postgres.superuser(DATABASE);
    }

    /** What gateways and PostgreSQL have written for people to read. */
    public List<Path> logs() throws IOException {
        var logs = new ArrayList<>(gatewayLogs);
        logs.addAll(postgres.logs());
        return logs.stream().filter(Files::exists).toList();
    }

    /** The clock of that node goes so much before those of the others. */
    void shiftClock(int node, Duration ahead) throws IOException {
        clocks.get(node).shift(age.plus(ahead));
    }

    /** All gateways' clocks go forward for good, so that what waits falls due. */
    void age(Duration time) throws IOException {
        age = age.plus(time);
        for (int i = 0; i < clocks.size(); i++) shiftClock(i, Duration.ZERO);
    }

    /** Everything is as it should be again, and both gateways are ready. */
    public void heal() throws IOException, InterruptedException {
        merchantWires.values().forEach(TcpProxy::heal);
        databaseWires.forEach(TcpProxy::heal);
        disk.grow();
        age(Duration.ZERO);
        postgres.thaw();
        if (!postgres.comesBack()) postgres.start();
        for (GatewayNode node : nodes) node.heal();
        for (GatewayNode node : nodes) node.awaitReady();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        var failures = new ArrayList<Exception>();
        while (!all.isEmpty()) {
            try {
                all.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) throw new TortureFailed("not everything could be ended, "
                + failures);
    }
}
