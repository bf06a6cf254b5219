package io.pasarela.withdrawals;

import io.pasarela.merchants.MerchantId;
import io.pasarela.withdrawals.Withdrawal.Payment;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Withdrawals}. */
@Repository
class WithdrawalStore {

    /** What an accepted base said, and to which withdrawal it led last. */
    record Accepted(byte[] dataSha256, long withdrawal, Instant at) {}

    record Known(Withdrawal withdrawal, byte[] dataSha256) {}

    /** A base on its way to be accepted. */
    record Acceptance(MerchantId merchant, byte[] baseSha256, byte[] dataSha256, Instant at) {}

    private final JdbcClient db;

    WithdrawalStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Accepted> findAccepted(MerchantId merchant, byte[] baseSha256) {
        return db.sql("""
                select data_sha256, withdrawal, accepted_at
                  from withdrawals.accepted_base
                 where merchant_id = :merchant and base_sha256 = :base
                """)
            .param("merchant", merchant.value())
            .param("base", baseSha256)
            .query((row, _) -> new Accepted(row.getBytes("data_sha256"),
                    row.getLong("withdrawal"), row.getTimestamp("accepted_at").toInstant()))
            .optional();
    }

    /**
     * Binds a base to its data for ever and to that withdrawal for now; one that led to another
     * withdrawal after {@code freeSince}, or said other things, stays as it is: false.
     */
    boolean accept(Acceptance base, long withdrawal, Instant freeSince) {
        return db.sql("""
                insert into withdrawals.accepted_base
                       (merchant_id, base_sha256, data_sha256, withdrawal, accepted_at)
                values (:merchant, :base, :data, :withdrawal, :at)
                    on conflict (merchant_id, base_sha256) do update
                   set withdrawal = excluded.withdrawal, accepted_at = excluded.accepted_at
                 where accepted_base.data_sha256 = excluded.data_sha256
                   and accepted_base.accepted_at <= :free_since
                """)
            .param("merchant", base.merchant().value())
            .param("base", base.baseSha256())
            .param("data", base.dataSha256())
            .param("withdrawal", withdrawal)
            .param("at", Timestamp.from(base.at()))
            .param("free_since", Timestamp.from(freeSince))
            .update() == 1;
    }

    /** Empty when the id is taken; waits for one who is just taking it. */
    Optional<Withdrawal> insert(NewWithdrawal withdrawal) {
        Withdrawal.Order order = withdrawal.order();
        Withdrawal.Recipient recipient = order.recipient();
        return db.sql("""
                insert into withdrawals.withdrawal (merchant_id, withdrawal_id, origin, data_sha256,
                       payment_system, currency, amount_minor, label, account_number, account_name,
                       account_email, comment, bank_code, branch_code, created_at, finishes_at)
                values (:merchant, :id, :origin, :data, :system, :currency, :amount, :label,
                       :account, :name, :email, :comment, :bank, :branch, :created_at, :finishes_at)
                    on conflict (merchant_id, withdrawal_id) do nothing
                returning *
                """)
            .param("merchant", withdrawal.merchant().value())
            .param("id", withdrawal.withdrawalId())
            .param("origin", withdrawal.origin().name())
            .param("data", withdrawal.dataSha256())
            .param("system", order.paymentSystem())
            .param("currency", order.amount().currency().getCurrencyCode())
            .param("amount", order.amount().minor())
            .param("label", order.label())
            .param("account", recipient.accountNumber())
            .param("name", recipient.accountName())
            .param("email", recipient.email())
            .param("comment", order.comment())
            .param("bank", recipient.bankCode())
            .param("branch", recipient.branchCode())
            .param("created_at", Timestamp.from(withdrawal.createdAt()))
            .param("finishes_at", timestamp(withdrawal.finishesAt()))
            .query(WithdrawalRows::withdrawal).optional();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }


    /** The withdrawal with that id, and what was ordered under it. */
    Optional<Known> findKnown(MerchantId merchant, String withdrawalId) {
        return db.sql("""
                select *
                  from withdrawals.withdrawal
                 where merchant_id = :merchant and withdrawal_id = :id
                """)
            .param("merchant", merchant.value())
            .param("id", withdrawalId)
            .query((row, index) -> new Known(
                    WithdrawalRows.withdrawal(row, index), row.getBytes("data_sha256")))
            .optional();
    }

    Optional<Withdrawal> find(MerchantId merchant, long number) {
        return db.sql("""
                select *
                  from withdrawals.withdrawal
                 where merchant_id = :merchant and id = :number
                """)
            .param("merchant", merchant.value())
            .param("number", number)
            .query(WithdrawalRows::withdrawal).optional();
    }

    Optional<Withdrawal> findByReference(long bankAccount, String reference) {
        return db.sql("""
                select *
                  from withdrawals.withdrawal
                 where paid_account_id = :account and bank_reference = :reference
                """)
            .param("account", bankAccount)
            .param("reference", reference)
            .query(WithdrawalRows::withdrawal).optional();
    }

    List<Withdrawal> list(MerchantId merchant, String[] states, long before, int limit) {
        return db.sql("""
                select *
                  from withdrawals.withdrawal
                 where merchant_id = :merchant and state = any(:states) and id < :before
                 order by id desc
                 limit :limit
                """)
            .param("merchant", merchant.value())
            .param("states", states)
            .param("before", before)
            .param("limit", limit)
            .query(WithdrawalRows::withdrawal).list();
    }

