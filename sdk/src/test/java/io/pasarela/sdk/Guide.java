package io.pasarela.sdk;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The Java of docs/integrating.md, so that it compiles and can be tried. */
final class Guide {

    final List<String> booked = new ArrayList<>();
    private final Pasarela pasarela;
    private final Postbacks postbacks;

    Guide(String apiUrl, Fields keys, String webhookSecret) {
        this.pasarela = connect(apiUrl, "secret", keys.text("private_key"));
        this.postbacks =
                postbacks(webhookSecret, keys.text("access_key"), keys.text("private_key"));
    }

    private static Pasarela connect(String apiUrl, String apiSecret, String privateKey) {
        Pasarela pasarela = Pasarela.builder(URI.create(apiUrl), apiSecret)
                .privateKey(privateKey)
                .build();
        return pasarela;
    }

    static URI link(String windowUrl, String windowKey) {
        URI link = Links.to(URI.create(windowUrl), windowKey)
                .payment("user-17", "PYG", "order-4711")
                .walletType("itau_ml")
                .fixedAmount(new BigDecimal("25000"))
                .lang("es")
                .successUrl("https://shop.example/thanks?order=4711")
                .failUrlId(1)
                .signed();
        return link;
    }

    String activate(String typedNumber) {
        Claim claim = Claim.of("sinpemovil", "CRC")
                .label("user-17")
                .key1(typedNumber)
                .amount(new BigDecimal("450"))
                .customTransactionId("order-4711")
                .build();
        Activation activation = pasarela.activate(claim);
        if (activation instanceof Activation.Activated) return "Thank you!";
        if (activation instanceof Activation.Waiting) return "We are checking your payment.";
        if (activation instanceof Refused refused) {
            return refused.code().equals("deposit.key1_format")
                    ? "Please check the number of your transfer."
                    : "This did not work: " + refused.message();
        }
        TryAgain later = (TryAgain) activation;
        return "Please try again in " + later.after().toSeconds() + " seconds.";
    }

    Submission submit(Claim claim, Path receipt) throws IOException {
        Submission submission = pasarela.possibleTransaction(claim, Files.readAllBytes(receipt));
        return submission;
    }

    private static Postbacks postbacks(
            String webhookSecret, String accessKey, String privateKey) {
        Postbacks postbacks = Postbacks.builder()
                .webhookSecret(webhookSecret)
                .keys(accessKey, privateKey)
                .build();
        return postbacks;
    }

    int receive(byte[] body, UnaryOperator<String> headers) {
        Verification verification = postbacks.verify(body, headers);
        if (!(verification instanceof Verification.Genuine genuine)) return 400;
        if (genuine.postback() instanceof Postback.Deposit deposit) {
            book(deposit.reference(), deposit.customTransactionId(), deposit.amount());
        } else if (genuine.postback() instanceof Postback.Withdrawal withdrawal) {
            finish(withdrawal.withdrawalId(), withdrawal.paid());
        }
        return 200; // with Postbacks.ANSWER as the body
    }

    String payOut(String withdrawalId) {
        WithdrawalOrder order = WithdrawalOrder.of("itau_ml", "PYG")
                .withdrawalId(withdrawalId)
                .amount(new BigDecimal("75000"))
                .label("user-17")
                .recipient(Recipient.of("220000000", "Ashik Bik"))
                .build();
        WithdrawalCreation creation = pasarela.createWithdrawal(order);
        if (creation instanceof WithdrawalCreation.Created) return "ordered";
        if (creation instanceof WithdrawalCreation.Repeated known) return "is " + known.state();
        if (creation instanceof Refused refused) return "refused: " + refused.code();
        return "unknown, send the same order again";
    }

    private void book(String reference, String customTransactionId, BigDecimal amount) {
        booked.add(reference + ", " + customTransactionId + ", " + amount);
    }

    private void finish(String withdrawalId, boolean paid) {
        booked.add(withdrawalId + ", " + paid);
    }
}
