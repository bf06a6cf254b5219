/**
 * The verdict: what the clients were told, against what is in the database, at the merchants'
 * servers and in the logs when all is quiet. Each check answers for one promise of the gateway,
 * with sums of its own, and {@code Verdict} asks them all. They know {@code town} and {@code
 * history}.
 */
@NullMarked
package io.pasarela.torture.checks;

import org.jspecify.annotations.NullMarked;
