package io.pasarela.office.withdrawals;

import io.pasarela.office.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One withdrawal, with the forms that fit its state and its operator.
 *
 * @param facts what there is to know, by name
 */
record WithdrawalPage(
        Frame frame, String state, boolean open, List<Fact> facts, List<String> warnings,
        Acts acts) {

    record Fact(String name, String value, boolean copyable) {}

    /**
     * Where each form goes; null for what does not fit.
     *
     * @param fence of the withdrawal as shown, sent along with every act
     * @param wallets it may have been paid from
     */
    record Acts(
            String fence, @Nullable String take, @Nullable String process,
            @Nullable String putBack, @Nullable String reject, List<Wallet> wallets) {

        Acts {
            wallets = List.copyOf(wallets);
        }
    }

    record Wallet(String id, String name) {}

    WithdrawalPage {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }
}
