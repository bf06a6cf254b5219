package io.pasarela.postbacks;

import static io.pasarela.postbacks.Samples.MANILA;
import static io.pasarela.postbacks.Samples.manila;
import static io.pasarela.postbacks.Samples.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.SigningKey;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every example of the contract, byte by byte. */
class MessageTest {

    private static final MerchantId MERCHANT = new MerchantId(1);

    /** The keys of the examples are unknown, so they are written with the vectors' key. */
    private static String sealed(String example, String signature) {
        return example.replace("SIGNATURE", signature).replace("ACCESS_KEY", "demo_access_key");
    }

    private static Message message(Notice notice, Instant made) {
        return Message.of(notice, MANILA, made, Vectors.key());
    }

    @Test
    void writesTheDepositOfItau() {
        var vector = Vectors.named("itau_ml deposit");
        var message = message(
                Samples.itauDeposit(MERCHANT, 1), manila("2025-11-11", "15:38:48"));

        assertThat(message.data()).isEqualTo(vector.text());
        assertThat(message.body()).isEqualTo(sealed("""
                {"signature":"SIGNATURE","wallet_type":"itau_ml","amount":25000,\
                "currency_code":"PYG","label":"test_label1234","direction":"ingoing",\
                "created_datetime":"2025-11-11 15:38:48","access_key":"ACCESS_KEY",\
                "additional_data":[{"activated_datetime":"2025-11-11 15:38:47",\
                "exchanger_identifier":null,"comment":"","amount":"25000","currency_code":"PYG",\
                "wallet_type":"itau_ml","stockpiling_id":11844,"transaction_id":"0394031",\
                "transaction_type":0,"plugin_custom_order_id":"test_custom1234",\
                "withdrawal_id":null,"withdrawal_status":null,"account_number":"",\
                "account_name":"","account_email":"","bank_details":{"bank_code":"",\
                "branch_code":""}}]}""", vector.signature()));
        assertThat(message.body()).isEqualTo(Vectors.webhooks("body"));
    }

    @Test
    void writesTheDepositOfSinpe() {
        var vector = Vectors.named("sinpemovil deposit");
        var message = message(
                Samples.sinpeDeposit(MERCHANT, 1), manila("2025-12-18", "10:27:40"));

        assertThat(message.data()).isEqualTo(vector.text());
        assertThat(message.body()).isEqualTo(sealed("""
                {"signature":"SIGNATURE","wallet_type":"sinpemovil","amount":450,\
                "currency_code":"CRC","label":"eligendi","direction":"ingoing",\
                "created_datetime":"2025-12-18 10:27:40","access_key":"ACCESS_KEY",\
                "additional_data":[{"activated_datetime":"2025-12-18 10:27:39",\
                "exchanger_identifier":"NAME","comment":"","amount":"450","currency_code":"CRC",\
                "wallet_type":"sinpemovil","stockpiling_id":1104695,\
                "transaction_id":"56309385895898488688","transaction_type":0,\
                "plugin_custom_order_id":"123465477897","withdrawal_id":null,\
                "withdrawal_status":null,"account_number":"","account_name":"",\
                "account_email":"","bank_details":{"bank_code":"","branch_code":""}}]}""",
                vector.signature()));
    }

    @Test
    void writesTheWithdrawalOfItau() {
        var vector = Vectors.named("itau_ml withdrawal");
        var message = message(Samples.itauWithdrawal(MERCHANT, 1, Purpose.REAL),
                manila("2025-11-11", "16:08:21"));

        assertThat(message.data()).isEqualTo(vector.text());
        assertThat(message.body()).isEqualTo(sealed("""
                {"signature":"SIGNATURE","wallet_type":"itau_ml","amount":75000,\
                "currency_code":"PYG","label":"testlabel12345","direction":"outgoing",\
                "created_datetime":"2025-11-11 16:08:21","access_key":"ACCESS_KEY",\
                "additional_data":[{"activated_datetime":"","exchanger_identifier":"",\
                "comment":"","amount":"75000","currency_code":"PYG","wallet_type":"itau_ml",\
                "stockpiling_id":null,"transaction_id":"","transaction_type":null,\
                "plugin_custom_order_id":"","withdrawal_id":"test1129245631874491",\
                "withdrawal_status":1,"account_number":"220000000","account_name":"Ashik Bik",\
                "account_email":"","bank_details":{"bank_code":null,"branch_code":null}}]}""",
                vector.signature()));
    }

