package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ScreenshotsTest {

    @Test
    void eachNumberHasItsOwnPicture() {
        assertThat(Screenshots.of(1)).isEqualTo(Screenshots.of(1)).isNotEqualTo(Screenshots.of(3));
    }

    @Test
    void bothKindsCanBeSeen() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(Screenshots.of(1)))).isNotNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(Screenshots.of(2)))).isNotNull();
        assertThat(Screenshots.of(1)).startsWith(0xFF, 0xD8);
        assertThat(Screenshots.of(2)).startsWith(0x89, 'P', 'N', 'G');
    }
}
