package io.pasarela.factors;

import io.pasarela.factors.Enrolment.Enrolled;
import io.pasarela.people.Operator;
import io.pasarela.platform.PaperCodes;
import io.pasarela.platform.Secrets;
import io.pasarela.platform.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/** Checks what authenticator apps show, and the codes on paper that stand in for them. */
@Component
class Apps {

    static final int TRIES_MAX = 5;
    static final Duration TRIES_COUNT_FOR = Duration.ofMinutes(15);
    static final int RECOVERY_CODES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;
    private static final String ISSUER = "Pasarela";

    private final FactorStore store;
    private final Secrets secrets;
    private final Clock clock;

    Apps(FactorStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Counts a try before it is looked at; false when there were too many. */
    boolean admit(Operator operator) {
        Instant now = clock.instant();
        Timestamp since = Timestamp.from(now.minus(TRIES_COUNT_FOR));
        store.forgetTriesBefore(operator.id(), since);
        store.addTry(operator.id(), Timestamp.from(now));
        return store.countTries(operator.id(), since) <= TRIES_MAX;
    }

    /** The same secret until it is confirmed, so that a page may be loaded again. */
    Enrolment.Offer offer(Operator operator) {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        store.offer(operator.id(),
                secrets.seal(Base32.toBase32String(random), context(operator)), now());
        String secret = open(operator, store.find(operator.id()).orElseThrow());
        return new Enrolment.Offer(secret, "otpauth://totp/" + ISSUER + ":"
                + URLEncoder.encode(operator.login(), StandardCharsets.UTF_8)
                + "?secret=" + secret + "&issuer=" + ISSUER);
    }

    private String open(Operator operator, FactorStore.Authenticator app) {
        return secrets.open(app.secret(), context(operator));
    }

    private static String context(Operator operator) {
        return "operator " + operator.id() + " AUTHENTICATOR";
    }

    Enrolment confirm(Operator operator, String typed) {
        OptionalLong step = step(operator, typed, false);
        if (step.isEmpty() || !store.confirm(operator.id(), step.getAsLong(), now())) {
            return new Enrolment.Wrong();
        }
        return new Enrolled(newRecoveryCodes(operator));
    }

    List<String> newRecoveryCodes(Operator operator) {
        List<String> codes = Stream.generate(() -> PaperCodes.random(RECOVERY_BYTES))
                .limit(RECOVERY_CODES).toList();
        store.replaceRecoveryCodes(operator.id(), codes.stream().map(Sha256::of).toList());
        return codes;
    }

    /** A code of the app, which is taken once, or one on paper. */
    Optional<Proof.Kind> check(Operator operator, String typed) {
        OptionalLong step = step(operator, typed, true);
        if (step.isPresent() && store.take(operator.id(), step.getAsLong())) {
            return Optional.of(Proof.Kind.AUTHENTICATOR);
        }
        byte[] paper = Sha256.of(PaperCodes.plain(typed));
        return store.useRecoveryCode(operator.id(), paper, now())
                ? Optional.of(Proof.Kind.RECOVERY_CODE) : Optional.empty();
    }

    private OptionalLong step(Operator operator, String typed, boolean confirmed) {
        return store.find(operator.id()).filter(app -> app.confirmed() == confirmed)
                .map(app -> Totp.step(open(operator, app), typed.replaceAll("\\s", ""),
                        clock.instant()))
                .orElse(OptionalLong.empty());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
