package io.pasarela.imports;

import io.pasarela.imports.Inspection.Days;
import io.pasarela.imports.Refusal.Reason;
import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what a file says, as much of it as fits on a page. */
final class Inspector {

    private static final int SAMPLE_MAX = 20;
    private static final int REFUSALS_MAX = 100;

    private final List<Line> sample = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int incoming;
    private int outgoing;
    private int twins;
    private int refused;
    private @Nullable Days days;

    /** Says whether it wants more. */
    boolean look(Batch batch) {
        for (LineKey.Keyed keyed : batch.lines()) {
            Line line = keyed.line();
            if (line.way() == Way.IN) incoming++;
            else outgoing++;
            if (keyed.occurrence() > 1) twins++;
            if (sample.size() < SAMPLE_MAX) sample.add(line);
            days = days == null ? new Days(line.day(), line.day()) : days.with(line.day());
        }
        refused += batch.refusals().size();
        for (Refusal refusal : batch.refusals()) {
            if (refusals.size() < REFUSALS_MAX) refusals.add(refusal);
        }
        if (incoming + outgoing + refused <= Feeder.ITEMS_MAX) return true;
        refusals.addFirst(new Refusal(1, Reason.TOO_MANY, ""));
        return false;
    }

    Inspection result(List<String> headers, @Nullable ColumnMap columns) {
        return new Inspection(incoming, outgoing, twins, refused, days, List.copyOf(sample),
                List.copyOf(refusals), headers, columns);
    }
}
