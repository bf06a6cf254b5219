package io.pasarela.pictures;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proofs: looked at when they come, kept with the claim they belong to. */
@Component
public class Pictures {

    /** Larger files are refused unread. */
    public static final int BYTES_MAX = 10 << 20;

    private static final int LOOK_BACK_DAYS = 90;
    private static final int DIFFERING_BITS_MAX = 6;
    private static final int EARLIER_MAX = 20;
    private static final int MONTHS_AHEAD = 3;

    private final Inspector inspector;
    private final PictureStore store;

    Pictures(Inspector inspector, PictureStore store) {
        this.inspector = inspector;
        this.store = store;
    }

    /** Looks at a file as it came; takes its time, so never call it in a transaction. */
    public Inspection inspect(byte[] original) {
        return inspector.inspect(original);
    }

    /** A small PNG of an accepted picture, for the top of pages. */
    public byte[] mark(Picture picture) {
        return Mark.of(picture);
    }

    /** Keeps a picture together with what it proves; its id is a counter. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long keep(long merchant, Picture picture, Instant now) {
        return store.insert(merchant, picture, now);
    }

    public Optional<Picture> find(long merchant, long id) {
        return store.find(merchant, id);
    }

    /** Which kept before this one may be the same proof. */
    public Earlier usedBefore(long merchant, long id) {
        var sought = new PictureStore.Likeness(merchant, id, LOOK_BACK_DAYS, DIFFERING_BITS_MAX);
        return new Earlier(
                store.listEqual(merchant, id, EARLIER_MAX), store.listAlike(sought, EARLIER_MAX));
    }

    /** Makes room for the months to come; a recurring job calls it, daily is plenty. */
    public void prepareMonths(Instant now) {
        store.prepareMonths(now, MONTHS_AHEAD);
    }
}
