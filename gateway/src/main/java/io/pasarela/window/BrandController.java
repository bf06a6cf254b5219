package io.pasarela.window;

import io.pasarela.edge.Tenant;
import io.pasarela.merchants.Merchants;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's logo and colours; pages name them with a version, so browsers may keep them. */
@RestController
class BrandController {

    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");

    private final Merchants merchants;

    BrandController(Merchants merchants) {
        this.merchants = merchants;
    }

    @GetMapping("/window/brand/logo.png")
    ResponseEntity<byte[]> logo(HttpServletRequest request) {
        var brand = merchants.brand(Tenant.of(request).id());
        return answer(MediaType.IMAGE_PNG, brand.logo());
    }

    @GetMapping("/window/brand/colors.css")
    ResponseEntity<byte[]> colors(HttpServletRequest request) {
        String color = merchants.brand(Tenant.of(request).id()).color();
        return answer(CSS, color == null
                ? null : Palette.stylesheet(color).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte @Nullable [] content) {
        if (content == null) return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(content);
    }
}