    List<Withdrawal> listPaid(MerchantId merchant, long bankAccount, Instant since, int limit) {
        return db.sql("""
                select *
                  from withdrawals.withdrawal
                 where merchant_id = :merchant and paid_account_id = :account
                   and state = 'PROCESSED' and finished_at >= :since
                 order by finished_at desc, id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("account", bankAccount)
            .param("since", Timestamp.from(since)).param("limit", limit)
            .query(WithdrawalRows::withdrawal).list();
    }

    List<Queue> listQueues(MerchantId merchant) {
        return db.sql("""
                select state, count(*) as count, min(coalesce(taken_at, created_at)) as oldest
                  from withdrawals.withdrawal
                 where merchant_id = :merchant and state in ('NEW', 'IN_PROGRESS')
                   and origin <> 'TEST'
                 group by state
                 order by state desc
                """)
            .param("merchant", merchant.value())
            .query((row, _) -> new Queue(WithdrawalState.valueOf(row.getString("state")),
                    row.getInt("count"), row.getTimestamp("oldest").toInstant()))
            .list();
    }

    Optional<Withdrawal> take(MerchantId merchant, long number, String operator, Instant now) {
        return db.sql("""
                update withdrawals.withdrawal
                   set state = 'IN_PROGRESS', fence = fence + 1, taken_by = :operator,
                       taken_at = :now
                 where merchant_id = :merchant and id = :number
                   and state = 'NEW' and origin <> 'TEST'
                returning *
                """)
            .param("merchant", merchant.value())
            .param("number", number)
            .param("operator", operator)
            .param("now", Timestamp.from(now))
            .query(WithdrawalRows::withdrawal).optional();
    }

    Optional<Withdrawal> putBack(Grip grip) {
        return db.sql("""
                update withdrawals.withdrawal
                   set state = 'NEW', fence = fence + 1, taken_by = null, taken_at = null
                 where merchant_id = :merchant and id = :number
                   and state = 'IN_PROGRESS' and fence = :fence
                returning *
                """)
            .param("merchant", grip.merchant().value())
            .param("number", grip.number())
            .param("fence", grip.fence())
            .query(WithdrawalRows::withdrawal).optional();
    }

    Optional<Withdrawal> handOver(Grip grip, String to, Instant now) {
        return db.sql("""
                update withdrawals.withdrawal
                   set fence = fence + 1, taken_by = :to, taken_at = :now
                 where merchant_id = :merchant and id = :number
                   and state = 'IN_PROGRESS' and fence = :fence
                returning *
                """)
            .param("to", to)
            .param("now", Timestamp.from(now))
            .param("merchant", grip.merchant().value())
            .param("number", grip.number())
            .param("fence", grip.fence())
            .query(WithdrawalRows::withdrawal).optional();
    }

    /** Only for the one who has it; throws a duplicate key when the reference is used. */
    Optional<Withdrawal> markProcessed(Grip grip, Payment payment, Instant now) {
        return db.sql("""
                update withdrawals.withdrawal
                   set state = 'PROCESSED', finished_at = :now, finished_by = :operator,
                       paid_wallet_id = :wallet, paid_account_id = :account,
                       bank_reference = :reference
                 where merchant_id = :merchant and id = :number
                   and state = 'IN_PROGRESS' and fence = :fence and taken_by = :operator
                returning *
                """)
            .param("now", Timestamp.from(now))
            .param("operator", grip.operator())
            .param("wallet", payment.wallet())
            .param("account", payment.bankAccount())
            .param("reference", payment.reference())
            .param("merchant", grip.merchant().value())
            .param("number", grip.number())
            .param("fence", grip.fence())
            .query(WithdrawalRows::withdrawal).optional();
    }

    /** From NEW by anybody, from IN_PROGRESS by the one who has it. */
    Optional<Withdrawal> markRejected(Grip grip, String reason, Instant now) {
        return db.sql("""
                update withdrawals.withdrawal
                   set state = 'REJECTED', finished_at = :now, finished_by = :operator,
                       reason = :reason
                 where merchant_id = :merchant and id = :number and fence = :fence
                   and origin <> 'TEST'
                   and (state = 'NEW' or state = 'IN_PROGRESS' and taken_by = :operator)
                returning *
                """)
            .param("now", Timestamp.from(now))
            .param("operator", grip.operator())
            .param("reason", reason)
            .param("merchant", grip.merchant().value())
            .param("number", grip.number())
            .param("fence", grip.fence())
            .query(WithdrawalRows::withdrawal).optional();
    }

    /** Ends tests that are due, each once; an account number ending in 5 is rejected. */
    List<Withdrawal> finishTests(Instant now, int limit) {
        return db.sql("""
                update withdrawals.withdrawal
                   set state = case when account_number like '%5'
                                    then 'REJECTED' else 'PROCESSED' end,
                       reason = case when account_number like '%5'
                                     then 'A test for an account number that ends in 5' end,
                       finished_at = :now, finished_by = 'test'
                 where id in (select id
                                from withdrawals.withdrawal
                               where origin = 'TEST' and state = 'NEW' and finishes_at <= :now
                               order by finishes_at
                               limit :limit
                                 for update skip locked)
                returning *
                """)
            .param("now", Timestamp.from(now))
            .param("limit", limit)
            .query(WithdrawalRows::withdrawal).list();
    }
}
