package io.pasarela;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Arrows point down: each package knows what its package-info lists, and no arrow leads back. */
class ModularityTest {

    private static final Set<String> FACES =
            Set.of("admin", "api", "feed", "office", "reference", "window");

    private static final ApplicationModules MODULES = ApplicationModules.of(Pasarela.class);

    @Test
    void everyModuleKeepsToWhatItMayKnow() {
        MODULES.verify();
    }

    /** Without a list a package may know everything, and the check above says nothing of it. */
    @Test
    void everyModuleListsWhatItMayKnow() {
        assertThat(packages().filter(name -> known(name).contains(ApplicationModule.OPEN_TOKEN)))
                .isEmpty();
    }

    @Test
    void nobodyKnowsAFace() {
        assertThat(packages().filter(name -> known(name).stream().anyMatch(FACES::contains)))
                .isEmpty();
    }

    private static Stream<String> packages() {
        return MODULES.stream().map(module -> module.getBasePackage().getName());
    }

    private static List<String> known(String packageName) {
        try {
            Package described = Class.forName(packageName + ".package-info").getPackage();
            var module = described.getAnnotation(ApplicationModule.class);
            if (module == null) return List.of(ApplicationModule.OPEN_TOKEN);
            return Arrays.asList(module.allowedDependencies());
        } catch (ClassNotFoundException e) {
            return List.of(ApplicationModule.OPEN_TOKEN);
        }
    }
}
