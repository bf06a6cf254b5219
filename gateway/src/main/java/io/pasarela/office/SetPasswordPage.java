package io.pasarela.office;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody who was given a code sets his password.
 *
 * @param fault why it was not set
 */
record SetPasswordPage(Frame frame, @Nullable String fault, String code) {}
