package io.pasarela.demo.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written down stays, and stays as it was. */
class JournalTest {

    @TempDir
    Path folder;

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
    sealed interface Event {
        record Paid(String who, BigDecimal amount, Instant at) implements Event {}

        record Left(String who) implements Event {}
    }

    private static final Event PAID = new Event.Paid(
            "Ana \"Solís\"\n₡", new BigDecimal("450.50"),
            Instant.parse("2026-11-21T10:00:00.123456Z"));
    private static final Event LEFT = new Event.Left("ana");

    @Test
    void remembersInOrderAndExactly() {
        try (Journal<Event> journal = open()) {
            journal.append(PAID);
            journal.append(LEFT);
        }
        try (Journal<Event> journal = open()) {
            assertThat(journal.past()).containsExactly(PAID, LEFT);
        }
    }

    @Test
    void forgetsALastLineThatWasCutOffAndGoesOnFromThere() throws IOException {
        try (Journal<Event> journal = open()) {
            journal.append(PAID);
        }
        Files.writeString(file(), "{\"event\":\"Left\",\"wh", StandardOpenOption.APPEND);
        try (Journal<Event> journal = open()) {
            assertThat(journal.past()).containsExactly(PAID);
            journal.append(LEFT);
        }
        try (Journal<Event> journal = open()) {
            assertThat(journal.past()).containsExactly(PAID, LEFT);
        }
    }

    @Test
    void doesNotOpenWhenALineInTheMiddleIsBroken() throws IOException {
        Files.writeString(file(), "{\"event\":\"Left\",\"who\":\"a\"}\nx\n{}\n");
        assertThatThrownBy(this::open).hasMessageContaining("line 2");
    }

    @Test
    void isOpenInOnePlaceOnly() {
        try (Journal<Event> _ = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("in use");
        }
    }

    private Path file() {
        return folder.resolve("x.journal");
    }

    private Journal<Event> open() {
        return Journal.open(file(), Event.class);
    }
}
