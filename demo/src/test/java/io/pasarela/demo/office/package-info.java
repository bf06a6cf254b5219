/** The back office in a real browser: what operators see and do there. */
@NullMarked
package io.pasarela.demo.office;

import org.jspecify.annotations.NullMarked;
