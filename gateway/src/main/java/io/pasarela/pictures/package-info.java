/**
 * What a payer's proof may look like and how it is kept. A file from a stranger becomes a small,
 * upright picture without metadata, or it is refused; the original is never kept and never shown.
 * Whether a proof is believed is decided elsewhere. May know the platform only.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform::jobs"})
@NullMarked
package io.pasarela.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
