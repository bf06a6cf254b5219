package io.pasarela.matching;

import io.pasarela.money.Money;

/** Money with the number in question, as far as a judgement needs to know it. */
public record Fact(long id, Money amount, State state) {

    /** Whether the money can pay somebody. */
    public enum State {
        FREE,
        /** It can, but so far only a text says that it came. */
        ANNOUNCED,
        /** It may be the same money as another fact's. */
        HELD,
        /** It paid somebody, or it is the same money as a fact that did. */
        USED,
        /** It was returned or put aside. */
        SET_ASIDE
    }
}
