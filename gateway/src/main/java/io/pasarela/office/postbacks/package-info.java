/** The menu entry "Postbacks": what merchants were told or could not be told, and sending again. */
@NullMarked
package io.pasarela.office.postbacks;

import org.jspecify.annotations.NullMarked;
