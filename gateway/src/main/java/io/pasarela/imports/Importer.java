package io.pasarela.imports;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.Receipt;
import io.pasarela.bankfeed.StatementLine;
import io.pasarela.bankfeed.StatementLine.Told;
import io.pasarela.imports.LineKey.Keyed;
import io.pasarela.imports.Refusal.Reason;
import io.pasarela.imports.Upload.Tally;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statements;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores accepted files, a batch a transaction. Whoever runs it goes on where the last one came to,
 * on whatever node; of two at once one gets each batch.
 */
@Component
class Importer {

    /** Then others have their turn, and a node that shall stop is not kept waiting. */
    private static final int BATCHES_A_ROUND = 25;

    private final UploadStore uploads;
    private final LineStore lines;
    private final BankFeed bankFeed;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Importer(UploadStore uploads, LineStore lines, BankFeed bankFeed, Wallets wallets,
            PaymentSystems systems, TransactionTemplate transaction, Clock clock) {
        this.uploads = uploads;
        this.lines = lines;
        this.bankFeed = bankFeed;
        this.wallets = wallets;
        this.systems = systems;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One upload in the hands of this run. */
    private record Work(Upload upload, Wallet wallet, ZoneId zone) {}

    /** Goes on with the file that was left alone for longest; false when none waits. */
    boolean round() {
        Optional<Upload> next = uploads.findWaiting();
        next.ifPresent(upload -> {
            // First, so that a file that cannot be stored never stops those behind it.
            uploads.touch(upload, clock.instant());
            goOn(upload);
        });
        return next.isPresent();
    }

    private void goOn(Upload upload) {
        Wallet wallet = wallets.find(upload.merchant(), upload.place().wallet()).orElseThrow();
        PaymentSystem system = systems.find(wallet.paymentSystem()).orElseThrow();
        var work = new Work(upload, wallet, system.zone());
        int from = upload.progress().done();
        int last = from + BATCHES_A_ROUND * Feeder.BATCH;
        var feeder = new Feeder(new LineKey(system.number()), from,
                batch -> store(work, batch) && batch.end() < last);
        try (Kept kept = Kept.of(upload.id(), uploads)) {
            Statements.read(kept.file(), TermsOfWallet.of(system, upload.columns()), feeder);
            feeder.end();
            transaction.executeWithoutResult(_ -> {
                if (uploads.finish(upload, feeder.items(), clock.instant())) {
                    lines.keepEnds(upload, feeder.ends());
                }
            });
        } catch (Feeder.Enough _) {
            // The next round goes on.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean store(Work work, Batch batch) {
        List<Receipt> receipts = transaction.execute(_ -> uploads.grasp(
                work.upload(), batch.from(), clock.instant()) ? keep(work, batch) : null);
        if (receipts == null) return false;
        bankFeed.booked(receipts);
        return true;
    }

    private List<Receipt> keep(Work work, Batch batch) {
        Map<String, Long> ids = lines.insert(work.upload(), batch.lines());
        var fresh = new HashMap<>(ids);
        // A line that one file tells twice is stored by the first.
        List<Keyed> stored = batch.lines().stream()
                .filter(line -> fresh.remove(line.key()) != null).toList();
        List<Keyed> in = stored.stream().filter(line -> line.line().way() == Way.IN).toList();
        List<Receipt> receipts = bankFeed.book(
                in.stream().map(line -> statementLine(work, line)).toList(),
                Objects.requireNonNull(work.upload().progress().acceptedBy()));
        var facts = new HashMap<Long, Long>();
        var refusals = new ArrayList<>(batch.refusals());
        var refused = new ArrayList<Long>();
        int confirmed = 0;
        int twins = (int) stored.stream().filter(line -> line.occurrence() > 1).count();
        for (int i = 0; i < in.size(); i++) {
            Keyed line = in.get(i);
            long id = ids.get(line.key());
            switch (receipts.get(i)) {
                case Receipt.Stored(var fact) -> facts.put(id, fact.id());
                case Receipt.Duplicate(long fact, _) -> {
                    facts.put(id, fact);
                    confirmed++;
                }
                case Receipt.Refused _ -> {
                    refused.add(id);
                    refusals.add(new Refusal(line.line().number(), Reason.CONFLICT,
                            Objects.requireNonNullElse(line.line().reference(), "")));
                }
            }
        }
        lines.setFacts(facts);
        lines.delete(refused);
        lines.refuse(work.upload(), refusals);
        uploads.count(work.upload(), new Tally(facts.size() - confirmed, confirmed,
                batch.lines().size() - stored.size(), refusals.size(), twins,
                stored.size() - in.size()));
        return receipts;
    }

    /** A line without a time happened some time that day; its beginning claims the least. */
    private static StatementLine statementLine(Work work, Keyed keyed) {
        Line line = keyed.line();
        Instant at = line.day().atTime(Objects.requireNonNullElse(line.time(), LocalTime.MIN))
                .atZone(work.zone()).toInstant();
        return new StatementLine(work.wallet(), line.reference(), line.amount(), line.payer(),
                new Told(line.day(), at, LineKey.text(line)), keyed.occurrence());
    }
}
