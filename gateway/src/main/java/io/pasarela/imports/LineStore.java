package io.pasarela.imports;

import io.pasarela.imports.LineKey.Keyed;
import io.pasarela.imports.Refusal.Reason;
import io.pasarela.statements.Statement.Line;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of lines and of what could not be stored, in batches. */
@Repository
class LineStore {

    private final JdbcClient db;

    LineStore(JdbcClient db) {
        this.db = db;
    }

    /** The ids of those that are new, by their keys; in key order, so that files never deadlock. */
    Map<String, Long> insert(Upload upload, List<Keyed> lines) {
        var ids = new HashMap<String, Long>();
        db.sql("""
                insert into imports.line (merchant_id, bank_account_id, currency, upload_id,
                       number, day, at_time, way, amount_minor, reference, payer, detail,
                       occurrence, key_sha256)
                select :merchant, :account, :currency, :upload, n.number, n.day, n.at_time, n.way,
                       n.amount, n.reference, n.payer, n.detail, n.occurrence, decode(n.key, 'hex')
                  from unnest(:numbers, :days::date[], :times::time[], :ways, :amounts,
                              :references, :payers, :details, :occurrences, :keys)
                    as n (number, day, at_time, way, amount, reference, payer, detail,
                          occurrence, key)
                 order by n.key
                    on conflict (bank_account_id, key_sha256) do nothing
                returning id, encode(key_sha256, 'hex') as key
                """)
            .param("merchant", upload.merchant().value())
            .param("account", upload.place().bankAccount())
            .param("currency", upload.place().currency().getCurrencyCode())
            .param("upload", upload.id())
            .param("numbers", lines.stream().mapToInt(line -> line.line().number()).toArray())
            .param("days", texts(lines, line -> line.day().toString()))
            .param("times", texts(lines, line -> Objects.toString(line.time(), null)))
            .param("ways", texts(lines, line -> line.way().name()))
            .param("amounts", lines.stream()
                    .mapToLong(line -> line.line().amount().minor()).toArray())
            .param("references", texts(lines, Line::reference))
            .param("payers", texts(lines, Line::payer))
            .param("details", texts(lines, Line::detail))
            .param("occurrences", lines.stream().mapToInt(Keyed::occurrence).toArray())
            .param("keys", lines.stream().map(Keyed::key).toArray(String[]::new))
            .query(row -> {
                ids.put(row.getString("key"), row.getLong("id"));
            });
        return ids;
    }

    private static String[] texts(List<Keyed> lines, Function<Line, @Nullable String> text) {
        return lines.stream().map(Keyed::line).map(text).toArray(String[]::new);
    }

    /** Which fact each of these lines is. */
    void setFacts(Map<Long, Long> factByLine) {
        List<Map.Entry<Long, Long>> pairs = List.copyOf(factByLine.entrySet());
        db.sql("""
                update imports.line l
                   set fact_id = n.fact
                  from unnest(:lines, :facts) as n (line, fact)
                 where l.id = n.line
                """)
            .param("lines", pairs.stream().mapToLong(Map.Entry::getKey).toArray())
            .param("facts", pairs.stream().mapToLong(Map.Entry::getValue).toArray())
            .update();
    }

    /** A line that is no fact is not kept: a later file may tell it better. */
    void delete(List<Long> lines) {
        db.sql("delete from imports.line where id = any(:lines)")
            .param("lines", lines.stream().mapToLong(Long::longValue).toArray()).update();
    }

    /** What the account held at the end of days; the newest word about a day counts. */
    void keepEnds(Upload upload, Map<LocalDate, Long> ends) {
        List<Map.Entry<LocalDate, Long>> days = List.copyOf(ends.entrySet());
        db.sql("""
                insert into imports.balance (merchant_id, bank_account_id, currency, day,
                       balance_minor, upload_id)
                select :merchant, :account, :currency, n.day, n.minor, :upload
                  from unnest(:days::date[], :minors) as n (day, minor)
                 order by n.day
                    on conflict (bank_account_id, day) do update
                   set balance_minor = excluded.balance_minor, upload_id = excluded.upload_id
                """)
            .param("merchant", upload.merchant().value())
            .param("account", upload.place().bankAccount())
            .param("currency", upload.place().currency().getCurrencyCode())
            .param("upload", upload.id())
            .param("days", days.stream().map(day -> day.getKey().toString())
                    .toArray(String[]::new))
            .param("minors", days.stream().mapToLong(Map.Entry::getValue).toArray())
            .update();
    }

    void refuse(Upload upload, List<Refusal> refusals) {
        db.sql("""
                insert into imports.refusal (upload_id, number, reason, value)
                select :upload, n.number, n.reason, n.value
                  from unnest(:numbers, :reasons, :values) as n (number, reason, value)
                """)
            .param("upload", upload.id())
            .param("numbers", refusals.stream().mapToInt(Refusal::line).toArray())
            .param("reasons", refusals.stream()
                    .map(refusal -> refusal.reason().name()).toArray(String[]::new))
            .param("values", refusals.stream().map(Refusal::value).toArray(String[]::new))
            .update();
    }

    List<Refusal> listRefused(Upload upload, int limit) {
        return db.sql("""
                select number, reason, value
                  from imports.refusal
                 where upload_id = :upload
                 order by number, id
                 limit :limit
                """)
            .param("upload", upload.id()).param("limit", limit)
            .query((row, _) -> new Refusal(row.getInt("number"),
                    Reason.valueOf(row.getString("reason")), row.getString("value")))
            .list();
    }
}
