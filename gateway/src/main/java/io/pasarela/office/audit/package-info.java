/** What operators did, read back, and whether the record is whole. */
@NullMarked
package io.pasarela.office.audit;

import org.jspecify.annotations.NullMarked;
