package io.pasarela.bankfeed;

import org.jspecify.annotations.Nullable;

/**
 * What a text led to.
 *
 * @param parser by which it was read, {@code name@version}
 */
record TextOutcome(
        TextVerdict verdict, @Nullable TextReason reason, @Nullable String parser,
        @Nullable Money money) {

    /**
     * The money it told of.
     *
     * @param fact 0 for one that is only foreseen
     * @param fresh the fact, if nobody knew of it before
     */
    record Money(
            long fact, long account, long minor, @Nullable Long balanceMinor,
            @Nullable BankTransaction fresh) {}

    static TextOutcome without(TextVerdict verdict, TextReason reason) {
        return new TextOutcome(verdict, reason, null, null);
    }

    @Nullable String parserName() {
        return parser == null ? null : nameOf(parser);
    }

    static String nameOf(String parser) {
        return parser.substring(0, parser.indexOf('@'));
    }

    @Nullable Integer parserVersion() {
        return parser == null ? null : Integer.valueOf(parser.substring(parser.indexOf('@') + 1));
    }
}
