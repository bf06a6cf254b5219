/**
 * What clients did and what they were told, kept on their side: calls with their times and
 * outcomes, events, and the attempts of postbacks. The verdict comes from it, so whatever a client
 * learns must be written down here. It knows {@code town}.
 */
@NullMarked
package io.pasarela.torture.history;

import org.jspecify.annotations.NullMarked;
