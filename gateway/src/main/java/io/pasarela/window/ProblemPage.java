package io.pasarela.window;

import org.jspecify.annotations.Nullable;

/**
 * What a payer sees when there is nothing he could do here.
 *
 * @param forTheShop what the merchant's developers must mend; null when it is not theirs
 * @param otherUrl another way to pay; null when there is none
 */
record ProblemPage(
        Frame frame, String text, @Nullable String forTheShop, @Nullable String otherUrl) {}
