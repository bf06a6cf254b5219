package io.pasarela.statements;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which header stands over which column. It goes by the header and not by the place, so that a bank
 * may add a column.
 *
 * @param headers as they stand in the file
 */
public record ColumnMap(Map<Column, String> headers) {

    public ColumnMap {
        headers = Map.copyOf(headers);
        boolean hasAmount = headers.containsKey(Column.AMOUNT)
                || headers.containsKey(Column.CREDIT);
        if (!headers.containsKey(Column.DATE) || !hasAmount) {
            throw new IllegalArgumentException("a date and an amount are needed: " + headers);
        }
    }

    /** By the headers' words; empty when that row is no head of such a table. */
    static Optional<ColumnMap> guess(List<String> row) {
        var headers = new EnumMap<Column, String>(Column.class);
        for (Column column : Column.values()) {
            row.stream().filter(column::isHeadedBy).findFirst()
                    .ifPresent(header -> headers.put(column, header));
        }
        boolean isHead = headers.containsKey(Column.DATE)
                && (headers.containsKey(Column.AMOUNT) || headers.containsKey(Column.CREDIT));
        return isHead ? Optional.of(new ColumnMap(headers)) : Optional.empty();
    }

    /** Whether a table with that head has all of these columns. */
    public boolean fits(List<String> row) {
        return places(row).isPresent();
    }

    /** Where each column stands in a table with that head; empty when one of them is missing. */
    Optional<Map<Column, Integer>> places(List<String> row) {
        List<String> plain = row.stream().map(Column::plain).toList();
        var places = new EnumMap<Column, Integer>(Column.class);
        for (Map.Entry<Column, String> header : headers.entrySet()) {
            int place = plain.indexOf(Column.plain(header.getValue()));
            if (place < 0) return Optional.empty();
            places.put(header.getKey(), place);
        }
        return Optional.of(places);
    }
}