    @Test
    void writesTheWithdrawalOfSinpe() {
        var vector = Vectors.named("sinpemovil_ml withdrawal");
        var message = message(
                Samples.sinpeWithdrawal(MERCHANT, 1), manila("2025-11-14", "14:39:45"));

        assertThat(message.data()).isEqualTo(vector.text());
        assertThat(message.body()).isEqualTo(sealed("""
                {"signature":"SIGNATURE","wallet_type":"sinpemovil_ml","amount":5000,\
                "currency_code":"CRC","label":"testuser","direction":"outgoing",\
                "created_datetime":"2025-11-14 14:39:45","access_key":"ACCESS_KEY",\
                "additional_data":[{"activated_datetime":"","exchanger_identifier":"",\
                "comment":"","amount":"5000","currency_code":"CRC",\
                "wallet_type":"sinpemovil_ml","stockpiling_id":null,"transaction_id":"",\
                "transaction_type":null,"plugin_custom_order_id":"",\
                "withdrawal_id":"test12d2345678","withdrawal_status":1,\
                "account_number":"76512163584","account_name":"Account Name",\
                "account_email":"","bank_details":{"bank_code":null,"branch_code":null}}]}""",
                vector.signature()));
    }

    @Test
    void writesMarksEmojiAndSlashesAsTheyAre() {
        var vector = Vectors.named("marks, emoji and slashes");
        var notice = new DepositNotice(MERCHANT, 1, "itau_ml", money("450.50", "USD"), "l",
                manila("2025-11-11", "15:38:47"), "José \"Pepe\" Núñez / á <b>&😀", 11844,
                "0394031", "a/b?c=d&e='f'");
        var message = message(notice, manila("2025-11-11", "15:38:48"));

        // The vector pairs PYG with decimals, which no amount of ours can have.
        String data = message.data().replace("USD", "PYG");
        assertThat(data).isEqualTo(vector.text());
        assertThat(message.head()).contains("\"amount\":450.5,");
    }

    @Test
    void signsAsTheVectorsDo() {
        for (var vector : Vectors.postbacks()) {
            assertThat(LegacySignature.of(vector.text(), Vectors.key()))
                    .as(vector.name()).isEqualTo(vector.signature());
        }
    }

    @Test
    void carriesWhatAMerchantAskedForInAWithdrawal() {
        var notice = new WithdrawalNotice(MERCHANT, 1, "itau_ml", money("75000", "PYG"), "l", "w",
                5, "220000000", "X", "x@example.com", "for \"you\"", "B1", "", Purpose.TEST);

        assertThat(message(notice, Instant.EPOCH).data())
                .contains("\"comment\":\"for \\\"you\\\"\"")
                .contains("\"withdrawal_status\":5,")
                .contains("\"account_email\":\"x@example.com\"")
                .endsWith("\"bank_details\":{\"bank_code\":\"B1\",\"branch_code\":\"\"}}]");
    }

    @Test
    void tellsTheTimeOfTheMerchant() {
        var notice = Samples.itauDeposit(MERCHANT, 1);
        var message = Message.of(notice, ZoneId.of("America/Asuncion"),
                manila("2025-11-11", "15:38:48"), Vectors.key());

        assertThat(message.head()).endsWith("\"created_datetime\":\"2025-11-11 04:38:48\"");
        assertThat(message.data()).contains("\"activated_datetime\":\"2025-11-11 04:38:47\"");
    }

    @Test
    void changesNothingButTheSealWithANewKey() {
        var made = manila("2025-11-11", "15:38:48");
        var old = message(Samples.itauDeposit(MERCHANT, 1), made);
        var key = new SigningKey(2, "new \"access\"/key", "other_private_key");
        var resigned = new Message(old.head(), old.data(), Message.Seal.of(old.data(), key));

        assertThat(resigned.seal().signature()).isNotEqualTo(old.seal().signature());
        assertThat(resigned.body()).isEqualTo(old.body()
                .replace(old.seal().signature(), resigned.seal().signature())
                .replace("\"demo_access_key\"", "\"new \\\"access\\\"/key\""));
    }

    @Test
    void refusesAStatusThatIsNoEnd() {
        assertThatThrownBy(() -> new WithdrawalNotice(MERCHANT, 1, "w", money("1", "PYG"), "l",
                "w", 2, "", "", "", "", null, null, Purpose.REAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signsTheWholeBodyAsStandardWebhooksDo() {
        String id = Vectors.webhooks("webhook-id");
        long time = Long.parseLong(Vectors.webhooks("webhook-timestamp"));
        String secret = Vectors.webhooks("secret");
        String expected = Vectors.webhooks("webhook-signature");

        assertThat(WebhookSignature.of(id, time, Vectors.webhooks("body"), List.of(secret)))
                .isEqualTo(expected);
        assertThat(WebhookSignature.of(id, time, Vectors.webhooks("body"),
                List.of("whsec_AAAA", secret)))
                .matches("v1,\\S{44} v1,\\S{44}").endsWith(" " + expected);
    }
}
