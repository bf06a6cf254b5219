package io.pasarela.postbacks;

/** What a postback tells of. */
public enum Kind {
    DEPOSIT, WITHDRAWAL
}
