package io.pasarela.merchants;

/**
 * The pair that signs postbacks and proves withdrawals. The access key is public in every postback;
 * the private key is a secret and never printed.
 */
public record SigningKey(int version, String accessKey, String privateKey) {

    @Override
    public String toString() {
        return "SigningKey[" + version + ", " + accessKey + "]";
    }
}
