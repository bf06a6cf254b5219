/** The face for sources of facts: reads what they report and tells them what became of it. */
@NullMarked
package io.pasarela.feed;

import org.jspecify.annotations.NullMarked;
