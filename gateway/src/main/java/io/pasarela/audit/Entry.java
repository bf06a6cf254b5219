package io.pasarela.audit;

import java.time.Instant;

/** An act in its place in the chain. */
public record Entry(long number, Instant at, Act act) {}
