/**
 * A bank's statement files, read: which money came to an account and which left it, line by line,
 * with what is wrong in each line that cannot be read. It knows no database and decides nothing.
 */
@ApplicationModule(allowedDependencies = "money")
@NullMarked
package io.pasarela.statements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
