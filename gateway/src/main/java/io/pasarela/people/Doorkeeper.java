package io.pasarela.people;

import io.pasarela.people.SignIn.Refused;
import io.pasarela.people.SignIn.SignedIn;
import io.pasarela.people.SignIn.TooManyTries;
import io.pasarela.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Checks who is at the door. No transaction is open while a password is hashed. */
@Component
class Doorkeeper {

    static final int FAILURES_MAX_BY_LOGIN = 10;
    static final int FAILURES_MAX_BY_NETWORK = 30;
    static final Duration FAILURES_COUNT_FOR = Duration.ofMinutes(15);

    private final OperatorStore operators;
    private final FailureStore failures;
    private final Passwords passwords;
    private final Clock clock;
    /** An unknown login takes as long as a known one: there is always a hash to compare with. */
    private final SingletonSupplier<String> decoy;

    Doorkeeper(OperatorStore operators, FailureStore failures, Passwords passwords, Clock clock) {
        this.operators = operators;
        this.failures = failures;
        this.passwords = passwords;
        this.clock = clock;
        this.decoy = SingletonSupplier.of(() -> passwords.hash(UUID.randomUUID().toString()));
    }

    /** Counts and compares in one turn, so that a burst gets hardly more tries than a queue. */
    SignIn check(Credentials credentials) {
        return passwords.withRoom(() -> inTurn(credentials)).orElseGet(TooManyTries::new);
    }

    private SignIn inTurn(Credentials credentials) {
        String login = credentials.login().strip().toLowerCase(Locale.ROOT);
        byte[] loginSha256 = Sha256.of(login);
        Instant now = clock.instant();
        FailureStore.Count count = failures.count(
                loginSha256, credentials.network(), Timestamp.from(now.minus(FAILURES_COUNT_FOR)));
        if (count.byLogin() >= FAILURES_MAX_BY_LOGIN
                || count.byNetwork() >= FAILURES_MAX_BY_NETWORK) {
            return new TooManyTries();
        }
        String none = decoy.obtain();
        Optional<OperatorStore.Known> known = login.indexOf(0) < 0
                ? operators.findByLogin(login) : Optional.empty();
        boolean right = passwords.matches(credentials.password(),
                known.map(OperatorStore.Known::passwordHash).orElse(none));
        if (right && known.isPresent() && known.get().operator().enabled()) {
            return new SignedIn(known.get().operator());
        }
        failures.forgetBefore(Timestamp.from(now.minus(FAILURES_COUNT_FOR)));
        failures.add(loginSha256, credentials.network(), Timestamp.from(now));
        return new Refused();
    }
}
