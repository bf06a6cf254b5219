/** What several tests stand on: a gateway's double, a visitor's browser, a clock to be set. */
@NullMarked
package io.pasarela.demo.testing;

import org.jspecify.annotations.NullMarked;
