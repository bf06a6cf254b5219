package io.pasarela.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The demo merchant's secrets, made up at the first start and kept, so that a script's copies stay
 * right over restarts.
 */
record Keys(
        String officePassword, String apiSecret, String accessKey, String privateKey,
        String windowKey, String webhookSecret, String feedToken) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Keys in(Path data) throws IOException {
        Path file = data.resolve("demo-keys.properties");
        if (!Files.exists(file)) {
            StringWriter text = new StringWriter();
            create().store(text);
            PrivateFile.write(file, text.toString());
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Keys(
                properties.getProperty("office-password"),
                properties.getProperty("api-secret"),
                properties.getProperty("access-key"),
                properties.getProperty("private-key"),
                properties.getProperty("window-key"),
                properties.getProperty("webhook-secret"),
                properties.getProperty("feed-token"));
    }

    private static Keys create() {
        byte[] webhook = new byte[32];
        RANDOM.nextBytes(webhook);
        return new Keys(token(15), token(24), token(15), token(24), token(24),
                "whsec_" + Base64.getEncoder().encodeToString(webhook), token(32));
    }

    private void store(StringWriter text) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("office-password", officePassword);
        properties.setProperty("api-secret", apiSecret);
        properties.setProperty("access-key", accessKey);
        properties.setProperty("private-key", privateKey);
        properties.setProperty("window-key", windowKey);
        properties.setProperty("webhook-secret", webhookSecret);
        properties.setProperty("feed-token", feedToken);
        properties.store(text, "The demo merchant's secrets");
    }

    private static String token(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return "Keys[" + accessKey + "]";
    }
}
