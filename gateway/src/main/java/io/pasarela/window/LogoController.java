package io.pasarela.window;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The payment systems' marks, for the window's pages and for the pages of merchants. */
@RestController
class LogoController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Catalogue catalogue;

    LogoController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/window/logos/{fileName}")
    ResponseEntity<byte[]> logo(@PathVariable String fileName) {
        return catalogue.logo(fileName)
                .map(logo -> ResponseEntity.ok()
                        .contentType(SVG)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .body(logo.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
