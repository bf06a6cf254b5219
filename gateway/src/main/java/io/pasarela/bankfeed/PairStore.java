package io.pasarela.bankfeed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that finds two words about one payment, of which one has no number. */
@Repository
class PairStore {

    /** Banks announce a payment by several ways at nearly the same time. */
    static final Duration WITHIN = Duration.ofMinutes(5);

    private final JdbcClient db;

    PairStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * How a text came. One way tells of a payment once, so two texts that came the same way are two
     * payments.
     */
    record Channel(long source, String sender, String parser) {}

    /**
     * Money that a text without a number may be another word about. Facts without a time give no
     * evidence: they may be reported long after.
     */
    List<BankTransaction> listTold(NewFact text, Channel channel, Instant now) {
        return db.sql("""
                select f.*
                  from bankfeed.bank_transaction f
                 where f.bank_account_id = :account and f.amount_minor = :amount
                   and f.received_at > :at::timestamptz - interval '1 hour'
                   and f.occurred_at between :at::timestamptz - make_interval(secs => :within)
                                         and :at::timestamptz + make_interval(secs => :within)
                   and f.status in ('UNCLAIMED', 'CLAIMED') and f.evidence <> 'PROVISIONAL'
                   and not exists (select 1
                                     from bankfeed.notification n
                                    where n.bank_transaction_id = f.id
                                      and n.source_id = :source and n.sender = :sender
                                      and n.parser = :parser)
                 order by f.id
                """)
            .param("account", text.wallet().bankAccount())
            .param("amount", text.amount().minor())
            .param("at", text.at(now).toString())
            .param("within", WITHIN.toSeconds())
            .param("source", channel.source()).param("sender", channel.sender())
            .param("parser", channel.parser())
            .query((row, _) -> FactStore.fact(row)).list();
    }

    /**
     * Money announced without a number that these numbered facts may be another word about, locked,
     * by their ids. Without a channel they came by no text.
     */
    Map<Long, List<BankTransaction>> lockAnnounced(
            Collection<Long> numbered, @Nullable Channel channel) {
        var found = new HashMap<Long, List<BankTransaction>>();
        db.sql("""
                select r.id as numbered, l.*
                  from bankfeed.bank_transaction r
                  join bankfeed.bank_transaction l
                    on l.bank_account_id = r.bank_account_id and l.amount_minor = r.amount_minor
                   and l.reference is null and l.evidence = 'ANNOUNCED' and l.joined_to is null
                   and l.status in ('UNCLAIMED', 'CLAIMED')
                   and l.occurred_at between r.occurred_at - make_interval(secs => :within)
                                         and r.occurred_at + make_interval(secs => :within)
                 where r.id = any(:ids)
                   and not exists (select 1
                                     from bankfeed.notification n
                                    where n.bank_transaction_id = l.id
                                      and n.source_id = :source and n.sender = :sender
                                      and n.parser = :parser)
                 order by l.id
                   for no key update of l
                """)
            .param("ids", numbered.stream().mapToLong(Long::longValue).toArray())
            .param("within", WITHIN.toSeconds())
            .param("source", channel == null ? null : channel.source())
            .param("sender", channel == null ? null : channel.sender())
            .param("parser", channel == null ? null : channel.parser())
            .query(row -> {
                found.computeIfAbsent(row.getLong("numbered"), _ -> new ArrayList<>())
                        .add(FactStore.fact(row));
            });
        return found;
    }

    /** Holds a fact of which nobody can say what else it is. */
    boolean hold(long fact) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set held = true
                 where id = :id and status = 'UNCLAIMED' and not held
                """)
            .param("id", fact).update() == 1;
    }

    /** One fact turns out to be the same money as another one, which stands for both. */
    boolean merge(long fact, long into) {
        return db.sql("""
                update bankfeed.bank_transaction
                   set status = 'IGNORED', held = false, joined_to = :into,
                       reason = 'the same money as bank transaction ' || :into
                 where id = :id and status = 'UNCLAIMED'
                """)
            .param("id", fact).param("into", into).update() == 1;
    }

    /** The texts that told of the one tell of the other now. */
    void retell(long fact, long into) {
        db.sql("""
                update bankfeed.notification
                   set bank_transaction_id = :into
                 where bank_transaction_id = :id
                """)
            .param("id", fact).param("into", into).update();
    }

    /** What a held fact may be the same money as, by amount and time; payers are not compared. */
    List<BankTransaction> listLike(BankTransaction held) {
        return db.sql("""
                select f.*
                  from bankfeed.bank_transaction f
                 where f.bank_account_id = :account and f.amount_minor = :amount and f.id <> :id
                   and f.status in ('UNCLAIMED', 'CLAIMED') and not f.held
                   and (f.reference is null or :alone) and f.evidence <> 'PROVISIONAL'
                   and coalesce(f.occurred_at, f.received_at)
                       between :at::timestamptz - make_interval(secs => :within)
                           and :at::timestamptz + make_interval(secs => :within)
                 order by f.id
                 limit 50
                """)
            .param("account", held.bankAccount()).param("amount", held.amount().minor())
            .param("id", held.id()).param("alone", held.reference() == null)
            .param("at", held.at().toString()).param("within", WITHIN.toSeconds())
            .query((row, _) -> FactStore.fact(row)).list();
    }
}
