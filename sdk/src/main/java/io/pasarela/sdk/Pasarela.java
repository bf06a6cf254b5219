package io.pasarela.sdk;

import static io.pasarela.sdk.Links.encoded;

import io.pasarela.sdk.Availability.Currency;
import io.pasarela.sdk.Availability.PaymentSystem;
import io.pasarela.sdk.BalanceSheet.Balance;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A merchant's line to the gateway. Immutable, safe for any number of threads; one is enough for a
 * program.
 *
 * <p>No call repeats itself. Each may be repeated by its caller as often as he likes.
 */
public final class Pasarela {

    private static final String API = "/api/v1/";

    private final Wire wire;
    private final String secret;
    private final String privateKey;

    private Pasarela(Builder builder) {
        this.wire = new Wire(builder.apiBase, builder.connectTimeout, builder.timeout);
        this.secret = builder.secret;
        this.privateKey = builder.privateKey;
    }

    /**
     * A line for deposits and for looking things up.
     *
     * @param apiBase the API's address, such as {@code https://api.example.com}
     * @param secret the pluginapi secret
     */
    public static Pasarela connect(URI apiBase, String secret) {
        return builder(apiBase, secret).build();
    }

    /**
     * A line with a private key for withdrawals, or with time-outs of its own.
     *
     * @param apiBase the API's address, such as {@code https://api.example.com}
     * @param secret the pluginapi secret
     */
    public static Builder builder(URI apiBase, String secret) {
        return new Builder(apiBase, secret);
    }

    /**
     * Asks where a payer should pay to.
     *
     * @param walletType the payment system, such as {@code itau_ml}
     * @param currencyCode the currency, such as {@code PYG}
     * @param label the paying user's id at the merchant
     */
    public WalletOffer createTransaction(String walletType, String currencyCode, String label) {
        Check.filled("walletType", walletType);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("currency", currencyCode);
        body.put("label", label);
        return send(wire.post(API + "transaction/create/" + encoded(walletType), body))
                .as(Pasarela::offer, no -> no, open -> open);
    }

    /**
     * Hands in the number of a payer's transfer, for payment systems that check it against
     * received money.
     *
     * @param claim what the payer says
     */
    public Activation activate(Claim claim) {
        return send(wire.post(API + "transaction/activate", claim.fields()))
                .as(Pasarela::activation, no -> no, open -> open);
    }

    /**
     * Hands in the number and the screenshot of a payer's transfer, for payment systems where
     * operators judge.
     *
     * @param claim what the payer says
     * @param screenshot a PNG, JPEG, WebP or PDF of at most 10 MiB
     */
    public Submission possibleTransaction(Claim claim, byte[] screenshot) {
        Check.given("screenshot", screenshot);
        Map<String, String> texts = new LinkedHashMap<>();
        claim.fields().forEach((name, value) -> texts.put(name,
                value instanceof Number number ? Json.plain(number) : (String) value));
        Multipart form = Multipart.of(texts, "screenshot", screenshot);
        return send(wire.post(API + "possible-transaction", form))
                .as(Pasarela::submission, no -> no, open -> open);
    }

    /**
     * Asks which payment systems have a usable wallet now.
     *
     * @param currencyCodes the currencies of interest
     * @param label the paying user's id at the merchant
     */
    public Availability available(List<String> currencyCodes, String label) {
        StringBuilder query = new StringBuilder("?label=").append(encoded(label));
        for (String code : currencyCodes) {
            query.append("&currency_code%5B%5D=").append(encoded(code));
        }
        return send(wire.get(API + "payment-systems/available" + query))
                .as(Pasarela::availability, no -> no, open -> open);
    }

    /**
     * Saves the merchant's own id for the next claim of a label, which may then leave it out. One
     * is kept per label.
     *
     * @param label the paying user's id at the merchant
     * @param customTransactionId the merchant's own, unique id of the payment
     */
    public Saving saveTransactionCustomId(String label, String customTransactionId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("label", label);
        body.put("transaction_custom_id", customTransactionId);
        return send(wire.post(API + "payment/save-transaction-custom-id", body))
                .as(Pasarela::saving, no -> no, open -> open);
    }

    /**
     * Looks up how it stands with a deposit.
     *
     * @param customTransactionId the merchant's own id of the payment
     */
    public DepositLookup depositInfo(String customTransactionId) {
        return send(wire.get(
                        API + "deposit-info?custom_transaction_id=" + encoded(customTransactionId)))
                .as(Pasarela::deposit, no -> no, open -> open);
    }

    /**
     * Signs and orders a withdrawal. The same order sent again is recognised, and makes no second
     * one.
     *
     * @param order what to pay out
     * @throws IllegalStateException if no private key was given to {@link #builder}
     */
    public WithdrawalCreation createWithdrawal(WithdrawalOrder order) {
        if (privateKey == null) {
            throw new IllegalStateException("withdrawals need the private key");
        }
        Map<String, Object> body = order.fields();
        body.put("signature", WithdrawalSignature.sign(body, privateKey));
        // The signature is the proof; the secret has no business there.
        return wire.send(wire.post("/v2/withdrawal/create", body))
                .as(answer -> creation(answer, order), no -> no, open -> open);
    }

    /**
     * Looks up how it stands with a withdrawal.
     *
     * @param withdrawalId its id
     */
    public WithdrawalLookup withdrawalInfo(String withdrawalId) {
        return send(wire.get(API + "withdrawal-info?withdrawal_id=" + encoded(withdrawalId)))
                .as(Pasarela::withdrawal, no -> no, open -> open);
    }

    /** Asks how much money there is, by currency. */
    public BalanceSheet balance() {
        return send(wire.get(API + "balance")).as(Pasarela::balances, no -> no, open -> open);
    }

