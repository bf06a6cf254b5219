package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.WithdrawalState.IN_PROGRESS;
import static io.pasarela.withdrawals.WithdrawalState.NEW;
import static io.pasarela.withdrawals.WithdrawalState.PROCESSED;
import static io.pasarela.withdrawals.WithdrawalState.REJECTED;

import io.pasarela.merchants.MerchantId;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.withdrawals.PayoutRows.Base;
import io.pasarela.withdrawals.PayoutRows.Row;
import io.pasarela.withdrawals.Withdrawal.Finish;
import io.pasarela.withdrawals.Withdrawal.Payment;
import io.pasarela.withdrawals.Withdrawal.Progress;
import io.pasarela.withdrawals.Withdrawal.Taken;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;

/** What {@link WithdrawalStore} does in SQL for one merchant, with the same conditions. */
class MemoryWithdrawals extends WithdrawalStore {

    private final MemoryDatabase<PayoutRows> database;

    MemoryWithdrawals(MemoryDatabase<PayoutRows> database) {
        super(null);
        this.database = database;
    }

    private static String hex(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }

    @Override
    Optional<Accepted> findAccepted(MerchantId merchant, byte[] baseSha256) {
        return database.read(rows -> Optional.ofNullable(rows.bases().get(hex(baseSha256))))
                .map(base -> new Accepted(HexFormat.of().parseHex(base.dataSha256()),
                        base.withdrawal(), base.at()));
    }

    @Override
    boolean accept(Acceptance base, long withdrawal, Instant freeSince) {
        return database.write(rows -> {
            var said = new Base(hex(base.dataSha256()), withdrawal, base.at());
            Base known = rows.bases().get(hex(base.baseSha256()));
            if (known != null && (!known.dataSha256().equals(said.dataSha256())
                    || known.at().isAfter(freeSince))) return false;
            rows.bases().put(hex(base.baseSha256()), said);
            return true;
        });
    }

    @Override
    Optional<Withdrawal> insert(NewWithdrawal order) {
        return database.write(rows -> {
            boolean taken = rows.withdrawals().values().stream().anyMatch(row ->
                    row.withdrawal().withdrawalId().equals(order.withdrawalId()));
            if (taken) return Optional.empty();
            var made = new Withdrawal(rows.withdrawals().size() + 1L, order.merchant(),
                    order.withdrawalId(), order.origin(), order.order(),
                    new Progress(NEW, 0, null, null, null, null), order.createdAt());
            rows.withdrawals().put(made.number(),
                    new Row(made, hex(order.dataSha256()), order.finishesAt()));
            return Optional.of(made);
        });
    }

    @Override
    Optional<Known> findKnown(MerchantId merchant, String withdrawalId) {
        return database.read(rows -> rows.withdrawals().values().stream()
                .filter(row -> row.withdrawal().withdrawalId().equals(withdrawalId)).findFirst())
                .map(row -> new Known(row.withdrawal(),
                        HexFormat.of().parseHex(row.dataSha256())));
    }

    @Override
    Optional<Withdrawal> find(MerchantId merchant, long number) {
        return database.read(rows -> Optional.ofNullable(rows.withdrawals().get(number))
                .map(Row::withdrawal));
    }

    @Override
    Optional<Withdrawal> findByReference(long account, String reference) {
        return database.read(rows -> rows.withdrawals().values().stream().map(Row::withdrawal)
                .filter(other -> isProof(other, account, reference)).findFirst());
    }

    private static boolean isProof(Withdrawal other, long account, String reference) {
        Payment payment = other.progress().payment();
        return payment != null && payment.bankAccount() == account
                && payment.reference().equals(reference);
    }

    @Override
    List<Withdrawal> list(MerchantId merchant, String[] states, long before, int limit) {
        return database.read(rows -> rows.withdrawals().descendingMap().values().stream()
                .map(Row::withdrawal)
                .filter(one -> one.number() < before
                        && List.of(states).contains(one.state().name())).limit(limit).toList());
    }

