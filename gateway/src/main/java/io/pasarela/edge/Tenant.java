package io.pasarela.edge;

import io.pasarela.merchants.Merchant;
import jakarta.servlet.http.HttpServletRequest;

/** Whose request it is, and where its face begins; decided by the host before anything else. */
public final class Tenant {

    private static final String MERCHANT = Tenant.class.getName();
    private static final String BASE = "base";

    private Tenant() {}

    /** The merchant of an API or window request. */
    public static Merchant of(HttpServletRequest request) {
        Object merchant = request.getAttribute(MERCHANT);
        if (merchant == null) throw new IllegalStateException("a request without its tenant");
        return (Merchant) merchant;
    }

    /** What every link of the face begins with: empty on its own host, else the path form. */
    public static String base(HttpServletRequest request) {
        return (String) request.getAttribute(BASE);
    }

    static void set(HttpServletRequest request, Merchant merchant) {
        request.setAttribute(MERCHANT, merchant);
    }

    static void setBase(HttpServletRequest request, String base) {
        request.setAttribute(BASE, base);
    }
}
