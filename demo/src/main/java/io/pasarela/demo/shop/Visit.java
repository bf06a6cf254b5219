package io.pasarela.demo.shop;

import io.pasarela.demo.systems.Amounts;
import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.web.Html;
import io.pasarela.demo.web.Layout;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Request;
import io.pasarela.demo.web.Texts;
import java.math.BigDecimal;

/** A request together with who sent it and how to talk to him. */
record Visit(Request request, String user, Texts texts, PaySystems systems) {

    private static final Layout LAYOUT = new Layout("shop");

    /** What answers a visit. */
    interface Scene {
        Reply answer(Visit visit);
    }

    Reply page(String title, Html content) {
        return page(200, title, content);
    }

    Reply page(int status, String title, Html content) {
        return Reply.page(status, LAYOUT.page(request, texts, title, content));
    }

    String say(String key, Object... parts) {
        return texts.say(key, parts);
    }

    String shown(BigDecimal amount, String currency) {
        return Amounts.shown(amount, systems.symbol(currency), texts.language());
    }
}
