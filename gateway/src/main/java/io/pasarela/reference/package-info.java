/**
 * The reference for those who integrate: one hand-written document of every endpoint, served as
 * JSON for programs and as a page for people. A face without a door behind it; it decides nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform::web"})
@NullMarked
package io.pasarela.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
