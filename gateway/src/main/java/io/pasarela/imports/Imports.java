package io.pasarela.imports;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.imports.Acceptance.Accepted;
import io.pasarela.imports.Acceptance.NoDraft;
import io.pasarela.imports.Upload.Content;
import io.pasarela.merchants.MerchantId;
import io.pasarela.statements.Column;
import io.pasarela.statements.ColumnMap;
import io.pasarela.wallets.Wallet;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Statement files: taking them in, looking at them, and storing what they say. */
@Component
public class Imports {

    /** Larger files are not taken; a busy account's fits when it is cut by months. */
    public static final int BYTES_MAX = 12 << 20;
    /** As many as one page shows at most. */
    public static final int PAGE_MAX = 50;
    /** As many of a file's refusals as one page shows. */
    public static final int REFUSALS_MAX = 500;

    private final UploadStore store;
    private final LineStore lines;
    private final FileIntake intake;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(UploadStore store, LineStore lines, FileIntake intake, Audit audit,
            TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.lines = lines;
        this.intake = intake;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Keeps a file as a draft; nothing of it is stored. */
    public Acceptance take(Wallet wallet, String name, String operator, InputStream content)
            throws IOException {
        return intake.take(wallet, name, operator, content);
    }

    /** The merchant's upload with that id. */
    public Optional<Upload> find(MerchantId merchant, long id) {
        return store.find(merchant, id);
    }

    /** One page of a merchant's uploads, the newest first, below that id. */
    public List<Upload> list(MerchantId merchant, long below) {
        return store.list(merchant, below, PAGE_MAX);
    }

    /** An accepted upload of the very same file for the same account. */
    public Optional<Upload> findSame(Upload upload) {
        return store.findSame(upload);
    }

    /** What an upload says, read anew. */
    public Inspection inspect(Upload upload) throws IOException {
        return intake.inspect(upload);
    }

    /** What of an upload could not be stored, in the order of its lines; at most 500. */
    public List<Refusal> listRefused(Upload upload) {
        return lines.listRefused(upload, REFUSALS_MAX);
    }

    /** Says which header stands over which column; the wallet's next table is read so too. */
    public Acceptance setColumns(MerchantId merchant, long id, Map<Column, String> headers) {
        ColumnMap columns;
        try {
            columns = new ColumnMap(headers);
        } catch (IllegalArgumentException _) {
            return new Acceptance.NotEnoughColumns();
        }
        return act(merchant, id, upload -> store.setColumns(upload, columns));
    }

    /** Lets a draft be stored; from now on it will be, whatever happens to this node. */
    public Acceptance accept(MerchantId merchant, long id, String operator) throws IOException {
        Optional<Upload> draft = store.find(merchant, id);
        if (draft.isEmpty() || draft.get().progress().state() != Upload.State.DRAFT) {
            return new NoDraft();
        }
        Inspection inspection = intake.inspect(draft.get());
        if (!inspection.isUsable()) return new Acceptance.Useless();
        return act(merchant, id, upload -> {
            if (!store.accept(upload, inspection.items(), operator, clock.instant())) return false;
            // What was guessed is guessed again: the next file may have a column more.
            if (upload.columns() != null) {
                store.rememberColumns(upload.place().wallet(), upload.columns());
            }
            Content content = upload.content();
            audit.record(new Act(merchant.value(), operator, "statement.accept",
                    "statement " + id, Map.of("file", content.name(),
                            "wallet", Long.toString(upload.place().wallet()))));
            return true;
        });
    }

    /** Forgets a draft. */
    public boolean discard(MerchantId merchant, long id) {
        return store.find(merchant, id).isPresent() && store.discard(id);
    }

    private Acceptance act(
            MerchantId merchant, long id, Predicate<Upload> act) {
        return transaction.execute(_ -> store.find(merchant, id).filter(act)
                .flatMap(_ -> store.find(merchant, id))
                .<Acceptance>map(Accepted::new).orElseGet(NoDraft::new));
    }
}
