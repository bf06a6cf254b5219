/**
 * What this machine can do: activations a second over HTTP, beside what its own PostgreSQL reaches
 * when it is asked for the same writes one transaction at a time. It knows the gateway by its wire
 * contract, and its tables only to write the same rows and to count them afterwards.
 */
@NullMarked
package io.pasarela.bench;

import org.jspecify.annotations.NullMarked;
