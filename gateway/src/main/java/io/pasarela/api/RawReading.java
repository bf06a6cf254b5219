package io.pasarela.api;

import io.pasarela.edge.Failure;

/** What taking a request's body as it is led to. */
sealed interface RawReading {

    /** The bytes as they were sent; a form may still turn out to be JSON. */
    record Body(byte[] bytes, boolean isForm) implements RawReading {}

    /** Of a wrong type or too large; nothing was looked at. */
    record Refused(Failure failure) implements RawReading {}
}
