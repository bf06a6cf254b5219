package io.pasarela.office;

/** Where an operator says who he is. */
record SignInPage(Frame frame) {}
