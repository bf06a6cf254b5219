package io.pasarela.torture.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the bank feed answers, to the letter. */
final class FeedAnswer {

    private static final String HEAD = "{\"status\":\"ok\",\"results\":[";
    private static final String TAIL = "]}";
    private static final Pattern LINE = Pattern.compile("""
            \\{"reference":"(?<reference>[^"\\\\]*)","result":"(?:\
            (?<kept>stored|duplicate)","stockpiling_id":(?<id>[1-9][0-9]{0,17})\
            |refused","message":"(?:[^"\\\\]|\\\\.)*","code":"(?<code>[a-z_.]+)")}""");

    /**
     * What became of one transfer.
     *
     * @param result {@code stored}, {@code duplicate} or the code of the refusal
     */
    record Line(String reference, String result, @Nullable Long id) {}

    private FeedAnswer() {}

    /** Empty when it is not what the contract says. */
    static Optional<List<Line>> read(String body) {
        if (!body.startsWith(HEAD) || !body.endsWith(TAIL)) return Optional.empty();
        Matcher line = LINE.matcher(body);
        var lines = new ArrayList<Line>();
        int at = HEAD.length();
        int end = body.length() - TAIL.length();
        while (at < end) {
            if (!line.region(at, end).lookingAt()) return Optional.empty();
            lines.add(line(line));
            at = line.end();
            if (at == end) return Optional.of(lines);
            if (body.charAt(at++) != ',') return Optional.empty();
        }
        return Optional.empty();
    }

    private static Line line(Matcher line) {
        String id = line.group("id");
        return id == null
                ? new Line(line.group("reference"), line.group("code"), null)
                : new Line(line.group("reference"), line.group("kept"), Long.valueOf(id));
    }
}
