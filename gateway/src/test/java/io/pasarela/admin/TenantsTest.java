package io.pasarela.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.TestGateway;
import io.pasarela.admin.Declaration.BrandPart;
import io.pasarela.merchants.Brand;
import io.pasarela.merchants.Endpoints;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantFile;
import io.pasarela.merchants.Merchants;
import io.pasarela.merchants.Rules;
import io.pasarela.platform.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsTest {

    private static final Path PICTURES = Path.of("src/test/resources/pictures");
    private static final MerchantFile FILE = new MerchantFile(
            new Merchant.Identity("branded", "Branded", "branded.example", false), "UTC",
            new Endpoints(null, Map.of(), List.of(), List.of()),
            new Rules(true, null, false, false, Duration.ofDays(7)), Map.of(), Map.of(),
            new MerchantFile.KeyRing("secret-of-branded", null, null, null, null));

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void keepASmallLogoAndTheColorUntilTheFileSaysOtherwise() {
        var id = gateway.bean(Tenants.class)
                .apply(FILE, new BrandPart("#ABCDEF", "lossy.webp"), PICTURES);

        Brand brand = gateway.bean(Merchants.class).brand(id);
        assertThat(brand.color()).isEqualTo("#abcdef");
        assertThat(brand.logo()).startsWith(0x89, 'P', 'N', 'G');

        gateway.bean(Tenants.class).apply(FILE, null, PICTURES);
        brand = gateway.bean(Merchants.class).brand(id);
        assertThat(brand.color()).isNull();
        assertThat(brand.logo()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "red      |          | brand.color: 'red' is no color such as #0b5cad",
        "#12345   |          | brand.color: '#12345' is no color",
        "         | gone.png | gone.png cannot be read",
        "         | text.png | cannot be a logo: Only PNG, JPEG, WebP"
    })
    void refuseWhatCannotBeShown(
            String color, String logo, String message, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("text.png"), "<svg/>");

        assertThatThrownBy(() -> gateway.bean(Tenants.class)
                .apply(FILE, new BrandPart(color, logo), folder))
                .isInstanceOf(StartRefused.class).hasMessageContaining(message);
    }
}
