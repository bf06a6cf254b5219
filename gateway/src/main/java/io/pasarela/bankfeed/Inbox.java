package io.pasarela.bankfeed;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.bankfeed.TextReader.Read;
import io.pasarela.merchants.MerchantId;
import io.pasarela.platform.Sha256;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Banks' texts: each kept once with its verdict, and with the fact it led to. */
@Component
public class Inbox {

    private static final TextOutcome REPEATED =
            new TextOutcome(TextVerdict.DUPLICATE, null, null, null);

    private final TextStore store;
    private final TextReader reader;
    private final TextKeeper keeper;
    private final TextTally tally;
    private final BankFeed bankFeed;
    private final Attempts attempts;
    private final Clock clock;

    Inbox(TextStore store, TextReader reader, TextKeeper keeper, TextTally tally,
            BankFeed bankFeed, Attempts attempts, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.keeper = keeper;
        this.tally = tally;
        this.bankFeed = bankFeed;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Reads a text and keeps it; what it told of may pay claims before this returns. */
    @Transactional(propagation = NEVER)
    public TextVerdict receive(Source source, RawText text) {
        return receive(source, text, false);
    }

    /** Keeps a text whose signature is too old to be believed. */
    @Transactional(propagation = NEVER)
    public TextVerdict receiveLate(Source source, RawText text) {
        return receive(source, text, true);
    }

    private TextVerdict receive(Source source, RawText text, boolean late) {
        var key = new TextStore.Key(source.id(), digest(text), late);
        TextOutcome outcome = store.isKnown(key) ? REPEATED : keep(key, source, text);
        if (outcome == REPEATED) store.countRepeat(source.id());
        tally.count(outcome.verdict());
        announce(outcome);
        return outcome.verdict();
    }

    private TextOutcome keep(TextStore.Key key, Source source, RawText text) {
        Read read = key.late() ? new Read.Untrusted(TextReason.OLD_SIGNATURE)
                : reader.read(reader.wallets(source), source, text);
        return attempts.run(status -> {
            TextOutcome kept = keeper.keep(source, text, read);
            if (store.insert(key, source, text, kept, clock.instant())) return kept;
            // It came twice in one moment: the other one counts, also for its fact.
            status.setRollbackOnly();
            return REPEATED;
        });
    }

    private void announce(TextOutcome outcome) {
        if (outcome.money() != null && outcome.money().fresh() != null) {
            bankFeed.announce(List.of(outcome.money().fresh()));
        }
    }

    /** The same words of the same sender at the same time are the same text. */
    private static byte[] digest(RawText text) {
        return Sha256.of(text.sender() + "\n" + text.receivedAt() + "\n" + text.body());
    }

    /** The number of the source's wallet that a phone's own number names; null if none does. */
    public @Nullable String walletOf(Source source, String phone) {
        return reader.walletOf(source, phone);
    }

    /** The newest first. */
    public List<KeptText> list(MerchantId merchant, long before, int limit) {
        return store.list(merchant, before, limit);
    }

    /** Those of one verdict, the newest first. */
    public List<KeptText> list(MerchantId merchant, TextVerdict verdict, long before, int limit) {
        return store.list(merchant, verdict, before, limit);
    }
}