    private Reply send(HttpRequest.Builder request) {
        return wire.send(request.header("X-Api-Secret", secret));
    }

    private static WalletOffer offer(Answer answer) {
        Fields params = answer.bodyOf("ok").object("params");
        Map<String, String> shown = new LinkedHashMap<>();
        params.values().forEach((name, value) -> {
            if (!name.equals("is_check_amount")) shown.put(name, shownText(value));
        });
        return new WalletOffer.Offered(shown, params.flagOrNull("is_check_amount"));
    }

    private static String shownText(Object value) {
        return value instanceof Number number ? Json.plain(number) : String.valueOf(value);
    }

    private static Activation activation(Answer answer) {
        if (answer.status().equals("possible_transaction_created")) {
            return new Activation.Waiting(answer.body().text("message"));
        }
        Fields body = answer.bodyOf("ok");
        if (!body.flag("deposit")) throw new Unreadable("ok without a deposit");
        Fields currency = body.object("currency");
        return new Activation.Activated(
                body.decimal("deposit_amount"), currency.text("code"), currency.text("symbol"));
    }

    private static Submission submission(Answer answer) {
        answer.bodyOf("success");
        return new Submission.Submitted();
    }

    private static Saving saving(Answer answer) {
        answer.bodyOf("ok");
        return new Saving.Saved();
    }

    private static Availability availability(Answer answer) {
        Fields params = answer.bodyOf("ok").object("params");
        return new Availability.Available(
                params.list("currency_data",
                        currency -> new Currency(currency.text("code"), currency.text("symbol"))),
                params.list("wallets", wallet -> new PaymentSystem(
                        wallet.text("type"), wallet.text("currency_code"),
                        wallet.integer("order"), wallet.textOrEmpty("logo"),
                        wallet.text("name"), wallet.flag("is_manual"),
                        wallet.flag("uploading_payment_bill"))));
    }

    private static DepositLookup deposit(Answer answer) {
        Fields deposit = answer.bodyOf("ok").object("deposit");
        Claim claim = new Claim(
                deposit.text("wallet_type"), deposit.text("currency_code"), deposit.text("label"),
                deposit.textOrEmpty("key1"), deposit.decimal("amount"),
                deposit.text("custom_transaction_id"));
        return new DepositLookup.Found(new DepositInfo(
                deposit.choice("state", DepositInfo.State.class), deposit.textOrNull("reason"),
                claim, deposit.decimalOrNull("deposit_amount"),
                deposit.longOrNull("stockpiling_id"), deposit.time("created_datetime"),
                deposit.timeOrNull("activated_datetime")));
    }

    private static WithdrawalCreation creation(Answer answer, WithdrawalOrder order) {
        answer.bodyOf("ok");
        String chosen = answer.headerOrNull("Pasarela-Withdrawal-Id");
        String id = order.withdrawalId() == null ? chosen : order.withdrawalId();
        if (!"true".equals(answer.headerOrNull("Pasarela-Repeated"))) {
            return new WithdrawalCreation.Created(id);
        }
        Map<String, Object> state = new HashMap<>();
        state.put("state", answer.headerOrNull("Pasarela-Withdrawal-State"));
        return new WithdrawalCreation.Repeated(
                id, new Fields(state).choice("state", WithdrawalInfo.State.class));
    }

    private static WithdrawalLookup withdrawal(Answer answer) {
        Fields found = answer.bodyOf("ok").object("withdrawal");
        WithdrawalOrder order = new WithdrawalOrder(
                found.text("withdrawal_id"), found.text("payment_system"),
                found.text("currency_code"), found.decimal("amount"), found.text("label"),
                Recipient.of(found.text("account_number"), found.text("account_name")), "",
                found.flag("is_test"));
        return new WithdrawalLookup.Found(new WithdrawalInfo(
                found.choice("state", WithdrawalInfo.State.class), found.textOrNull("reason"),
                order, found.time("created_datetime"), found.timeOrNull("finished_datetime")));
    }

    private static BalanceSheet balances(Answer answer) {
        return new BalanceSheet.Balances(answer.bodyOf("ok").list("balances",
                balance -> new Balance(
                        balance.text("currency_code"), balance.decimal("wallets"),
                        balance.decimal("open_withdrawals"), balance.decimal("available"),
                        balance.decimal("received"), balance.decimal("paid_out"))));
    }

    /** Collects what a line needs. */
    public static final class Builder {

        private final URI apiBase;
        private final String secret;
        private String privateKey;
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(30);

        private Builder(URI apiBase, String secret) {
            Check.given("apiBase", apiBase);
            Check.filled("secret", secret);
            if (apiBase.getHost() == null || apiBase.getRawQuery() != null
                    || apiBase.getRawFragment() != null) {
                throw new IllegalArgumentException("not the address of an API: " + apiBase);
            }
            this.apiBase = apiBase;
            this.secret = secret;
        }

        /** The private key, which signs withdrawals. */
        public Builder privateKey(String privateKey) {
            Check.filled("privateKey", privateKey);
            this.privateKey = privateKey;
            return this;
        }

        /** How long connecting may take; 5 seconds unless set. */
        public Builder connectTimeout(Duration connectTimeout) {
            Check.given("connectTimeout", connectTimeout);
            this.connectTimeout = connectTimeout;
            return this;
        }

        /** How long a call may take in all; 30 seconds unless set. */
        public Builder timeout(Duration timeout) {
            Check.given("timeout", timeout);
            this.timeout = timeout;
            return this;
        }

        /** The line. Nothing is sent yet. */
        public Pasarela build() {
            return new Pasarela(this);
        }
    }
}
