package io.pasarela.sdk;

import java.net.http.HttpHeaders;

/** A documented answer that is not a refusal. */
record Answer(Fields body, HttpHeaders headers) {

    String status() {
        return body.text("status");
    }

    /** The body, if its status is the only one this call may have. */
    Fields bodyOf(String status) {
        if (!status().equals(status)) throw new Unreadable("status is " + status());
        return body;
    }

    String headerOrNull(String name) {
        return headers.firstValue(name).orElse(null);
    }
}
