package io.pasarela.bankfeed;

import java.util.List;

/** Told of money that may pay somebody, after it is stored for good. */
public interface Arrivals {

    /** Returns when everything these facts pay by themselves has been paid. */
    void arrived(List<BankTransaction> facts);

    /** Statements confirmed what was only announced; told inside the transaction that knows it. */
    void confirmed(List<BankTransaction> facts);
}
