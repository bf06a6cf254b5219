package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import io.pasarela.platform.Secrets;
import io.pasarela.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may report facts, known by their tokens; a token is kept as its SHA-256 only. */
@Component
public class Sources {

    /** A commit a call would cost more than it tells. */
    private static final Duration HEARD_EVERY = Duration.ofSeconds(10);

    private final SourceStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final Map<Long, Instant> heardAt = new ConcurrentHashMap<>();

    Sources(SourceStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The source with this token, if it was not retired. */
    public Optional<Source> ofToken(String token) {
        return store.findByToken(Sha256.of(token)).map(this::heard);
    }

    /** The source whose signing key made a signature; the caller checks one key after the other. */
    public Optional<Source> ofSignature(Predicate<String> madeBy) {
        return store.listSigners().stream()
                .filter(signer -> madeBy.test(secrets.open(signer.sealedKey(), context(
                        signer.source().merchant(), signer.source().name()))))
                .findFirst().map(SourceStore.Signer::source).map(this::heard);
    }

    /** Every call that proves whose it is shows that the source lives; not each is written down. */
    private Source heard(Source source) {
        Instant now = clock.instant();
        Instant last = heardAt.getOrDefault(source.id(), Instant.EPOCH);
        if (Duration.between(last, now).abs().compareTo(HEARD_EVERY) >= 0) {
            heardAt.put(source.id(), now);
            store.hear(source.id(), now);
        }
        return source;
    }

    /** A source as declared in a file. */
    public record SourceFile(
            MerchantId merchant, String name, String token, Set<Long> wallets,
            Source.Ceilings ceilings, Texts texts) {

        @Override
        public String toString() {
            return "source " + name;
        }
    }

    /**
     * What a source that forwards texts needs.
     *
     * @param senders short numbers, mail addresses and mail domains that it may forward
     * @param signingKey with which an SMS gateway signs its calls; null leaves the present one
     * @param silentAfter how long it may be quiet before an alarm; null is for ever
     */
    public record Texts(
            List<String> senders, @Nullable String signingKey, @Nullable Duration silentAfter) {

        @Override
        public String toString() {
            return "texts of " + senders;
        }
    }

    /** Makes the source be as the file says, whether it was there or not. */
    @Transactional
    public void apply(SourceFile file) {
        long id = store.upsert(file, Sha256.of(file.token()), Timestamp.from(clock.instant()));
        String key = file.texts().signingKey();
        if (key != null) {
            store.setSigningKey(id, secrets.seal(key, context(file.merchant(), file.name())));
        }
    }

    private static String context(MerchantId merchant, String name) {
        return "merchant " + merchant + " source " + name + " SIGNING";
    }
}
