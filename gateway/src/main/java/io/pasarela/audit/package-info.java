/**
 * Who did what. Every act of a person or a key is one entry in a chain of hashes, one chain for
 * each merchant and one for the installation, so that an entry changed, removed or slipped in later
 * is found. This package decides where in the chain an act stands, and nothing about the acts.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.pasarela.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
