package io.pasarela.imports;

import io.pasarela.imports.Acceptance.Accepted;
import io.pasarela.imports.Upload.Content;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.platform.Sha256;
import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Statements;
import io.pasarela.statements.Terms;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in and looks at them. */
@Component
class FileIntake {

    private static final int PIECE = 256 << 10;
    private static final int NAME_MAX = 190;

    private final UploadStore store;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileIntake(UploadStore store, Wallets wallets, PaymentSystems systems,
            TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.wallets = wallets;
        this.systems = systems;
        this.transaction = transaction;
        this.clock = clock;
    }

    Acceptance take(Wallet wallet, String name, String operator, InputStream content)
            throws IOException {
        try (Kept kept = Kept.empty()) {
            long bytes = copy(content, kept.file());
            if (bytes > Imports.BYTES_MAX) return new Acceptance.TooLarge();
            if (bytes == 0) return new Acceptance.Useless();
            String shown = Text.line(name, NAME_MAX);
            var described = new Content(shown.isEmpty() ? "–" : shown,
                    Statements.format(kept.file()), bytes, operator, clock.instant());
            byte[] sha256 = Sha256.of(Files.readAllBytes(kept.file()));
            ColumnMap columns = remembered(wallet, kept.file());
            long id = transaction.execute(_ -> {
                long made = store.insert(wallet, described, sha256, columns);
                insertPieces(made, kept.file());
                return made;
            });
            return new Accepted(store.find(wallet.merchant(), id).orElseThrow());
        }
    }

    private static long copy(InputStream from, Path file) throws IOException {
        long bytes = 0;
        byte[] piece;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (bytes <= Imports.BYTES_MAX && (piece = from.readNBytes(PIECE)).length > 0) {
                out.write(piece);
                bytes += piece.length;
            }
        }
        return bytes;
    }

    /** A bank that changed its headers is guessed anew. */
    private @Nullable ColumnMap remembered(Wallet wallet, Path file) throws IOException {
        Optional<ColumnMap> columns = store.findColumns(wallet.id());
        if (columns.isEmpty()) return null;
        Terms terms = new Terms(wallet.currency(), List.of(), columns.get());
        return columns.get().fits(Statements.headers(file, terms)) ? columns.get() : null;
    }

    private void insertPieces(long id, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0;
                    piece = in.readNBytes(PIECE)) {
                store.insertPiece(id, number++, piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Inspection inspect(Upload upload) throws IOException {
        Wallet wallet = wallets.find(upload.merchant(), upload.place().wallet()).orElseThrow();
        PaymentSystem system = systems.find(wallet.paymentSystem()).orElseThrow();
        Terms terms = TermsOfWallet.of(system, upload.columns());
        var inspector = new Inspector();
        var feeder = new Feeder(new LineKey(system.number()), 0, inspector::look);
        try (Kept kept = Kept.of(upload.id(), store)) {
            try {
                Statements.read(kept.file(), terms, feeder);
                feeder.end();
            } catch (Feeder.Enough _) {
                // It is too long; what was seen of it says so.
            }
            List<String> headers = Statements.headers(kept.file(), terms);
            return inspector.result(headers, upload.columns() != null ? upload.columns()
                    : Statements.guess(headers).orElse(null));
        }
    }
}
