package io.pasarela.postbacks;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node whose courier stands still must not look well. */
@Component
class OutboxHealthIndicator implements HealthIndicator {

    private final Rounds rounds;

    OutboxHealthIndicator(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public Health health() {
        return (rounds.isMoving() ? Health.up() : Health.down()).build();
    }
}
