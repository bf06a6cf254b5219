/**
 * The door to the street: which host may see which face, whose tenant a request is, who may call
 * the API, and what a refusal looks like. It decides nothing about payments.
 */
@ApplicationModule(allowedDependencies = {"merchants", "platform", "platform::web"})
@NullMarked
package io.pasarela.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
