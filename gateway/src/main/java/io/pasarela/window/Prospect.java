package io.pasarela.window;

import io.pasarela.deposits.Pace;
import io.pasarela.paymentsystems.Activation;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who waits may expect. It depends on the payment system and on nothing that became
 * of his claim, so that a guesser learns nothing from it.
 *
 * @param zone where the bank's clock is
 * @param pace null while too few have waited to tell
 */
record Prospect(ZoneId zone, Activation activation, @Nullable Pace pace) {}
