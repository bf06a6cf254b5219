package io.pasarela.office;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser says it is, in words that its owner knows it by; anybody can say anything. */
final class Device {

    /** A part of what browsers say of themselves, and what it means; the first that fits. */
    private record Mark(String part, String name) {}

    private static final List<Mark> BROWSERS = List.of(new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"), new Mark("SamsungBrowser", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"), new Mark("FxiOS", "Firefox"),
            new Mark("CriOS", "Chrome"), new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(new Mark("Android", "Android"),
            new Mark("iPhone", "iPhone"), new Mark("iPad", "iPad"),
            new Mark("Windows", "Windows"), new Mark("Mac OS X", "Mac"),
            new Mark("CrOS", "ChromeOS"), new Mark("Linux", "Linux"));

    private Device() {}

    /** Such as {@code Chrome, Android}; a program that is no browser by what it calls itself. */
    static String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) return "?";
        Optional<String> browser = find(BROWSERS, userAgent);
        Optional<String> system = find(SYSTEMS, userAgent);
        if (browser.isEmpty()) return userAgent.substring(0, Math.min(userAgent.length(), 40));
        return browser.get() + system.map(name -> ", " + name).orElse("");
    }

    private static Optional<String> find(List<Mark> marks, String userAgent) {
        return marks.stream().filter(mark -> userAgent.contains(mark.part()))
                .map(Mark::name).findFirst();
    }
}
