package io.pasarela.postbacks;

/** Where a postback stands; a failed one is pending again when it is resent. */
public enum Status {
    PENDING, DELIVERED, FAILED
}
