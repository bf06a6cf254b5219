package io.pasarela.withdrawals;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.withdrawals.Withdrawal.Finish;
import io.pasarela.withdrawals.Withdrawal.Order;
import io.pasarela.withdrawals.Withdrawal.Payment;
import io.pasarela.withdrawals.Withdrawal.Progress;
import io.pasarela.withdrawals.Withdrawal.Recipient;
import io.pasarela.withdrawals.Withdrawal.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads withdrawals out of rows. */
final class WithdrawalRows {

    private WithdrawalRows() {}

    static Withdrawal withdrawal(ResultSet row, int index) throws SQLException {
        return new Withdrawal(
                row.getLong("id"),
                new MerchantId(row.getLong("merchant_id")),
                row.getString("withdrawal_id"),
                Withdrawal.Origin.valueOf(row.getString("origin")),
                order(row),
                new Progress(WithdrawalState.valueOf(row.getString("state")), row.getInt("fence"),
                        taken(row), finish(row), payment(row), row.getString("reason")),
                row.getTimestamp("created_at").toInstant());
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("payment_system"),
                new Money(row.getLong("amount_minor"),
                        Currency.getInstance(row.getString("currency"))),
                row.getString("label"),
                new Recipient(row.getString("account_number"), row.getString("account_name"),
                        row.getString("account_email"), row.getString("bank_code"),
                        row.getString("branch_code")),
                row.getString("comment"));
    }

    private static @Nullable Taken taken(ResultSet row) throws SQLException {
        String operator = row.getString("taken_by");
        return operator == null
                ? null : new Taken(operator, row.getTimestamp("taken_at").toInstant());
    }

    private static @Nullable Finish finish(ResultSet row) throws SQLException {
        String operator = row.getString("finished_by");
        return operator == null
                ? null : new Finish(operator, row.getTimestamp("finished_at").toInstant());
    }

    private static @Nullable Payment payment(ResultSet row) throws SQLException {
        String reference = row.getString("bank_reference");
        return reference == null ? null : new Payment(
                row.getLong("paid_wallet_id"), row.getLong("paid_account_id"), reference);
    }
}
