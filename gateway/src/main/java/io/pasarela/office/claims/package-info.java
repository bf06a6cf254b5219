/** The menu entry "Possible transactions": claims that wait, and an operator's word about each. */
@NullMarked
package io.pasarela.office.claims;

import org.jspecify.annotations.NullMarked;
