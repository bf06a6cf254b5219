/** The face for sources of facts: reads what they report and tells them what became of it. */
@ApplicationModule(allowedDependencies = {"bankfeed", "edge", "platform", "platform::web"})
@NullMarked
package io.pasarela.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
