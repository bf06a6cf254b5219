package io.pasarela.admin;

import io.pasarela.bankfeed.Rereader;
import io.pasarela.bankfeed.Rereading;
import io.pasarela.bankfeed.Rereading.Change;
import io.pasarela.bankfeed.Rereading.Told;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(name = "reread", mixinStandardHelpOptions = true,
        description = "Read texts that led to nothing again, after parsers or senders changed. Any"
                + " setting may follow as --name=value.")
final class Reread implements Callable<Integer> {

    private static final Pattern SETTING = Pattern.compile("--[a-z]+[.][^=]+=.*");

    @Option(names = "--preview", description = "only say what would change")
    private boolean preview;

    @Option(names = "--merchant", paramLabel = "KEY", description = "those of one merchant")
    private @Nullable String merchant;

    @Mixin
    private Console console;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (String setting : settings) {
            if (!SETTING.matcher(setting).matches()) {
                throw new ParameterException(spec.commandLine(), "unknown: " + setting);
            }
        }
        try (var doors = console.open(settings)) {
            List<Merchant> chosen = doors.getBean(Merchants.class).list().stream()
                    .filter(one -> merchant == null || one.key().equals(merchant)).toList();
            if (chosen.isEmpty()) throw new IllegalArgumentException("no merchant " + merchant);
            Rereader rereader = doors.getBean(Rereader.class);
            for (Merchant one : chosen) {
                tell(one, preview ? rereader.preview(one.id()) : rereader.reread(one.id()));
            }
        }
        return 0;
    }

    private void tell(Merchant whose, Rereading rereading) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> counts = new TreeMap<>();
        rereading.counts().forEach((verdict, count) -> counts.put(word(verdict), count));
        out.println(whose.key() + ": " + rereading.looked() + " texts read again, "
                + (preview ? "would become: " : "became: ")
                + (counts.isEmpty() ? "nothing new" : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))));
        rereading.changes().forEach(change -> out.println("  " + line(change)));
        out.flush();
    }

    private static String line(Change change) {
        Told money = change.money();
        return "text " + change.text().id() + " of " + change.text().text().receivedAt()
                + " from " + change.text().text().sender() + ": "
                + word(change.text().verdict()) + " -> " + word(change.becomes())
                + " by " + change.parser()
                + (money == null ? "" : ", " + money.amount()
                        + (money.reference() == null ? "" : ", reference " + money.reference())
                        + (money.payer() == null ? "" : ", from " + money.payer())
                        + (money.bankTransaction() == null ? ""
                                : ", bank transaction " + money.bankTransaction()));
    }

    private static String word(Enum<?> verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
