package io.pasarela.office.statements;

import io.pasarela.office.Frame;
import io.pasarela.office.statements.StatementsPage.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file: what it says while it is a draft, how far it is, and what came of it.
 *
 * @param poll where to look again; null when nothing moves any more
 */
record StatementPage(
        Frame frame, Mark state, List<Fact> facts, List<String> notes, @Nullable String poll,
        @Nullable Progress progress, @Nullable Draft draft, List<Count> counts,
        Refusals refusals) {

    record Fact(String name, String value) {}

    record Progress(String text, String done, String all) {}

    /** What came of how many lines; {@code means} explains it. */
    record Count(String name, String count, String means, boolean bad) {}

    record Refusals(String title, List<Refusal> rows) {}

    record Refusal(String line, String reason, String value) {}

    /**
     * Before anything is stored.
     *
     * @param accept where to say that it may be; null when there is nothing to store
     */
    record Draft(
            @Nullable String accept, String discard, @Nullable Columns columns, List<Line> lines) {}

    /** Which header stands over which column; only tables have some. */
    record Columns(String url, List<Choice> choices) {}

    record Choice(String id, String label, boolean required, List<Header> headers) {}

    record Header(String text, boolean chosen) {}

    record Line(
            String number, String day, String amount, boolean out, String reference, String payer,
            String detail) {}
}
