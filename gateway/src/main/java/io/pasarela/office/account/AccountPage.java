package io.pasarela.office.account;

import io.pasarela.office.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own page.
 *
 * @param fault why his password is what it was
 */
record AccountPage(
        Frame frame, String name, String login, String role, String self,
        @Nullable String fault) {}
