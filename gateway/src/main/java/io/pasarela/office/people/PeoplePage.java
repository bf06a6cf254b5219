package io.pasarela.office.people;

import io.pasarela.office.Frame;
import java.util.List;

/** Everybody who works in this installation, and what was done to people lately. */
record PeoplePage(Frame frame, String addUrl, List<Row> rows, List<Act> acts) {

    record Row(
            String url, String name, String login, String role, String merchants,
            boolean enabled) {}

    record Act(String at, String actor, String name, String subject, String details) {}

    PeoplePage {
        acts = List.copyOf(acts);
        rows = List.copyOf(rows);
    }
}
