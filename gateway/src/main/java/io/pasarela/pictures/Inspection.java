package io.pasarela.pictures;

/** What may come of looking at a payer's file. */
public sealed interface Inspection {

    /** It shows something; what, is for operators to judge. */
    record Accepted(Picture picture) implements Inspection {}

    /** It is no proof of a kind we take; {@code why} may be shown to whoever sent it. */
    record Refused(String why) implements Inspection {}

    /** Too many others are being looked at; the same file may be sent again. */
    record Busy() implements Inspection {}
}
