package io.pasarela.paymentsystems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the definition files that come with the server and those of the installation's own. */
final class DefinitionFiles {

    private static final String BUILT_IN = "classpath*:payment-systems/*.yaml";

    private DefinitionFiles() {}

    static List<Resource> builtIn() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(BUILT_IN));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<Resource> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BrokenDefinition(directory.toString(), "", "there is no such directory");
        }
        var files = new ArrayList<Resource>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
            found.forEach(path -> files.add(new FileSystemResource(path)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        files.sort(Comparator.comparing(Resource::getDescription));
        return files;
    }

    /** Reads them all; the second file that claims a name is the broken one. */
    static List<PaymentSystem> read(List<Resource> files) {
        var systems = new ArrayList<PaymentSystem>();
        var keys = new HashMap<String, String>();
        var payoutCodes = new HashMap<String, String>();
        for (Resource file : files) {
            PaymentSystem system = new DefinitionReader(file).read();
            Payout payout = system.payout();
            claim(keys, system.key(), file, "key");
            if (payout != null) claim(payoutCodes, payout.code(), file, "payout.code");
            systems.add(system);
        }
        return systems;
    }

    private static void claim(
            Map<String, String> taken, String name, Resource file, String path) {
        @Nullable String holder = taken.putIfAbsent(name, file.getDescription());
        if (holder != null) {
            throw new BrokenDefinition(
                    file.getDescription(), path, "'" + name + "' is already taken by " + holder);
        }
    }
}
