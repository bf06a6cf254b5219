package io.pasarela.demo;

import java.util.List;

/** The merchant of the demo and the settings of its installation. */
record DemoMerchant(Environment environment) {

    /** What this machine's own programs and browsers need; a real installation needs none of it. */
    static final List<String> SETTINGS = List.of(
            "--pasarela.edge.host=localhost",
            "--pasarela.edge.default-merchant=demo",
            "--pasarela.public-scheme=http");

    String yaml() {
        return "";
    }
}
