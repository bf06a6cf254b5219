/**
 * A second factor is what somebody shows besides his password. This package decides who must have
 * one, whether a code or a passkey is right, and that none is right twice. It does not know the
 * pages, nor what a session is.
 */
@ApplicationModule(allowedDependencies = {"audit", "people", "platform"})
@NullMarked
package io.pasarela.factors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
