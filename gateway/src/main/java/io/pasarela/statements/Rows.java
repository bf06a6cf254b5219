package io.pasarela.statements;

import java.util.List;

/** Takes the rows of a table in, one after the other. */
interface Rows {

    /** Says whether it wants another one. */
    boolean row(int number, List<Cell> cells);
}
