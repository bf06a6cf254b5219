/**
 * Where the money is written down. Decides whether the gateway runs its own PostgreSQL under the
 * data folder or uses yours, keeps its own one alive for as long as the gateway lives, and refuses
 * to start on a server that could forget what it acknowledged. Knows nothing about payments.
 */
@NullMarked
package io.pasarela.platform.postgres;

import org.jspecify.annotations.NullMarked;
