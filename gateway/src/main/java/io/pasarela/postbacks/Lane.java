package io.pasarela.postbacks;

/** First tries and retries do not wait for each other. */
enum Lane {
    FIRST, RETRY
}
