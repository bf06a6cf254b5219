/**
 * The little web that shop and bank stand on: the JDK's own server on loopback, routes, pages of
 * escaped text, two languages. It decides how things are said over HTTP, never what.
 */
@NullMarked
package io.pasarela.demo.web;

import org.jspecify.annotations.NullMarked;
