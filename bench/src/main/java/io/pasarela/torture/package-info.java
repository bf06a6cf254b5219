/**
 * A crash torture: two gateways on one PostgreSQL, merchants, payers, a bank and operators who work
 * with them, and a nemesis who kills, stops, cuts, delays and fills everything that can be. What
 * the clients were told is kept by them, and the verdict comes from that alone. It shares no class
 * with the gateway. The anchors are TigerBeetle's simulator and Jepsen.
 *
 * <p>Here is the command: it runs rounds of load and faults, or hunts planted bugs, and prints what
 * came. Begin with {@code Run}, which puts the other packages together. {@code town} is who takes
 * part and where, {@code history} what was asked and told; the others know these two. {@code site}
 * is what is tortured, and the nemesis; {@code trade}, {@code onlookers} and {@code office} are the
 * clients, {@code farm} the merchants' servers; {@code checks} judges what came of it all.
 */
@NullMarked
package io.pasarela.torture;

import org.jspecify.annotations.NullMarked;
