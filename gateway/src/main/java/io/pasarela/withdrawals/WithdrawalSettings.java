package io.pasarela.withdrawals;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How withdrawals are worked off here.
 *
 * @param overdueAfter how long an operator may take; afterwards the outcome counts as uncertain
 */
@ConfigurationProperties(prefix = "pasarela.withdrawals", ignoreUnknownFields = false)
record WithdrawalSettings(@DefaultValue("30m") Duration overdueAfter) {

    WithdrawalSettings {
        if (!overdueAfter.isPositive()) {
            throw new IllegalArgumentException("overdue-after must be longer than nothing");
        }
    }
}
