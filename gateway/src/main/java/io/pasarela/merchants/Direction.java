package io.pasarela.merchants;

/** Which way money moves, as limits see it. */
public enum Direction {
    DEPOSIT, WITHDRAWAL
}
