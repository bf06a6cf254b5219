package io.pasarela.merchants;

/** What a sealed key is for. */
enum KeyKind {
    SIGNING, WINDOW, WEBHOOK
}
