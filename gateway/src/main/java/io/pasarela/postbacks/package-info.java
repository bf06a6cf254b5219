/**
 * A postback is one frozen message that tells a merchant of a deposit or of a finished withdrawal.
 * This package decides its exact bytes, signs it, carries it to the merchant's server and keeps at
 * it by plan until that server says ok. What is worth telling is decided by its callers.
 */
@ApplicationModule(allowedDependencies = {"merchants", "money", "platform", "platform::jobs"})
@NullMarked
package io.pasarela.postbacks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
