package io.pasarela.torture.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds when all is quiet, read past the gateways. Amounts are in minor units;
 * merchants go by their keys.
 */
record Stored(List<Fact> facts, List<Claim> claims, List<Deposit> deposits,
        List<Withdrawal> withdrawals, List<Postback> postbacks, List<Book> books,
        List<Funds> funds, List<String> auditFaults) {

    /** A bank transaction. */
    record Fact(long id, String merchant, String system, @Nullable String reference, long amount,
            String evidence, String status, boolean held, @Nullable Long joinedTo,
            @Nullable String madeBy) {

        /** Whether its money is in the books. */
        boolean isBooked() {
            return !held && joinedTo == null;
        }
    }

    /** A possible transaction; {@code appeals} tells how often it waits, or waited, once more. */
    record Claim(long id, String merchant, String system, String label, String customId,
            String key1, long amount, String status, List<String> flags, int appeals) {

        boolean wasRejectedBefore() {
            return flags.contains("REJECTED_BEFORE");
        }
    }

    /** A deposit. */
    record Deposit(long id, String merchant, long fact, @Nullable Long claim, String system,
            String label, String customId, String key1, long claimed, long amount, boolean binds,
            @Nullable String confirmedBy) {}

    /** A withdrawal. */
    record Withdrawal(long id, String merchant, String withdrawalId, String origin, String system,
            String currency, long amount, String label, String state, @Nullable String reference,
            @Nullable Long account) {

        boolean isOpen() {
            return state.equals("NEW") || state.equals("IN_PROGRESS");
        }
    }

    /** A frozen message to a merchant. */
    record Postback(long id, String merchant, String kind, long subject, String status,
            boolean leased) {}

    /** An account of the ledger. */
    record Book(String merchant, String currency, String kind, long debits, long credits) {}

    /** What may be paid out. */
    record Funds(String merchant, String currency, long inAccounts, long reserved) {}

    /** Reads all of it in one snapshot. */
    static Stored read(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return new Stored(facts(connection), claims(connection), deposits(connection),
                    withdrawals(connection), postbacks(connection), books(connection),
                    funds(connection), auditFaults(connection));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String sql, Row<T> reader)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (row.next()) all.add(reader.read(row));
            return List.copyOf(all);
        }
    }

    private static List<Fact> facts(Connection connection) throws SQLException {
        return list(connection, """
                select f.*, m.key as merchant
                  from bankfeed.bank_transaction f join merchants.merchant m on m.id = merchant_id
                """, row -> new Fact(row.getLong("id"), row.getString("merchant"),
                row.getString("payment_system"), row.getString("reference"),
                row.getLong("amount_minor"), row.getString("evidence"), row.getString("status"),
                row.getBoolean("held"), row.getObject("joined_to", Long.class),
                row.getString("made_by")));
    }

    private static List<Claim> claims(Connection connection) throws SQLException {
        return list(connection, """
                select c.*, m.key as merchant
                  from deposits.claim c join merchants.merchant m on m.id = merchant_id
                """, row -> new Claim(row.getLong("id"), row.getString("merchant"),
                row.getString("payment_system"), row.getString("label"),
                row.getString("custom_id"), row.getString("key1"), row.getLong("amount_minor"),
                row.getString("status"),
                List.of((String[]) row.getArray("flags").getArray()), row.getInt("appeals")));
    }

    private static List<Deposit> deposits(Connection connection) throws SQLException {
        return list(connection, """
                select d.*, m.key as merchant
                  from deposits.deposit d join merchants.merchant m on m.id = merchant_id
                """, row -> new Deposit(row.getLong("id"), row.getString("merchant"),
                row.getLong("bank_transaction_id"), row.getObject("claim_id", Long.class),
                row.getString("payment_system"), row.getString("label"),
                row.getString("custom_id"), row.getString("key1"), row.getLong("claimed_minor"),
                row.getLong("amount_minor"), row.getBoolean("binds_custom_id"),
                row.getString("confirmed_by")));
    }

    private static List<Withdrawal> withdrawals(Connection connection) throws SQLException {
        return list(connection, """
                select w.*, m.key as merchant
                  from withdrawals.withdrawal w join merchants.merchant m on m.id = merchant_id
                """, row -> new Withdrawal(row.getLong("id"), row.getString("merchant"),
                row.getString("withdrawal_id"), row.getString("origin"),
                row.getString("payment_system"), row.getString("currency"),
                row.getLong("amount_minor"), row.getString("label"), row.getString("state"),
                row.getString("bank_reference"), row.getObject("paid_account_id", Long.class)));
    }

    private static List<Postback> postbacks(Connection connection) throws SQLException {
        return list(connection, """
                select p.*, m.key as merchant
                  from postbacks.postback p join merchants.merchant m on m.id = merchant_id
                """, row -> new Postback(row.getLong("id"), row.getString("merchant"),
                row.getString("kind"), row.getLong("subject_id"), row.getString("status"),
                row.getBoolean("leased")));
    }

    private static List<Book> books(Connection connection) throws SQLException {
        return list(connection, """
                select a.*, m.key as merchant
                  from ledger.account a join merchants.merchant m on m.id = merchant_id
                """, row -> new Book(row.getString("merchant"), row.getString("currency"),
                row.getString("kind"), row.getLong("debits"), row.getLong("credits")));
    }

    private static List<Funds> funds(Connection connection) throws SQLException {
        return list(connection, """
                select f.*, m.key as merchant
                  from ledger.funds f join merchants.merchant m on m.id = merchant_id
                """, row -> new Funds(row.getString("merchant"), row.getString("currency"),
                row.getLong("in_accounts"), row.getLong("reserved")));
    }

    /** Counters that differ from the sum of their entries. */
    private static List<String> auditFaults(Connection connection) throws SQLException {
        return list(connection, """
                select 'counters of account ' || id || ' ' || kind || ' ' || currency
                  from ledger.audit_counters
                union all
                select 'funds of merchant ' || merchant_id || ' ' || currency
                  from ledger.audit_funds
                """, row -> row.getString(1));
    }
}
