package io.pasarela.torture.office;

import io.pasarela.torture.town.Tenant;
import java.util.SplittableRandom;

/**
 * One thing an operator is about. What happens in it is drawn from chance of its own, so that a
 * seed gives the same draws again.
 *
 * @param other the browser of a colleague, for what two do at the same moment
 */
record Errand(long number, SplittableRandom random, Tenant tenant, Browser browser, Browser other) {

    /** Whether it happens this time, so many times of a hundred. */
    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    String operator() {
        return browser.operator();
    }

    /** A page of the merchant. */
    String path(String below) {
        return "/m/" + tenant.key() + below;
    }
}
