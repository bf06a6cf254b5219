package io.pasarela.torture.checks;

import io.pasarela.torture.history.Attempt;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Weather;
import io.pasarela.torture.town.Cast;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All checks, over what the clients were told and what is stored. */
public final class Verdict {

    private final Cast cast;
    private final History history;
    private final Weather weather;

    public Verdict(Cast cast, History history, Weather weather) {
        this.cast = cast;
        this.history = history;
        this.weather = weather;
    }

    /** To be asked when nothing is left to be done; empty when all is well. */
    public List<String> violations(Connection connection, List<Attempt> attempts, List<Path> logs)
            throws SQLException, IOException {
        Stored stored = Stored.read(connection);
        var all = new ArrayList<>(history.violations());
        all.addAll(FactCheck.violations(history, stored));
        all.addAll(DepositCheck.violations(history, stored));
        all.addAll(ForetoldCheck.violations(history, stored));
        all.addAll(OrderCheck.violations(history, stored));
        all.addAll(NamelessCheck.violations(history, stored));
        all.addAll(PayoutCheck.violations(history, stored));
        all.addAll(JudgeCheck.violations(history, stored));
        all.addAll(BooksCheck.violations(cast, stored));
        all.addAll(PostbackCheck.violations(
                Dues.of(cast, stored), attempts, history, weather));
        all.addAll(AuditCheck.violations(connection));
        all.addAll(SecretsCheck.violations(logs, cast.secrets()));
        return all;
    }
}
