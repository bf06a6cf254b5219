/**
 * The merchant's client of a Pasarela gateway, on nothing but the JDK.
 *
 * <p>Three doors: {@link io.pasarela.sdk.Pasarela} calls the gateway,
 * {@link io.pasarela.sdk.Links} makes links to the payment window, and
 * {@link io.pasarela.sdk.Postbacks} tells a genuine postback from a forged one.
 *
 * <p>Every call returns a sealed outcome. {@link io.pasarela.sdk.Refused} is a definite no with a
 * stable code, {@link io.pasarela.sdk.TryAgain} says that the same call should be repeated, which
 * is always safe. Exceptions mean a mistake in the calling program. Amounts are
 * {@link java.math.BigDecimal}. No parameter may be null unless its description says so.
 */
package io.pasarela.sdk;
