package io.pasarela.office.statements;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that were uploaded, the newest first, and a form for the next one.
 *
 * @param form null for those who may only look
 */
record StatementsPage(
        Frame frame, @Nullable Form form, List<Account> accounts, List<Row> rows,
        @Nullable String older) {

    record Account(String url, String name) {}

    record Form(String url, List<Wallet> wallets, String limit) {}

    record Wallet(String id, String name) {}

    record Row(
            String url, String file, String wallet, String by, String at, Mark state,
            String stored, String known, String refused) {}

    /** A word with a color that means the same. */
    record Mark(String text, String color) {}
}
