package io.pasarela.demo.bank;

/** The gateway's ear. */
interface Feed {

    /** Tells about a transfer. The gateway recognises one that it was told before. */
    Report report(Transfer transfer);
}
