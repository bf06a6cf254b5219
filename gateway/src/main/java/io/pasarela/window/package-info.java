/**
 * The page a payer sees: which account to pay to, where to type the transfer's number, what has
 * come of it. It translates between a browser and the doors of the features and decides nothing.
 * What it shows never tells somebody who guesses numbers whether he was right.
 */
@NullMarked
package io.pasarela.window;

import org.jspecify.annotations.NullMarked;
