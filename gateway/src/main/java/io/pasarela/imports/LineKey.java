package io.pasarela.imports;

import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.platform.Sha256;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells lines of an account apart, in the order of their file. Money that arrived with a reference
 * is one transfer however often it is told. Without one, equal lines of one file are twins, and
 * those of two files the same: what a file tells of a day it tells whole.
 */
final class LineKey {

    private final NumberRule rule;
    private final Map<UUID, Integer> seen = new HashMap<>();

    LineKey(NumberRule rule) {
        this.rule = rule;
    }

    /**
     * A line and what makes it unique in its account.
     *
     * @param occurrence which one of equal lines in its file, from 1
     */
    record Keyed(Line line, int occurrence, String key) {}

    Keyed of(Line line) {
        String moved = line.way() + "|" + line.day() + "|" + line.amount().minor() + "|";
        Optional<String> transfer = line.way() == Way.OUT ? Optional.empty()
                : Optional.ofNullable(line.reference()).flatMap(rule::normaliseReference);
        if (transfer.isPresent()) return new Keyed(line, 1, hash(moved + transfer.get()));
        String told = moved + text(line);
        // Half of the hash tells lines of one file apart well enough, and fits into memory.
        String half = hash(told).substring(0, 32);
        int occurrence = seen.merge(new UUID(Long.parseUnsignedLong(half, 0, 16, 16),
                Long.parseUnsignedLong(half, 16, 32, 16)), 1, Integer::sum);
        return new Keyed(line, occurrence, hash(told + "|" + occurrence));
    }

    /** All that the bank says of it. */
    static String text(Line line) {
        return Objects.toString(line.reference(), "") + "|" + Objects.toString(line.payer(), "")
                + "|" + Objects.toString(line.detail(), "");
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
