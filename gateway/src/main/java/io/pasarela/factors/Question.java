package io.pasarela.factors;

/**
 * What a browser's script asks a passkey.
 *
 * @param json for the script
 * @param challenge what must come back signed; kept until then, and good for one answer
 */
public record Question(String json, String challenge) {}
