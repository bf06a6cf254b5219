/** The menu entry "Bank transactions": money nobody claimed, and questions. */
@NullMarked
package io.pasarela.office.facts;

import org.jspecify.annotations.NullMarked;
