package io.pasarela.postbacks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A merchant's server that does as it is told and remembers what it got. */
final class FakeEndpoint implements MerchantEndpoint {

    static final Reply OK = new Reply.Accepted(new Reply.Answer(200, "{\"status\":\"ok\"}"));
    static final Reply ERROR = new Reply.Refused(new Reply.Answer(500, "oops"), "HTTP 500");

    final List<Parcel> received = new CopyOnWriteArrayList<>();
    volatile Function<Parcel, Reply> behaviour = _ -> OK;

    @Override
    public Reply send(Parcel parcel) {
        received.add(parcel);
        return behaviour.apply(parcel);
    }

    @Override
    public void close() {}
}
