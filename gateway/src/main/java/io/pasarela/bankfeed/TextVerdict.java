package io.pasarela.bankfeed;

/** What became of a forwarded text. */
public enum TextVerdict {
    /** It told of new money. */
    STORED,
    /** The text, or the money it tells of, was known. */
    DUPLICATE,
    /** Money went out, or nothing moved. */
    IGNORED,
    /** It came from a sender, or so late, that nobody should believe it. */
    UNTRUSTED,
    /** It says nothing that can be acted on; the reason is kept. */
    UNREAD
}
