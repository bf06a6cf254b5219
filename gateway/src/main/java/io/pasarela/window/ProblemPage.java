package io.pasarela.window;

/** What a payer sees when the link itself is of no use. */
record ProblemPage(Frame frame, String heading, String explanation) {}
