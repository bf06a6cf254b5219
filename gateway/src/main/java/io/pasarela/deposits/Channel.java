package io.pasarela.deposits;

import org.jspecify.annotations.Nullable;

/** The way a claim came. */
public sealed interface Channel {

    /** By the merchant's program, who learns everything. */
    record Api() implements Channel {}

    /**
     * By a payer in the window, who is told nothing a guesser could use.
     *
     * @param network the client's address (IPv6: its /64), by which guesses are counted
     * @param claimKeySha256 what later proves that it is the same browser
     * @param signed whether the link was signed by the merchant
     */
    record Window(String network, byte @Nullable [] claimKeySha256, boolean signed)
            implements Channel {}

    /** As the tables name it. */
    default String key() {
        return switch (this) {
            case Api _ -> "API";
            case Window _ -> "WINDOW";
        };
    }
}
