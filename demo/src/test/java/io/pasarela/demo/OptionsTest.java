package io.pasarela.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void haveDefaultsForEverything() {
        Options options = parse();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.neighbourPort()).isEqualTo(8090);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.postbackUrl()).isNull();
        assertThat(options.shop()).isTrue();
        assertThat(options.apply()).isNull();
        assertThat(options.gateway()).containsExactly("java", "-jar", "x.jar");
    }

    @Test
    void takeValuesAsNextWordOrBehindAnEqualsSign() {
        Options options = parse("--port", "9000", "--data=/tmp/d", "--no-shop",
                "--postback-url", "http://localhost/p?a=b", "--apply=/tmp/more.yaml");

        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.data()).isEqualTo(Path.of("/tmp/d"));
        assertThat(options.postbackUrl()).isEqualTo("http://localhost/p?a=b");
        assertThat(options.shop()).isFalse();
        assertThat(options.apply()).isEqualTo(Path.of("/tmp/more.yaml"));
    }

    @Test
    void refuseWhatTheyDoNotKnow() {
        for (String[] wrong : List.of(new String[] {"--prot", "1"}, new String[] {"--port", "0"},
                new String[] {"--port", "many"}, new String[] {"--data"}, new String[] {"x"})) {
            assertThatThrownBy(() -> parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Options parse(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--", "java", "-jar", "x.jar"));
        return Options.parse(arguments);
    }
}
