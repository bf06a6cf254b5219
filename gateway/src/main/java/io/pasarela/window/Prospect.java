package io.pasarela.window;

import io.pasarela.deposits.Pace;
import io.pasarela.paymentsystems.Activation;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who waits may expect. It depends on the payment system and on nothing that became
 * of his claim, so that a guesser learns nothing from it.
 *
 * @param now by the bank's clock
 * @param pace null while too few have waited to tell
 */
record Prospect(ZonedDateTime now, Activation activation, @Nullable Pace pace) {}
