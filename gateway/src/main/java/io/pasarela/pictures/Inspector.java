package io.pasarela.pictures;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Looks at files. That takes memory and processor time which strangers decide on, so only two are
 * looked at in one moment, on threads of their own, and none for ever.
 */
@Component
class Inspector {

    static final int AT_ONCE_MAX = 2;

    private static final Duration TIME_MAX = Duration.ofSeconds(20);

    private final Duration waitMax;
    private final Semaphore desks = new Semaphore(AT_ONCE_MAX, true);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE_MAX, Thread.ofPlatform().daemon().name("pictures-", 0).factory());

    Inspector() {
        this(Duration.ofSeconds(3));
    }

    Inspector(Duration waitMax) {
        this.waitMax = waitMax;
    }

    Inspection inspect(byte[] original) {
        if (original.length > Pictures.BYTES_MAX) {
            return new Inspection.Refused("The file is larger than 10 MB.");
        }
        var kind = Kind.of(original);
        if (kind.isEmpty()) {
            return new Inspection.Refused("Only PNG, JPEG, WebP and PDF files are taken.");
        }
        try {
            if (!desks.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Inspection.Busy();
            }
            return result(workers.submit(() -> develop(kind.get(), original)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Inspection.Busy();
        }
    }

    private static Inspection result(Future<Inspection> work) throws InterruptedException {
        try {
            return work.get(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            work.cancel(true);
            return new Inspection.Refused("This picture takes too long to open.");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a picture was neither taken nor refused", bug);
        }
    }

    /** Gives its desk back when it is really done, not when nobody waits for it any more. */
    private Inspection develop(Kind kind, byte[] original) {
        try {
            return new Inspection.Accepted(needsDarkroom(kind, original)
                    ? Darkroom.develop(kind, original)
                    : Developer.develop(kind, original));
        } catch (UnfitException unfit) {
            return new Inspection.Refused(unfit.getMessage());
        } catch (IOException damaged) {
            return new Inspection.Refused("This picture is damaged.");
        } finally {
            desks.release();
        }
    }

    private static boolean needsDarkroom(Kind kind, byte[] original) throws UnfitException {
        return switch (kind) {
            case PDF, WEBP -> true;
            case JPEG -> !JpegHeader.of(original).inOneScan();
            case PNG -> false;
        };
    }
}
