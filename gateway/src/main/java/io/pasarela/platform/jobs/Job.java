package io.pasarela.platform.jobs;

import java.time.Duration;

/** Work that recurs; a feature declares it as a bean, one node at a time runs it. */
public record Job(String name, Duration every, Runnable work) {}
