package io.pasarela.api;

import io.pasarela.edge.Failure;

/** What reading a request's body led to. */
sealed interface Reading {

    record Read(Fields fields) implements Reading {}

    /** It could not be read; nothing was looked at. */
    record Unreadable(Failure failure) implements Reading {

        static Unreadable malformed(String message) {
            // A documented body with a refusal in it comes with 200 (PROTOCOL 2).
            return new Unreadable(new Failure(200, "request.malformed", message));
        }
    }
}
