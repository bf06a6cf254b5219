/**
 * Statement files of banks on their way in: kept as they came, looked at before anything is stored,
 * then stored line by line, each line once whatever files tell of it. This package decides whether
 * a line is a new one; what it means as money decides {@code bankfeed}. It also compares what banks
 * say with the books and with paid withdrawals, and changes neither.
 */
@ApplicationModule(allowedDependencies = {
    "audit", "bankfeed", "merchants", "money", "paymentsystems", "platform", "platform::jobs",
    "statements", "wallets", "withdrawals"
})
@NullMarked
package io.pasarela.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
