package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import io.pasarela.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may report facts, known by their tokens; a token is kept as its SHA-256 only. */
@Component
public class Sources {

    private final SourceStore store;
    private final Clock clock;

    Sources(SourceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The source with this token, if it was not retired. */
    public Optional<Source> ofToken(String token) {
        return store.findByToken(Sha256.of(token));
    }

    /** A source as declared in a file. */
    public record SourceFile(
            MerchantId merchant, String name, String token, Set<Long> wallets,
            Source.Ceilings ceilings) {}

    /** Makes the source be as the file says, whether it was there or not. */
    @Transactional
    public void apply(SourceFile file) {
        store.upsert(file, Sha256.of(file.token()), Timestamp.from(clock.instant()));
    }
}
