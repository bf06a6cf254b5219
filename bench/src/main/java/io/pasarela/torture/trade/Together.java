package io.pasarela.torture.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several things in the same moment. */
final class Together {

    private Together() {}

    /** Gives their results in their order. */
    static <T> List<T> all(List<? extends Callable<? extends T>> works)
            throws InterruptedException {
        var start = new CountDownLatch(1);
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<? extends T> work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            for (Future<T> one : running) results.add(one.get());
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) throw new InterruptedException();
            throw new IllegalStateException("a client broke", e.getCause());
        }
    }
}
