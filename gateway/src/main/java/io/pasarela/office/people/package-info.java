/** Who works here: taking people on, changing what they may do, and letting them go. */
@NullMarked
package io.pasarela.office.people;

import org.jspecify.annotations.NullMarked;
