package io.pasarela.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import picocli.CommandLine.Option;

/**
 * The doors of the features on the installation's database, while its gateway runs or not: nobody
 * is served, no job runs, nothing is migrated. Takes the settings that the gateway takes.
 */
final class Console {

    @Option(names = "--data", paramLabel = "DIR",
            description = "where the embedded PostgreSQL lives (default: data)")
    private Path data = Path.of("data");

    @Option(names = "--config", paramLabel = "FILE", description = "a file of settings")
    private @Nullable Path config;

    /** Given to Spring by hand, so that the gateway itself does not find it. */
    @ImportAutoConfiguration({JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class})
    @ComponentScan(
            basePackages = {"io.pasarela.audit", "io.pasarela.bankfeed", "io.pasarela.ledger",
                "io.pasarela.merchants", "io.pasarela.paymentsystems", "io.pasarela.platform",
                "io.pasarela.wallets"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
                    pattern = "io\\.pasarela\\.platform\\.(jobs|web)\\..*"))
    static class Doors {}

    /** {@code settings} are any, as {@code --name=value}. */
    ConfigurableApplicationContext open(List<String> settings) throws IOException {
        var arguments = new ArrayList<String>();
        if (config != null) arguments.add("--spring.config.additional-location=" + config);
        arguments.addAll(settings);
        return new SpringApplicationBuilder(Doors.class)
                .web(WebApplicationType.NONE)
                .properties(defaults())
                .run(arguments.toArray(String[]::new));
    }

    /** An embedded server that runs is reached by what its gateway wrote down. */
    private Map<String, Object> defaults() throws IOException {
        var defaults = new HashMap<String, Object>(Map.of(
                "logging.level.root", "WARN", "pasarela.database.pool-max", "4"));
        Path access = data.resolve("postgres.properties");
        if (Files.isReadable(access)) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(access)) {
                properties.load(reader);
            }
            defaults.put("pasarela.database.url", properties.getProperty("url"));
            defaults.put("pasarela.database.app-url", properties.getProperty("app-url", ""));
        }
        return defaults;
    }
}
