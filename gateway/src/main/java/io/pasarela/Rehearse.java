package io.pasarela;

import io.pasarela.platform.MasterKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the server on an empty database of its own, asks it for a few pages and stops it, so that
 * the JVM can write down what a start needs. Touches nobody's data and calls nobody.
 */
@Command(name = "rehearse", hidden = true, description = "Train the AOT cache")
final class Rehearse implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("/readyz", "/window/", "/office/", "/docs", "/openapi.json");

    @Option(names = "--data", required = true)
    private Path data;

    @Override
    public Integer call() throws Exception {
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data);
        Path key = data.resolve("master-key.json");
        MasterKey.create(key, MasterKey.Purpose.DEMO);
        try (ConfigurableApplicationContext server = SpringApplication.run(Pasarela.class,
                "--pasarela.data=" + data,
                "--pasarela.master-key-file=" + key,
                "--pasarela.demo=true",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.port=0")) {
            visit(server.getEnvironment().getRequiredProperty("local.server.port"));
        }
        FileSystemUtils.deleteRecursively(data);
        return 0;
    }

    private static void visit(String port) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                URI uri = URI.create("http://localhost:" + port + page);
                browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            }
        }
    }
}
