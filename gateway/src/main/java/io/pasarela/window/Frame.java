package io.pasarela.window;

/** What surrounds every page of the window. */
record Frame(String lang, String title, String base) {}
