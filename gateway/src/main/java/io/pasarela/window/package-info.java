/**
 * The page a payer sees: which account to pay to, where to type the transfer's number, what has
 * come of it. It translates between a browser and the doors of the features and decides nothing
 * about payments. What it shows never tells somebody who guesses numbers whether he was right.
 */
@ApplicationModule(allowedDependencies = {
    "deposits", "edge", "merchants", "money", "paymentsystems", "pictures", "platform",
    "platform::jobs", "platform::web", "wallets"
})
@NullMarked
package io.pasarela.window;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
