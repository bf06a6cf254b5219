/**
 * A crash torture: two gateways on one PostgreSQL, merchants, payers, a bank and operators who work
 * with them, and a nemesis who kills, stops, cuts, delays and fills everything that can be. What
 * the clients were told is kept by them, and the verdict comes from that alone. It shares no class
 * with the gateway. The anchors are TigerBeetle's simulator and Jepsen.
 */
@NullMarked
package io.pasarela.torture;

import org.jspecify.annotations.NullMarked;
