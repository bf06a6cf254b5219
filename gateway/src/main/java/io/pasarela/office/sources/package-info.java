/** The menu entry "Sources": who reports money, whether he still speaks, and what he forwarded. */
@NullMarked
package io.pasarela.office.sources;

import org.jspecify.annotations.NullMarked;
