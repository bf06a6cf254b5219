/**
 * What every face with pages or endpoints shares. It decides nothing about payments; it knows only
 * how bytes go out.
 */
@NamedInterface("web")
@NullMarked
package io.pasarela.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
