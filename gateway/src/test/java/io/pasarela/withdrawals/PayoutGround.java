package io.pasarela.withdrawals;

import io.pasarela.merchants.Merchant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a history happens: in memory, or on a database. One merchant, one wallet in guaraníes. */
interface PayoutGround {

    Withdrawals withdrawals();

    Merchant merchant();

    long wallet();

    Instant now();

    void pass(Duration time);

    void finishTests();

    String money();

    /** What the merchant was told about that withdrawal, by number. */
    List<Integer> told(Withdrawal withdrawal);

    /** How often the merchant was told something. */
    int tellings();
}
