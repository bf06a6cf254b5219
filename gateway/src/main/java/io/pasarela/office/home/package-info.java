/** What waits for operators, and what the merchant has. */
@NullMarked
package io.pasarela.office.home;

import org.jspecify.annotations.NullMarked;
