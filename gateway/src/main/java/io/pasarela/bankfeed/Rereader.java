package io.pasarela.bankfeed;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.bankfeed.Rereading.Change;
import io.pasarela.bankfeed.Rereading.Told;
import io.pasarela.bankfeed.TextReader.Read;
import io.pasarela.merchants.MerchantId;
import io.pasarela.wallets.Wallet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads texts that led to nothing again, after a parser or a list of senders has changed. What was
 * read once stays read; a signature that was too old stays too old.
 */
@Component
public class Rereader {

    private static final int TEXTS_AT_ONCE = 500;

    private final TextStore store;
    private final TextReader reader;
    private final TextKeeper keeper;
    private final SourceStore sources;
    private final BankFeed bankFeed;
    private final Attempts attempts;
    private final Clock clock;

    Rereader(TextStore store, TextReader reader, TextKeeper keeper, SourceStore sources,
            BankFeed bankFeed, Attempts attempts, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.keeper = keeper;
        this.sources = sources;
        this.bankFeed = bankFeed;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** What would change; changes nothing. */
    public Rereading preview(MerchantId merchant) {
        Set<NewFact.Key> told = new HashSet<>();
        return each(merchant, (source, text, read) ->
                change(text, read, keeper.foresee(source, text.text(), read, told)));
    }

    /** Each text commits for itself; what it tells of may pay claims before this returns. */
    @Transactional(propagation = NEVER)
    public Rereading reread(MerchantId merchant) {
        return each(merchant, this::reread);
    }

    private Optional<Change> reread(Source source, KeptText text, Read read) {
        TextOutcome outcome = attempts.run(status -> {
            if (store.lockUnread(text.id()).isEmpty()) return null;
            TextOutcome kept = keeper.keep(source, text.text(), read);
            boolean same = kept.verdict() == text.verdict() && kept.reason() == text.reason();
            if (same || store.readAgain(text.id(), kept, clock.instant())) return kept;
            status.setRollbackOnly();
            return null;
        });
        if (outcome == null) return Optional.empty();
        if (outcome.money() != null && outcome.money().fresh() != null) {
            bankFeed.announce(List.of(outcome.money().fresh()));
        }
        return change(text, read, outcome);
    }

    /** A source with its wallets. */
    private record Reporter(Source source, List<Wallet> wallets) {}

    private interface Step {
        Optional<Change> take(Source source, KeptText text, Read read);
    }

    private Rereading each(MerchantId merchant, Step step) {
        Map<Long, Reporter> known = sources.list(merchant).stream().collect(Collectors.toMap(
                Source::id, source -> new Reporter(source, reader.wallets(source))));
        var counts = new EnumMap<TextVerdict, Integer>(TextVerdict.class);
        var changes = new ArrayList<Change>();
        int looked = 0;
        long last = 0;
        List<TextStore.Unread> texts;
        do {
            texts = store.listUnread(merchant, last, TEXTS_AT_ONCE);
            for (TextStore.Unread unread : texts) {
                looked++;
                last = unread.text().id();
                Reporter of = known.get(unread.source());
                Read read = reader.read(of.wallets(), of.source(), unread.text().text());
                step.take(of.source(), unread.text(), read).ifPresent(change -> {
                    counts.merge(change.becomes(), 1, Integer::sum);
                    if (changes.size() < Rereading.CHANGES_MAX) changes.add(change);
                });
            }
        } while (texts.size() == TEXTS_AT_ONCE);
        return new Rereading(looked, counts, changes);
    }

    /** A text that says nothing still, for whatever reason, is no change. */
    private static Optional<Change> change(KeptText text, Read read, TextOutcome outcome) {
        return switch (outcome.verdict()) {
            case UNREAD, UNTRUSTED -> Optional.empty();
            case STORED, DUPLICATE, IGNORED -> Optional.of(new Change(
                    text, outcome.verdict(), outcome.parser(), told(read, outcome.money())));
        };
    }

    private static @Nullable Told told(Read read, TextOutcome.@Nullable Money money) {
        if (!(read instanceof Read.Money told)) return null;
        Long fact = money == null || money.fact() == 0 ? null : money.fact();
        return new Told(told.incoming().amount(), told.incoming().reference(),
                told.incoming().payer(), fact);
    }
}
