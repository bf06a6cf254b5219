/**
 * An operator is somebody who works in the back office. This package decides who may sign in, how
 * often a guesser may try, for which merchants somebody works and what his role lets him do. It
 * does not know the pages.
 */
@ApplicationModule(allowedDependencies = {"audit", "merchants", "platform"})
@NullMarked
package io.pasarela.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
