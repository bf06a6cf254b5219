/**
 * Who takes part, and where they find each other: merchants and their manners, operators, the
 * addresses of the gateways, and the lines, pages and forms by which all work with them. It decides
 * names and means, and knows no other package of the torture.
 */
@NullMarked
package io.pasarela.torture.town;

import org.jspecify.annotations.NullMarked;
