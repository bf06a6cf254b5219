package io.pasarela.demo.shop;

import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Request;
import io.pasarela.sdk.Postbacks;
import io.pasarela.sdk.Verification;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Takes what the gateway says, if it is the gateway that says it. */
final class PostbackDesk {

    private static final System.Logger LOG = System.getLogger(PostbackDesk.class.getName());

    private final Postbacks postbacks;
    private final Books books;

    PostbackDesk(ShopSettings.Keys keys, Books books, Clock clock) {
        this.postbacks = Postbacks.builder()
                .webhookSecret(keys.webhookSecret())
                .keys(keys.accessKey(), keys.privateKey())
                .clock(clock)
                .build();
        this.books = books;
    }

    Reply answer(Request request) {
        return switch (postbacks.verify(request.body(), request.headers()::getFirst)) {
            case Verification.Untrusted(var why) -> {
                LOG.log(Level.WARNING, "a postback is not believed: {0}", why);
                yield Reply.text(400, "Not believed");
            }
            case Verification.Genuine(var postback) -> {
                if (books.book(postback) instanceof Booking.Aside(var why)) {
                    LOG.log(Level.WARNING, "{0} is set aside: {1}", postback.reference(), why);
                }
                yield Reply.json(Postbacks.ANSWER);
            }
        };
    }
}
