package io.pasarela.torture.town;

/** How a merchant's endpoint takes postbacks, until everything heals. */
public enum Manners {
    /** Books it and says ok at once. */
    PROMPT,
    /** Says ok after a while, within the gateway's patience. */
    SLOW,
    /** Books nothing and answers with an error; every third time it is well. */
    REFUSING,
    /** Takes the request and never answers; every third time it is well. */
    HANGING,
    /** Answers 200 with what is no ok: no JSON, another status, 64 kB of noise. */
    RUBBISH,
    /** Sends the gateway elsewhere, where it must not go. */
    REDIRECTING,
    /** Books it and drops the connection instead of answering. */
    DROPPING
}
