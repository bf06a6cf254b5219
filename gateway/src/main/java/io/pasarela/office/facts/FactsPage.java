package io.pasarela.office.facts;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unclaimed money: first what waits for an answer, then the rest, the oldest first. */
record FactsPage(
        Frame frame, String pastUrl, List<Question> questions, List<Sum> sums, List<Row> rows) {

    /** What nobody claimed in one currency, and the age of its oldest. */
    record Sum(String amount, int facts, String age) {}

    record Row(
            String url, String number, String age, boolean late, String system, String account,
            String reference, String payer, String amount, String at, String evidence) {}

    /**
     * Is the held report the same money as one of these?
     *
     * @param other where the answer "other money" goes; null for those who may only look
     */
    record Question(Row held, List<Known> known, @Nullable String other) {

        Question {
            known = List.copyOf(known);
        }
    }

    /** A provisional fact, and where the answer "the same money" goes. */
    record Known(String id, Row fact, String madeBy, @Nullable String same) {}

    FactsPage {
        questions = List.copyOf(questions);
        sums = List.copyOf(sums);
        rows = List.copyOf(rows);
    }
}
