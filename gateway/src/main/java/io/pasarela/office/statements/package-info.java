/** The menu entry "Statements": banks' files, looked at, stored, and what came of them. */
@NullMarked
package io.pasarela.office.statements;

import org.jspecify.annotations.NullMarked;
