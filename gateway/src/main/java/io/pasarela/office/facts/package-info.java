/** The menu entry "Bank transactions": money nobody claimed, and money that may be known already. */
@NullMarked
package io.pasarela.office.facts;

import org.jspecify.annotations.NullMarked;
