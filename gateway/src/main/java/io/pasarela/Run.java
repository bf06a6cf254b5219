package io.pasarela;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Runs the server until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Run the server. Any setting may follow as --name=value.")
final class Run implements Runnable {

    private static final Pattern SETTING = Pattern.compile("--[a-z]+[.][^=]+=.*");

    @Option(names = "--data", paramLabel = "DIR",
            description = "where the embedded PostgreSQL lives (default: data)")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "a file of settings")
    private @Nullable Path config;

    @Option(names = "--port", description = "where to listen (default: 8080)")
    private @Nullable Integer port;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<String> arguments = new ArrayList<>();
        if (data != null) arguments.add("--pasarela.data=" + data);
        if (config != null) arguments.add("--spring.config.additional-location=" + config);
        if (port != null) arguments.add("--server.port=" + port);
        for (String setting : settings) {
            if (!SETTING.matcher(setting).matches()) {
                throw new ParameterException(spec.commandLine(), "unknown: " + setting);
            }
            arguments.add(setting);
        }
        SpringApplication.run(Pasarela.class, arguments.toArray(String[]::new));
    }
}
