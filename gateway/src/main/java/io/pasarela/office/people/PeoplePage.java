package io.pasarela.office.people;

import io.pasarela.office.Frame;
import java.util.List;

/** Everybody who works in this installation. */
record PeoplePage(Frame frame, String addUrl, List<Row> rows) {

    record Row(
            String url, String name, String login, String role, String merchants,
            boolean enabled) {}

    PeoplePage {
        rows = List.copyOf(rows);
    }
}
