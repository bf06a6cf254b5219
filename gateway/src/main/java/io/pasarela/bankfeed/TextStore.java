package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Inbox}. */
@Repository
class TextStore {

    private final JdbcClient db;

    TextStore(JdbcClient db) {
        this.db = db;
    }

    /** What tells one forwarded text from all others. */
    record Key(long source, byte[] digest, boolean late) {}

    boolean isKnown(Key key) {
        return db.sql("""
                select exists (select 1
                                 from bankfeed.notification
                                where source_id = :source and digest = :digest and late = :late)
                """)
            .param("source", key.source()).param("digest", key.digest())
            .param("late", key.late())
            .query(Boolean.class).single();
    }

    /** False changes nothing: the same text came in the same moment. */
    boolean insert(Key key, Source source, RawText text, TextOutcome outcome, Instant now) {
        TextOutcome.Money money = outcome.money();
        return db.sql("""
                insert into bankfeed.notification (merchant_id, source_id, sender, body, wallet,
                       received_at, heard_at, digest, late, verdict, reason, parser,
                       parser_version, bank_transaction_id, bank_account_id, amount_minor,
                       balance_minor, read_at)
                values (:merchant, :source, :sender, :body, :wallet, :received, :now, :digest,
                       :late, :verdict, :reason, :parser, :version, :fact, :account, :amount,
                       :balance, :now)
                    on conflict on constraint one_text_once do nothing
                """)
            .param("merchant", source.merchant().value()).param("source", source.id())
            .param("sender", text.sender()).param("body", text.body())
            .param("wallet", text.wallet())
            .param("received", Timestamp.from(text.receivedAt()))
            .param("now", Timestamp.from(now))
            .param("digest", key.digest()).param("late", key.late())
            .param("verdict", outcome.verdict().name())
            .param("reason", outcome.reason() == null ? null : outcome.reason().name())
            .param("parser", outcome.parserName()).param("version", outcome.parserVersion())
            .param("fact", money == null ? null : money.fact())
            .param("account", money == null ? null : money.account())
            .param("amount", money == null ? null : money.minor())
            .param("balance", money == null ? null : money.balanceMinor())
            .update() == 1;
    }

    /** False when it was read meanwhile. */
    boolean readAgain(long id, TextOutcome outcome, Instant now) {
        TextOutcome.Money money = outcome.money();
        return db.sql("""
                update bankfeed.notification
                   set verdict = :verdict, reason = :reason, parser = :parser,
                       parser_version = :version, bank_transaction_id = :fact,
                       bank_account_id = :account, amount_minor = :amount,
                       balance_minor = :balance, read_at = :now
                 where id = :id and verdict in ('UNREAD', 'UNTRUSTED') and not late
                """)
            .param("id", id).param("now", Timestamp.from(now))
            .param("verdict", outcome.verdict().name())
            .param("reason", outcome.reason() == null ? null : outcome.reason().name())
            .param("parser", outcome.parserName()).param("version", outcome.parserVersion())
            .param("fact", money == null ? null : money.fact())
            .param("account", money == null ? null : money.account())
            .param("amount", money == null ? null : money.minor())
            .param("balance", money == null ? null : money.balanceMinor())
            .update() == 1;
    }

    void countRepeat(long source) {
        db.sql("""
                update bankfeed.source_health set repeats = repeats + 1 where source_id = :source
                """)
            .param("source", source).update();
    }

    /** How many equal texts of that source told of money between these times. */
    int countEqual(long source, RawText text, Instant from, Instant until) {
        return db.sql("""
                select count(*)
                  from bankfeed.notification
                 where source_id = :source and sender = :sender and body = :body
                   and received_at >= :from and received_at < :until
                   and bank_transaction_id is not null
                """)
            .param("source", source).param("sender", text.sender()).param("body", text.body())
            .param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
            .query(Integer.class).single();
    }

    List<KeptText> list(MerchantId merchant, long before, int limit) {
        return db.sql("""
                select n.*, s.name as source
                  from bankfeed.notification n
                  join bankfeed.source s on s.id = n.source_id
                 where n.merchant_id = :merchant and n.id < :before
                 order by n.id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("before", before).param("limit", limit)
            .query((row, _) -> text(row)).list();
    }

    List<KeptText> list(MerchantId merchant, TextVerdict verdict, long before, int limit) {
        return db.sql("""
                select n.*, s.name as source
                  from bankfeed.notification n
                  join bankfeed.source s on s.id = n.source_id
                 where n.merchant_id = :merchant and n.verdict = :verdict and n.id < :before
                 order by n.id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("verdict", verdict.name())
            .param("before", before).param("limit", limit)
            .query((row, _) -> text(row)).list();
    }

    /** A text that may be read again, and whose it is. */
    record Unread(long source, KeptText text) {}

    /** Texts that led to nothing, in the order in which they came. */
    List<Unread> listUnread(MerchantId merchant, long after, int limit) {
        return db.sql("""
                select n.*, s.name as source
                  from bankfeed.notification n
                  join bankfeed.source s on s.id = n.source_id
                 where n.merchant_id = :merchant and n.id > :after
                   and n.verdict in ('UNREAD', 'UNTRUSTED') and not n.late
                   and s.retired_at is null
                 order by n.id
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("after", after).param("limit", limit)
            .query((row, _) -> new Unread(row.getLong("source_id"), text(row))).list();
    }

    /** The text, locked, if it still says nothing. */
    Optional<KeptText> lockUnread(long id) {
        return db.sql("""
                select n.*, s.name as source
                  from bankfeed.notification n
                  join bankfeed.source s on s.id = n.source_id
                 where n.id = :id and n.verdict in ('UNREAD', 'UNTRUSTED') and not n.late
                   for no key update of n
                """)
            .param("id", id)
            .query((row, _) -> text(row)).optional();
    }

    private static KeptText text(ResultSet row) throws SQLException {
        String parser = row.getString("parser");
        String reason = row.getString("reason");
        return new KeptText(row.getLong("id"), row.getString("source"),
                new RawText(row.getString("sender"), row.getString("body"),
                        row.getTimestamp("received_at").toInstant(), row.getString("wallet")),
                row.getTimestamp("heard_at").toInstant(),
                TextVerdict.valueOf(row.getString("verdict")), reason(reason),
                parser == null ? null : parser + "@" + row.getInt("parser_version"),
                row.getObject("bank_transaction_id", Long.class));
    }

    private static @Nullable TextReason reason(@Nullable String name) {
        return name == null ? null : TextReason.valueOf(name);
    }
}
