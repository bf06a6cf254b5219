package io.pasarela.window;

import static io.pasarela.window.Payer.ITAU;
import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.picture;
import static io.pasarela.window.Payer.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.TestPicture;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Screenshots in the window: when they are asked for, and what becomes of them. */
class WindowProofTest {

    private static TestGateway gateway;
    private static Payer payer;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        payer = new Payer(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void sendsUnusualNumbersToOperatorsWithAScreenshotOnly() {
        String link = link("u5", "c5", SINPE);

        var alone = payer.claim(link, "1234", "450");
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("does not look like", "name=\"screenshot\"",
                "value=\"1234\"", "aria-invalid=\"true\"");

        var proven = payer.post("claim?" + link,
                Map.of("key1", "1234", "amount", "450", "claim_key", payer.key(link)), picture());
        assertThat(proven.statusCode()).isEqualTo(303);
        assertThat(payer.follow(proven).body())
                .contains("We are checking", "We have your screenshot");
    }

    @Test
    void asksForTheScreenshotWhereTheSystemNeedsOne() {
        String link = link("u6", "c6", ITAU + "&fixed_amount=25000");

        assertThat(payer.claim(link, "0394031", "").body())
                .contains("Add a screenshot of the receipt");
        var fields = Map.of("key1", "0394031", "claim_key", payer.key(link));
        var script = payer.post("claim?" + link, fields, "#!/bin/sh".getBytes(UTF_8));
        assertThat(script.statusCode()).isEqualTo(422);
        assertThat(script.body()).contains("This file cannot be used");
        var large = payer.post("claim?" + link, fields, new byte[11 << 20]);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("This file cannot be used");
        assertThat(payer.post("claim?" + link, fields, new byte[20 << 20]).statusCode())
                .isEqualTo(413);

        var sent = payer.post("claim?" + link, fields, picture());
        assertThat(payer.follow(sent).body()).contains("0394031", "₲\u00a025.000");
        assertThat(payer.state(query(sent))).isEqualTo("{\"state\":\"pending\"}");
    }

    /** A picture that cannot be put aside is not the payer's fault. */
    @Test
    void asksToTryAgainWhenTheDiskTakesNoUpload() throws IOException {
        String link = link("u8", "c8", ITAU + "&fixed_amount=25000");
        var fields = Map.of("key1", "0394088", "claim_key", payer.key(link));
        Path uploads = ((File) gateway.bean(ServletContext.class)
                .getAttribute(ServletContext.TEMPDIR)).toPath();
        Path aside = uploads.resolveSibling("aside");
        Files.move(uploads, aside);
        Files.createFile(uploads);
        var answer = payer.post("claim?" + link, fields, picture());
        Files.delete(uploads);
        Files.move(aside, uploads);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("This file cannot be used");
    }

    @Test
    void takesAProofLater() {
        String link = link("u7", "c7", SINPE);
        String mine = query(payer.claim(link, "20260202000000000050", "450"));

        assertThat(payer.post("proof?" + mine, Map.of(), picture()).statusCode()).isEqualTo(303);
        assertThat(payer.open(mine).body()).contains("We have your screenshot");
        assertThat(payer.post("proof?" + mine, Map.of(), "<svg/>".getBytes(UTF_8)).body())
                .contains("This file cannot be used");
        assertThat(payer.post("proof?" + link, Map.of(), picture()).statusCode())
                .as("a stranger's is dropped").isEqualTo(303);
    }

    @Test
    void flagsAProofThatCameWithAnotherPayment() {
        byte[] proof = TestPicture.png(77);
        String first = query(payer.claim(link("v1", "d1", SINPE), "20260202000000000061", "450"));
        String second = query(payer.claim(link("v2", "d2", SINPE), "20260202000000000062", "450"));

        payer.post("proof?" + first, Map.of(), proof);
        payer.post("proof?" + first, Map.of(), proof);
        assertThat(flags("d1")).as("his own, sent twice").doesNotContain("PICTURE_USED");
        payer.post("proof?" + second, Map.of(), proof);
        assertThat(flags("d2")).contains("PICTURE_USED");
        String third = link("v3", "d3", ITAU + "&fixed_amount=25000");
        payer.post("claim?" + third,
                Map.of("key1", "7000001", "claim_key", payer.key(third)), proof);
        assertThat(flags("d3")).contains("PICTURE_USED");
    }

    private static String flags(String customId) {
        return gateway.owner().sql("""
                select array_to_string(flags, ',') from deposits.claim where custom_id = :id
                """)
            .param("id", customId)
            .query(String.class).single();
    }

    @Test
    void countsUploadsPerLabel() {
        String mine = query(payer.claim(link("u8", "c8", SINPE), "20260202000000000060", "450"));

        for (int i = 0; i < 10; i++) {
            assertThat(payer.post("proof?" + mine, Map.of(), picture()).statusCode())
                    .isEqualTo(303);
        }
        assertThat(payer.post("proof?" + mine, Map.of(), picture()).body())
                .contains("Too many files");
    }
}
