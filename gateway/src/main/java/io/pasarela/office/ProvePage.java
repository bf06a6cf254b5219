package io.pasarela.office;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody who knew his password shows his second factor.
 *
 * @param fault why it was not taken
 */
record ProvePage(Frame frame, @Nullable String fault, boolean app, boolean passkey) {}
