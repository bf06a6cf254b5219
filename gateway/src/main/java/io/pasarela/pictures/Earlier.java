package io.pasarela.pictures;

import java.util.List;

/**
 * Pictures of the same merchant that came before and may be the same proof, newest first.
 *
 * @param equal the same file, byte for byte; of any age
 * @param alike another file that looks much the same. Two honest receipts from one bank's app look
 *     alike too: a hint to look closer, never a reason to refuse
 */
public record Earlier(List<Long> equal, List<Long> alike) {

    /** True when there is nothing to look at. */
    public boolean none() {
        return equal.isEmpty() && alike.isEmpty();
    }
}
