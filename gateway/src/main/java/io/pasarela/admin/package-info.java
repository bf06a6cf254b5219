/**
 * The installation seen from its own machine: what somebody with access to the server's files may
 * do without signing in. It decides nothing; it calls the doors of the features.
 */
@NullMarked
package io.pasarela.admin;

import org.jspecify.annotations.NullMarked;
