package io.pasarela.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The window's stylesheet, scripts and icon; pages name them with a version that follows them. */
@Component
class Assets implements WebMvcConfigurer {

    private static final String FOLDER = "static/window/";
    private static final List<String> NAMES =
            List.of("window.css", "form.js", "pay.js", "state.js", "favicon.svg");

    private final String version;

    Assets() {
        var checksum = new CRC32();
        for (String name : NAMES) {
            try {
                checksum.update(new ClassPathResource(FOLDER + name).getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        this.version = Long.toHexString(checksum.getValue());
    }

    /** Of something else that pages name with a version. */
    static String version(byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return Long.toHexString(checksum.getValue());
    }

    String version() {
        return version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/window/*.css", "/window/*.js", "/window/*.svg")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic()
                        .immutable());
    }
}
