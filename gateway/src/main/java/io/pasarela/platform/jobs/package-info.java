/** Recurring work: run by one node at a time, seen and taken over when a node dies. */
@NamedInterface("jobs")
@NullMarked
package io.pasarela.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