    boolean isTakeable(Withdrawal now) {
        return now.state() == NEW && !now.isTest();
    }

    boolean isHeld(Withdrawal now, Grip grip) {
        return now.state() == IN_PROGRESS && now.progress().fence() == grip.fence();
    }

    boolean isMine(Withdrawal now, Grip grip) {
        return now.progress().taken() != null
                && now.progress().taken().operator().equals(grip.operator());
    }

    @Override
    Optional<Withdrawal> take(MerchantId merchant, long number, String operator, Instant at) {
        return update(number, this::isTakeable, now -> new Progress(IN_PROGRESS,
                now.fence() + 1, new Taken(operator, at), null, null, null));
    }

    @Override
    Optional<Withdrawal> putBack(Grip grip) {
        return update(grip.number(), now -> isHeld(now, grip), now ->
                new Progress(NEW, now.fence() + 1, null, null, null, null));
    }

    @Override
    Optional<Withdrawal> handOver(Grip grip, String to, Instant at) {
        return update(grip.number(), now -> isHeld(now, grip), now -> new Progress(IN_PROGRESS,
                now.fence() + 1, new Taken(to, at), null, null, null));
    }

    @Override
    Optional<Withdrawal> markProcessed(Grip grip, Payment payment, Instant at) {
        return database.write(rows -> {
            Row row = rows.withdrawals().get(grip.number());
            if (!isHeld(row.withdrawal(), grip) || !isMine(row.withdrawal(), grip)) {
                return Optional.empty();
            }
            if (isUsed(rows, payment)) throw new DuplicateKeyException(payment.reference());
            return update(grip.number(), _ -> true, now -> new Progress(PROCESSED, now.fence(),
                    now.taken(), new Finish(grip.operator(), at), payment, null));
        });
    }

    boolean isUsed(PayoutRows rows, Payment payment) {
        return rows.withdrawals().values().stream().anyMatch(other -> isProof(
                other.withdrawal(), payment.bankAccount(), payment.reference()));
    }

    @Override
    Optional<Withdrawal> markRejected(Grip grip, String reason, Instant at) {
        return update(grip.number(), now -> !now.isTest()
                        && (isHeld(now, grip) && isMine(now, grip)
                        || now.state() == NEW && now.progress().fence() == grip.fence()),
                now -> new Progress(REJECTED, now.fence(), now.taken(),
                        new Finish(grip.operator(), at), null, reason));
    }

    @Override
    List<Withdrawal> finishTests(Instant at, int limit) {
        List<Long> due = database.write(rows -> rows.withdrawals().values().stream()
                .filter(row -> row.withdrawal().isTest() && row.withdrawal().state() == NEW
                        && !row.finishesAt().isAfter(at))
                .sorted(Comparator.comparing(Row::finishesAt)).limit(limit)
                .map(row -> row.withdrawal().number()).toList());
        return due.stream().flatMap(number -> update(number, _ -> true, now -> {
            boolean fails = database.rows().withdrawals().get(number).withdrawal().order()
                    .recipient().accountNumber().endsWith("5");
            return new Progress(fails ? REJECTED : PROCESSED, now.fence(), null,
                    new Finish("test", at), null, fails ? "a test" : null);
        }).stream()).toList();
    }

    private Optional<Withdrawal> update(
            long number, Predicate<Withdrawal> guard, UnaryOperator<Progress> change) {
        return database.write(rows -> {
            Row row = rows.withdrawals().get(number);
            if (row == null || !guard.test(row.withdrawal())) return Optional.empty();
            Withdrawal was = row.withdrawal();
            var now = new Withdrawal(was.number(), was.merchant(), was.withdrawalId(),
                    was.origin(), was.order(), change.apply(was.progress()), was.createdAt());
            rows.withdrawals().put(number, new Row(now, row.dataSha256(), row.finishesAt()));
            return Optional.of(now);
        });
    }
}
