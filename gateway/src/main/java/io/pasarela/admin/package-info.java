/**
 * The installation seen from its own machine: what somebody with access to the server's files may
 * do without signing in. It decides nothing; it calls the doors of the features.
 */
@ApplicationModule(allowedDependencies = {
    "bankfeed", "merchants", "money", "paymentsystems", "people", "pictures", "platform", "wallets"
})
@NullMarked
package io.pasarela.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
