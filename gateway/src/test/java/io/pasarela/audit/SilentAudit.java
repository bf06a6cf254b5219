package io.pasarela.audit;

/** Writes nothing down. */
public final class SilentAudit extends Audit {

    public SilentAudit() {
        super(null, null);
    }

    @Override
    public void record(Act act) {}
}
