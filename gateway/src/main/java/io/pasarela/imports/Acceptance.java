package io.pasarela.imports;

/** What may come of taking in a file, or of an act on one. */
public sealed interface Acceptance {

    /** It is done; this is how things stand now. */
    record Accepted(Upload upload) implements Acceptance {}

    /** There is no such upload, or it is no draft any more. */
    record NoDraft() implements Acceptance {}

    /** The file is larger than {@link Imports#BYTES_MAX}. */
    record TooLarge() implements Acceptance {}

    /** Nothing in it could be stored. */
    record Useless() implements Acceptance {}

    /** A date and an amount must be among the columns. */
    record NotEnoughColumns() implements Acceptance {}
}
