package io.pasarela.withdrawals;

/** A merchant's order as it came over the wire. Its bytes are read once and only here. */
public record RawOrder(byte[] body, Format format) {

    /** How the bytes are to be read; a form that begins with a brace is JSON all the same. */
    public enum Format {
        JSON, FORM
    }
}
