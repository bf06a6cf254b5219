package io.pasarela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Activations over HTTP and the same writes by pgbench, taking turns on one PostgreSQL so that what
 * disturbs one disturbs the other, and then a look whether all that was acknowledged is there.
 */
final class Comparison {

    /** A JVM compiles what runs often; a gateway that has just started is another one. */
    private static final int WARM_UPS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SCALE = Duration.ofSeconds(5);
    private static final long FIRST_PER_SECOND = 1_000;
    private static final String ONE_ROW = "insert into bench.row default values;\n";

    /** Whether pgbench moves the counters of the ledger, as an activation must. */
    private enum Counting { TRUE, FALSE }

    private final Options options;
    private final Database database;
    private final Feed feed;
    private final Load load;
    private final PgBench pgBench;
    private final List<Measured> http = new ArrayList<>();
    private final List<Measured> sql = new ArrayList<>();
    private long acknowledged;

    Comparison(Options options, Installation installation, Database database) throws IOException {
        this.options = options;
        this.database = database;
        feed = new Feed(installation.port(), options.seed());
        load = new Load(installation.port(), options.seed(), options.connections());
        pgBench = new PgBench(
                installation.postgres(), installation.folder(), options.connections());
    }

    Report run() throws Exception {
        database.install();
        Duration time = Duration.ofSeconds(options.seconds());
        say("Warming up");
        Measured oneRow = pgBench.run(ONE_ROW, SCALE);
        long httpRate = FIRST_PER_SECOND;
        for (int i = 0; i < WARM_UPS; i++) httpRate = overHttp(WARM_UP, httpRate).perSecond();
        // Nobody writes more often than who writes least.
        long sqlRate = inSql(WARM_UP, oneRow.perSecond(), Counting.TRUE).perSecond();
        for (int round = 1; round <= options.rounds(); round++) {
            say("Round " + round + " of " + options.rounds());
            http.add(overHttp(time, httpRate));
            httpRate = Math.max(httpRate, http.getLast().perSecond());
            sql.add(inSql(time, sqlRate, Counting.TRUE));
            sqlRate = Math.max(sqlRate, sql.getLast().perSecond());
        }
        List<String> findings = findings();
        // Only now: it leaves books behind that do not add up.
        Measured uncounted = inSql(SCALE, oneRow.perSecond(), Counting.FALSE);
        return new Report(about(), List.of(
                new Report.Row("activations over HTTP", http),
                new Report.Row("pgbench, the same writes, one by one", sql),
                new Report.Row("pgbench, all but the two counters", List.of(uncounted)),
                new Report.Row("pgbench, one row", List.of(oneRow))), findings);
    }

    private Measured overHttp(Duration time, long perSecond) throws Exception {
        Feed.Span span = feed.report(enough(time, perSecond));
        database.settle();
        Measured measured = load.run(span, time);
        acknowledged += measured.count();
        say("  over HTTP  " + Report.grouped(measured.perSecond()) + "/s");
        return measured;
    }

    private Measured inSql(Duration time, long perSecond, Counting counting)
            throws Exception {
        Feed.Span span = feed.report(enough(time, perSecond));
        database.settle();
        database.continueAt(span.start());
        Measured measured = pgBench.run(
                "select bench.activate(" + options.seed() + ", " + counting + ");\n", time);
        acknowledged += measured.count();
        say("  pgbench    " + Report.grouped(measured.perSecond()) + "/s");
        return measured;
    }

    /** Twice as many as so far; a phase that needs still more ends when they are used up. */
    private static long enough(Duration time, long perSecond) {
        return perSecond * time.toSeconds() * 2;
    }

    private List<String> about() throws Exception {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return List.of(
                "Activations: %d connections, %d rounds of %d s, seed %d".formatted(
                        options.connections(), options.rounds(), options.seconds(),
                        options.seed()),
                "Machine: %d cores, %s, load now %s; everything runs on it, the load too".formatted(
                        Runtime.getRuntime().availableProcessors(), processor(), load),
                "PostgreSQL %s: fsync %s, synchronous_commit %s, full_page_writes %s".formatted(
                        database.setting("server_version"), database.setting("fsync"),
                        database.setting("synchronous_commit"),
                        database.setting("full_page_writes")),
                pgBench.version() + "; Java " + Runtime.version(),
                "The merchant has no postback URL: postbacks are made and kept, not delivered.");
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst().orElse(System.getProperty("os.arch"));
    }

    /** Throws rather than report a rate of writes that are not all there. */
    private List<String> findings() throws SQLException {
        long deposits = database.count("select count(*) from deposits.deposit");
        long facts = database.count(
                "select count(distinct bank_transaction_id) from deposits.deposit");
        long claimed = database.count(
                "select count(*) from bankfeed.bank_transaction where status = 'CLAIMED'");
        long postbacks = database.count(
                "select count(distinct subject_id) from postbacks.postback");
        long entries = database.count("""
                select count(distinct subject_id) from ledger.entry where reason = 'DEPOSIT'
                """);
        long faults = database.count("select count(*) from ledger.audit_counters")
                + database.count("select count(*) from ledger.audit_funds");
        var findings = List.of(
                "Acknowledged: %d. Stored: %d deposits of %d facts, %d facts claimed, "
                        .formatted(acknowledged, deposits, facts, claimed)
                        + "%d postbacks, %d entries.".formatted(postbacks, entries),
                "Rows in the ledger's audit views: " + faults + ".");
        boolean sound = faults == 0 && List.of(deposits, facts, claimed, postbacks, entries)
                .stream().allMatch(stored -> stored == acknowledged);
        if (!sound) throw new BenchFailed("this is not sound:\n" + String.join("\n", findings));
        return findings;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
