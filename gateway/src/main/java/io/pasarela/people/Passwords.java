package io.pasarela.people;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with Argon2id and compares them, a few at a time: each takes 46 MiB. */
@Component
class Passwords {

    static final int LENGTH_MIN = 12;
    static final int LENGTH_MAX = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 46 * 1_024;
    private static final int ITERATIONS = 1;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    private final Semaphore room = new Semaphore(AT_ONCE);

    static boolean isFit(String password) {
        return password.length() >= LENGTH_MIN && password.length() <= LENGTH_MAX;
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return password.length() <= LENGTH_MAX && encoder.matches(password, hash);
    }

    /** Does it when there is room; empty when there was none for too long. */
    <T> Optional<T> withRoom(Supplier<T> check) {
        try {
            if (!room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(check.get());
        } finally {
            room.release();
        }
    }
}
