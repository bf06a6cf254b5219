package io.pasarela.demo.window;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;

/** One way to look at the window. */
record View(Device device, String lang, Place place, boolean script) {

    enum Device {
        PHONE(390, 844), NARROW(320, 640), DESK(1280, 900);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    enum Place { PAGE, FRAME }

    /** Every value of each of the four together with every value of each other one. */
    static List<View> pairs() {
        return List.of(
                new View(Device.PHONE, "es", Place.PAGE, false),
                new View(Device.PHONE, "en", Place.FRAME, true),
                new View(Device.DESK, "es", Place.FRAME, true),
                new View(Device.DESK, "en", Place.PAGE, true),
                new View(Device.DESK, "en", Place.FRAME, false));
    }

    /** Each value at least once. */
    static List<View> few() {
        return List.of(
                new View(Device.PHONE, "es", Place.FRAME, true),
                new View(Device.DESK, "en", Place.PAGE, false));
    }

    static View phone(String lang) {
        return new View(Device.PHONE, lang, Place.PAGE, true);
    }

    static View narrow(String lang) {
        return new View(Device.NARROW, lang, Place.PAGE, true);
    }

    static View desk(String lang) {
        return new View(Device.DESK, lang, Place.PAGE, true);
    }

    /** The browser's own language is another one, so that the link's is what counts. */
    NewContextOptions browser() {
        return new NewContextOptions()
                .setViewportSize(device.width, device.height)
                .setHasTouch(device != Device.DESK)
                .setLocale(lang.equals("es") ? "en-US" : "es-CR")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script);
    }

    @Override
    public String toString() {
        return (device + "-" + lang + "-" + place).toLowerCase(Locale.ROOT)
                + (script ? "" : "-noscript");
    }
}
