package io.pasarela.deposits;

import java.time.Duration;
import java.util.List;

/** What people, banks and machines may do in a history. Rows are named by a number modulo all. */
sealed interface Act {

    /**
     * A payer's word.
     *
     * @param door "api", or the network from which the window was used
     * @param odd whether the number does not look like one; only the window lets it pass
     */
    record Said(String system, String label, String number, long amount, String id, String door,
            boolean odd) {

        boolean byApi() {
            return door.equals("api");
        }
    }

    /**
     * Money that a bank reports.
     *
     * @param byText whether it was only announced so far
     */
    record Coming(String system, long account, String number, long amount, boolean byText) {

        Coming(String system, long account, String number, long amount) {
            this(system, account, number, amount, false);
        }
    }

    enum End { WELL, CRASH_BEFORE_COMMIT, CRASH_AFTER_COMMIT }

    /** Claims that are decided together. */
    record Say(List<Said> all, End end) implements Act {}

    record Arrive(List<Coming> all, End end) implements Act {}

    /** The sweep looks for what a crash left. */
    record Sweep() implements Act {}

    /** An operator says that this money pays that claim. */
    record Confirm(int claim, int fact, boolean rightAmount) implements Act {}

    /** An operator vouches for money nobody reported. */
    record Vouch(int claim, long amount) implements Act {}

    record Reject(int claim) implements Act {}

    /** A payer sends better proof. */
    record Appeal(int claim) implements Act {}

    /** The same claim is rejected and appealed against, again and again. */
    record Quarrel(int claim) implements Act {}

    /** An operator takes back that a claim ended. */
    record Reopen(int claim) implements Act {}

    /** An operator says that held money is other money than it looked like. */
    record OtherMoney(int fact) implements Act {}

    record SameMoney(int fact) implements Act {}

    /** Money is sent back to where it came from. */
    record PutAside(int fact) implements Act {}

    record Pass(Duration time) implements Act {}

    record Expire() implements Act {}

    /** The merchant changes his rules; the policy is one of refuse, credit and ask. */
    record Rule(String policy, boolean shortByThemselves) implements Act {}
}
