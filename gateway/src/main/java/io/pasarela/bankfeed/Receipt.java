package io.pasarela.bankfeed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one reported line. */
public sealed interface Receipt {

    /** It is a new fact. */
    record Stored(BankTransaction fact) implements Receipt {}

    /**
     * The same money was reported before; blanks of the known fact were filled.
     *
     * @param surer the known fact, if this report confirmed what was only announced
     */
    record Duplicate(long bankTransaction, @Nullable BankTransaction surer) implements Receipt {}

    /** What may pay by itself because of this line, or because of it no sooner than now. */
    default Optional<BankTransaction> news() {
        return switch (this) {
            case Stored(BankTransaction fact) -> Optional.of(fact);
            case Duplicate(_, BankTransaction surer) -> Optional.ofNullable(surer);
            case Refused _ -> Optional.empty();
        };
    }

    /** It is no fact; {@code code} is one of the error catalogue. */
    record Refused(String code, String message) implements Receipt {}
}
