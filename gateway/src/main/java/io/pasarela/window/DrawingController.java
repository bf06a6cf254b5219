package io.pasarela.window;

import io.pasarela.paymentsystems.Drawing;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The payment systems' drawings, for the window's pages and, the logos, for those of merchants. */
@RestController
class DrawingController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Catalogue catalogue;

    DrawingController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/window/logos/{fileName}")
    ResponseEntity<byte[]> logo(@PathVariable String fileName) {
        return answer(catalogue.logo(fileName));
    }

    @GetMapping("/window/pictures/{system}/{fileName}")
    ResponseEntity<byte[]> picture(@PathVariable String system, @PathVariable String fileName) {
        return answer(catalogue.picture(system, fileName));
    }

    private static ResponseEntity<byte[]> answer(Optional<Drawing> found) {
        return found.map(drawing -> ResponseEntity.ok()
                        .contentType(SVG)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .body(drawing.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
