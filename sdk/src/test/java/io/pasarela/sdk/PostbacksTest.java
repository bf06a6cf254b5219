package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pasarela.sdk.Verification.Genuine;
import io.pasarela.sdk.Verification.Untrusted;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostbacksTest {

    private static final UnaryOperator<String> NO_HEADERS = name -> null;
    private static final String OTHER_SECRET =
            "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final String accessKey = Vectors.keys().text("access_key");
    private final String privateKey = Vectors.keys().text("private_key");
    private final Fields webhook = Vectors.read().object("standard_webhooks");
    private final Postbacks byBody = Postbacks.builder().keys(accessKey, privateKey).build();

    Stream<Fields> vectors() {
        return Vectors.read().list("postbacks", vector -> vector).stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void acceptsEverySignatureOfTheContract(Fields vector) {
        Verification verification = byBody.verify(bytes(body(vector)), NO_HEADERS);

        Postback postback = genuine(verification);
        assertThat(postback.envelope().labelProven()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesTheTextThatPhpWouldSign(Fields vector) {
        assertThat(PostbackReader.signedText(body(vector))).isEqualTo(vector.text("text"));
    }

    /** A proxy or framework that re-encodes the body must not break the signature. */
    @Test
    void acceptsTheBodyHoweverItIsEscaped() {
        Fields vector = vectors().filter(v -> v.text("name").startsWith("marks")).findFirst()
                .orElseThrow();
        String ascii = Json.write(body(vector).values())
                .replace("/", "\\/").replace("é", "\\u00e9").replace("ú", "\\u00FA")
                .replace("á", "\\u00e1").replace("😀", "\\ud83d\\ude00").replace(",\"", " ,\n \"");

        genuine(byBody.verify(ascii.getBytes(UTF_8), NO_HEADERS));
    }

    @Test
    void readsADeposit() {
        Postback.Deposit deposit = (Postback.Deposit) genuine(
                byBody.verify(bytes(body(vector("sinpemovil deposit"))), NO_HEADERS));

        assertThat(deposit).isEqualTo(new Postback.Deposit(
                new Postback.Envelope("sinpemovil", "CRC", "some-label", false,
                        LocalDateTime.parse("2025-11-11T15:38:48")),
                new BigDecimal("450"), "123465477897", "56309385895898488688", 1104695, "NAME",
                LocalDateTime.parse("2025-12-18T10:27:39")));
        assertThat(deposit.reference()).isEqualTo("deposit 1104695");
        assertThat(deposit.label()).isEqualTo("some-label");
        assertThat(deposit.walletType()).isEqualTo("sinpemovil");
        assertThat(deposit.currencyCode()).isEqualTo("CRC");
    }

    @Test
    void readsAWithdrawal() {
        Postback.Withdrawal withdrawal = (Postback.Withdrawal) genuine(
                byBody.verify(bytes(body(vector("sinpemovil_ml withdrawal"))), NO_HEADERS));

        assertThat(withdrawal).isEqualTo(new Postback.Withdrawal(
                new Postback.Envelope("sinpemovil_ml", "CRC", "some-label", false,
                        LocalDateTime.parse("2025-11-11T15:38:48")),
                new BigDecimal("5000"), "test12d2345678", true,
                Recipient.of("76512163584", "Account Name"), ""));
        assertThat(withdrawal.reference()).isEqualTo("withdrawal test12d2345678");
    }

    @Test
    void readsARejectedWithdrawal() {
        Map<String, Object> data = data("itau_ml withdrawal");
        data.put("withdrawal_status", 5);

        Postback.Withdrawal withdrawal = (Postback.Withdrawal) genuine(
                byBody.verify(bytes(signed(data, "outgoing")), NO_HEADERS));
        assertThat(withdrawal.paid()).isFalse();
    }

    @Test
    void refusesSignedDataThatWasChanged() {
        for (String name : List.of("amount", "transaction_id", "plugin_custom_order_id")) {
            Map<String, Object> data = data("itau_ml deposit");
            Map<String, Object> body = signed(data, "ingoing");
            data.put(name, "99");
            body.put("additional_data", List.of(data));
            body.put("amount", data.get("amount"));

            refused(byBody.verify(bytes(body), NO_HEADERS), "the signature in the body is wrong");
        }
    }

    /** The signature does not cover these; only their agreement with what it covers does. */
    @ParameterizedTest
    @CsvSource({
        "amount, 25001", "currency_code, CRC", "wallet_type, sinpemovil", "direction, outgoing"})
    void refusesOuterFieldsThatContradictTheSignedOnes(String name, String value) {
        Map<String, Object> body = signed(data("itau_ml deposit"), "ingoing");
        body.put(name, value);

        refused(byBody.verify(bytes(body), NO_HEADERS),
                "additional_data says something else than the fields around it");
    }

    /** This is why an envelope says whether its label is proven. */
    @Test
    void cannotTellAForgedLabelByTheBodyAlone() {
        Map<String, Object> body = signed(data("itau_ml deposit"), "ingoing");
        body.put("label", "eve");

        Postback postback = genuine(byBody.verify(bytes(body), NO_HEADERS));
        assertThat(postback.label()).isEqualTo("eve");
        assertThat(postback.envelope().labelProven()).isFalse();
    }

    @Test
    void refusesAnotherMerchantsKeys() {
        Map<String, Object> body = signed(data("itau_ml deposit"), "ingoing");

        Postbacks otherPrivate = Postbacks.builder().keys(accessKey, "other").build();
        refused(otherPrivate.verify(bytes(body), NO_HEADERS),
                "the signature in the body is wrong");
        Postbacks otherAccess = Postbacks.builder().keys("other", privateKey).build();
        refused(otherAccess.verify(bytes(body), NO_HEADERS),
                "the signature in the body is wrong");
        Postbacks both = Postbacks.builder()
                .keys("other", "other").keys(accessKey, privateKey).build();
        genuine(both.verify(bytes(body), NO_HEADERS));
    }

    @Test
    void refusesBodiesThatAreNoPostback() {
        for (String body : List.of("", "[]", "null", "{}", "{\"additional_data\":[]}",
                "{\"additional_data\":[{},{}],\"signature\":\"\",\"access_key\":\"\"}",
                "{\"signature\":1,\"access_key\":null,\"additional_data\":[1]}")) {
            assertThat(byBody.verify(body.getBytes(UTF_8), NO_HEADERS))
                    .isInstanceOf(Untrusted.class);
        }
    }

    @Test
    void refusesSignedBodiesThatAreIncomplete() {
        for (String name : List.of("amount", "stockpiling_id", "activated_datetime")) {
            Map<String, Object> data = data("itau_ml deposit");
            data.put(name, null);
            assertThat(byBody.verify(bytes(signed(data, "ingoing")), NO_HEADERS))
                    .isInstanceOf(Untrusted.class);
        }
        Map<String, Object> data = data("itau_ml withdrawal");
        data.put("withdrawal_status", 2);
        refused(byBody.verify(bytes(signed(data, "outgoing")), NO_HEADERS),
                "withdrawal_status is neither 1 nor 5");
    }

    @Test
    void acceptsStandardWebhooks() {
        Postback postback = genuine(byHeaders(0).verify(webhookBody(), webhookHeaders()::get));

        assertThat(postback.label()).isEqualTo("test_label1234");
        assertThat(postback.envelope().labelProven()).isTrue();
    }

    @Test
    void acceptsBothSchemesTogether() {
        Postbacks both = builder(0).keys(accessKey, privateKey).build();
        genuine(both.verify(webhookBody(), webhookHeaders()::get));

        Postbacks wrongKey = builder(0).keys(accessKey, "other").build();
        refused(wrongKey.verify(webhookBody(), webhookHeaders()::get),
                "the signature in the body is wrong");
        refused(both.verify(webhookBody(), NO_HEADERS), "the header webhook-id is missing");
    }

    @ParameterizedTest
    @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
    void keepsToTheTolerance(long secondsLater, boolean accepted) {
        Verification verification =
                byHeaders(secondsLater).verify(webhookBody(), webhookHeaders()::get);

        assertThat(verification instanceof Genuine).isEqualTo(accepted);
    }

    @Test
    void takesAnotherTolerance() {
        Postbacks patient = builder(3600).tolerance(Duration.ofHours(1)).build();
        genuine(patient.verify(webhookBody(), webhookHeaders()::get));
    }

    @Test
    void acceptsAnyOfSeveralSignaturesAndSecrets() {
        Map<String, String> headers = webhookHeaders();
        headers.compute("webhook-signature", (name, value) -> "v1a,x v1,AAAA " + value);
        genuine(byHeaders(0).verify(webhookBody(), headers::get));

        Postbacks rotating = Postbacks.builder().clock(clock(0)).webhookSecret(OTHER_SECRET)
                .webhookSecret(webhook.text("secret")).build();
        genuine(rotating.verify(webhookBody(), webhookHeaders()::get));
        Postbacks wrong =
                Postbacks.builder().clock(clock(0)).webhookSecret(OTHER_SECRET).build();
        refused(wrong.verify(webhookBody(), webhookHeaders()::get),
                "the signature in the headers is wrong");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "webhook-id|msg_2", "webhook-timestamp|1762846729",
        "webhook-timestamp|1762846728.0", "webhook-timestamp|-1", "webhook-timestamp|''",
        "webhook-timestamp|99999999999999999999", "webhook-signature|''",
        "webhook-signature|v1,", "webhook-signature|x4gYsQxUv1FGaKYQ64mCSABlhsLLR1d5j0LDmDJ8X8Q=",
        "webhook-signature|v1a,x4gYsQxUv1FGaKYQ64mCSABlhsLLR1d5j0LDmDJ8X8Q=",
    })
    void refusesChangedHeaders(String name, String value) {
        Map<String, String> headers = webhookHeaders();
        headers.put(name, value);

        assertThat(byHeaders(0).verify(webhookBody(), headers::get)).isInstanceOf(Untrusted.class);
    }

    @Test
    void refusesMissingHeadersAndTooManySignatures() {
        for (String name : webhookHeaders().keySet()) {
            Map<String, String> headers = webhookHeaders();
            headers.remove(name);
            refused(byHeaders(0).verify(webhookBody(), headers::get),
                    "the header " + name + " is missing");
        }
        Map<String, String> headers = webhookHeaders();
        headers.compute("webhook-signature", (name, value) -> "v1,AAAA ".repeat(10) + value);
        refused(byHeaders(0).verify(webhookBody(), headers::get), "too many signatures");
    }

    @Test
    void refusesAnyChangedByteOfTheBody() {
        String forged = webhook.text("body").replace("test_label1234", "test_label1235");

        refused(byHeaders(0).verify(forged.getBytes(UTF_8), webhookHeaders()::get),
                "the signature in the headers is wrong");
    }

    @Test
    void isNotBuiltWithoutUsableKeys() {
        assertThatIllegalStateException().isThrownBy(() -> Postbacks.builder().build());
        for (String secret : List.of("", "whsec_", "demo", "whsec_*")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Postbacks.builder().webhookSecret(secret));
        }
    }

    private Postbacks byHeaders(long secondsLater) {
        return builder(secondsLater).build();
    }

    private Postbacks.Builder builder(long secondsLater) {
        return Postbacks.builder()
                .webhookSecret(webhook.text("secret")).clock(clock(secondsLater));
    }

    private Clock clock(long secondsLater) {
        Instant sent = Instant.ofEpochSecond(webhook.integer("webhook-timestamp"));
        return Clock.fixed(sent.plusSeconds(secondsLater), ZoneOffset.UTC);
    }

    private byte[] webhookBody() {
        return webhook.text("body").getBytes(UTF_8);
    }

    private Map<String, String> webhookHeaders() {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, webhook.text(name));
        }
        return headers;
    }

    private Fields vector(String name) {
        return vectors().filter(v -> v.text("name").equals(name)).findFirst().orElseThrow();
    }

    private Map<String, Object> data(String name) {
        List<?> data = (List<?>) JsonReader.read(vector(name).text("text"));
        return new LinkedHashMap<>(Fields.of(data.get(0)).values());
    }

    /** A body around a vector's text, with the vector's signature. */
    private Fields body(Fields vector) {
        Fields data = Fields.of(((List<?>) JsonReader.read(vector.text("text"))).get(0));
        String direction = data.textOrNull("withdrawal_id") == null ? "ingoing" : "outgoing";
        return new Fields(body(data.values(), direction, vector.text("signature")));
    }

    /** A body around any data, signed as the contract says. */
    private Map<String, Object> signed(Map<String, Object> data, String direction) {
        String text = Json.write(List.of(data));
        return body(data, direction, Hashes.sha1OfMd5(accessKey + privateKey, text));
    }

    private Map<String, Object> body(
            Map<String, Object> data, String direction, String signature) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("signature", signature);
        body.put("wallet_type", data.get("wallet_type"));
        body.put("amount", data.get("amount"));
        body.put("currency_code", data.get("currency_code"));
        body.put("label", "some-label");
        body.put("direction", direction);
        body.put("created_datetime", "2025-11-11 15:38:48");
        body.put("access_key", accessKey);
        body.put("additional_data", List.of(data));
        return body;
    }

    private static byte[] bytes(Fields body) {
        return bytes(body.values());
    }

    private static byte[] bytes(Map<String, Object> body) {
        return Json.write(body).getBytes(UTF_8);
    }

    private static Postback genuine(Verification verification) {
        assertThat(verification).isInstanceOf(Genuine.class);
        return ((Genuine) verification).postback();
    }

    private static void refused(Verification verification, String why) {
        assertThat(verification).isEqualTo(new Untrusted(why));
    }
}
