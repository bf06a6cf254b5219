package io.pasarela.platform;

/**
 * A reason not to start: a setting or a machine with which money would not be safe. Ends the
 * process with one message that names the fault and the way out, and without a stack trace.
 */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String fault, String remedy) {
        super(fault);
        this.remedy = remedy;
    }

    /** What the reader of the message can do about it. */
    public String remedy() {
        return remedy;
    }
}
