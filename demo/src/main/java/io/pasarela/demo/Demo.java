package io.pasarela.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts everything, watches it, brings back what died, and stops all of it when told to. */
public final class Demo {

    private static final long LOOK_EVERY_MS = 300;
    private static final long AGAIN_AFTER_MS = 500;
    private static final long EARLIER_GATEWAY_SECONDS_MAX = 60;

    private final Options options;
    private final Environment environment;
    private final DemoMerchant merchant;
    private final Gateway gateway;
    private final Postgres postgres;
    private volatile @Nullable DemoSite site;

    private Demo(Options options) throws IOException, InterruptedException {
        this.options = options;
        Keys keys = Keys.in(options.data());
        environment = new Environment(options, keys);
        merchant = new DemoMerchant(environment);
        gateway = new Gateway(
                command(), options.data().resolve("gateway.log"), options.port());
        postgres = new Postgres(options.data());
    }

    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(List.of(arguments));
            makeFolder(options.data());
            try (var file = FileChannel.open(options.data().resolve("demo.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.tryLock()) {
                if (lock == null) throw new DemoFailed("a demo runs in " + options.data());
                new Demo(options).run();
            }
        } catch (DemoFailed | IllegalArgumentException | IOException e) {
            System.err.println("pasarela demo: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    private static void makeFolder(Path data) throws IOException {
        if (Files.isDirectory(data)) return;
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
    }

    private void run() throws IOException, InterruptedException {
        environment.withdraw();
        awaitEarlierGateway();
        for (int port : ports()) requireFree(port);
        makeMasterKey();
        PrivateFile.write(merchantFile(), merchant.yaml());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        if (options.shop()) {
            site = DemoSite.start(DemoSettings.of(
                    options.neighbourPort(), options.data(), environment.settled()));
        }
        gateway.start();
        if (!gateway.awaitReady()) {
            throw new DemoFailed("the gateway does not start:\n"
                    + String.join("\n", gateway.lastWords()));
        }
        publish();
        greet();
        watch();
    }

    private List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(List.of(options.port(), options.managementPort()));
        if (options.shop()) ports.add(options.neighbourPort());
        return ports;
    }

    private static void requireFree(int port) throws IOException {
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            // Nobody listens there.
        } catch (IOException taken) {
            throw new DemoFailed("port " + port + " is taken; choose another with --port");
        }
    }

    /** One whose demo was killed is stopping just now. */
    private void awaitEarlierGateway() throws IOException, InterruptedException {
        long end = System.nanoTime() + EARLIER_GATEWAY_SECONDS_MAX * 1_000_000_000;
        while (!gatewayIsGone()) {
            if (System.nanoTime() > end) {
                throw new DemoFailed("another gateway runs in " + options.data());
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private boolean gatewayIsGone() throws IOException {
        try (var file = FileChannel.open(options.data().resolve("gateway.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            return lock != null;
        }
    }

    private void makeMasterKey() throws IOException, InterruptedException {
        if (Files.exists(masterKey())) return;
        List<String> command = new ArrayList<>(options.gateway());
        command.addAll(List.of("admin", "master-key", "--demo", masterKey().toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new DemoFailed("no master key could be made");
        }
    }

    private Path masterKey() {
        return options.data().resolve("master-key.json");
    }

    private Path merchantFile() {
        return options.data().resolve("demo-merchant.yaml");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(options.gateway());
        command.addAll(List.of(
                "run",
                "--data", options.data().toString(),
                "--port", Integer.toString(options.port()),
                "--server.address=127.0.0.1",
                "--management.server.port=" + options.managementPort(),
                "--pasarela.demo=true",
                "--pasarela.master-key-file=" + masterKey(),
                "--pasarela.apply=" + merchantFile()
                        + (options.apply() == null ? "" : "," + options.apply())));
        command.addAll(DemoMerchant.SETTINGS);
        command.add("--pasarela.public-port=" + options.port());
        command.add("--pasarela.people.office-url=http://office.localhost:" + options.port());
        return command;
    }

    private void publish() throws IOException {
        Optional<Long> server = postgres.pid();
        if (server.isPresent()) environment.publish(postgres.url(), gateway.pid(), server.get());
    }

    private void watch() throws IOException, InterruptedException {
        long gatewayPid = gateway.pid();
        Optional<Long> postgresPid = postgres.pid();
        while (!gateway.isStopping()) {
            Thread.sleep(LOOK_EVERY_MS);
            if (!gateway.isAlive()) restartGateway();
            Optional<Long> now = postgres.pid();
            if (now.isPresent() && (gateway.pid() != gatewayPid || !now.equals(postgresPid))) {
                publish();
                gatewayPid = gateway.pid();
                postgresPid = now;
            }
        }
        // The one who stops everything ends this process too.
        Thread.currentThread().join();
    }

    private void restartGateway() throws IOException, InterruptedException {
        while (!gateway.isStopping()) {
            System.out.println("The gateway has ended; starting it again.");
            gateway.start();
            if (gateway.awaitReady()) return;
            Thread.sleep(AGAIN_AFTER_MS);
        }
    }

    private void stop() {
        try {
            gateway.stop();
            DemoSite open = site;
            if (open != null) open.close();
            environment.withdraw();
        } catch (IOException e) {
            System.err.println("pasarela demo: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void greet() {
        System.out.println("\nPasarela is ready.\n");
        System.out.println("  Pay            " + environment.get("PLUGIN_URL")
                + "?label=player-1&currency_code=CRC&custom_transaction_id=order-1&lang=es");
        System.out.println("  Back office    " + environment.get("OFFICE_URL"));
        if (options.shop()) {
            System.out.println("  Demo shop      " + environment.get("SHOP_URL"));
            System.out.println("  Demo bank      " + environment.get("BANK_URL"));
        }
        System.out.println("  API            " + environment.get("API_URL") + "/docs");
        System.out.println("\nKeys, the office's password and all addresses are in "
                + options.data().resolve("demo.env") + ".\nCtrl-C stops everything.");
    }
}
