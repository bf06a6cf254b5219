/**
 * A file that remembers what happened, in order, and survives the machine. It knows nothing of
 * what it keeps.
 */
@NullMarked
package io.pasarela.demo.journal;

import org.jspecify.annotations.NullMarked;
