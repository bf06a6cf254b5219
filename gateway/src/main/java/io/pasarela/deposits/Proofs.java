package io.pasarela.deposits;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.merchants.MerchantId;
import io.pasarela.pictures.Picture;
import io.pasarela.pictures.Pictures;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the pictures of claims, and notices a file that came with another payment before. */
@Component
@Transactional(propagation = MANDATORY)
class Proofs {

    private final Pictures pictures;
    private final ClaimStore claims;

    Proofs(Pictures pictures, ClaimStore claims) {
        this.pictures = pictures;
        this.claims = claims;
    }

    /** A kept picture, and what operators should know of it. */
    record Kept(long picture, Set<Flag> flags) {}

    Kept keep(MerchantId merchant, Payment payment, Picture picture, Instant now) {
        long id = pictures.keep(merchant.value(), picture, now);
        List<Long> equal = pictures.usedBefore(merchant.value(), id).equal();
        boolean used = claims.countPicturesOf(merchant, payment, equal) < equal.size();
        return new Kept(id, used ? EnumSet.of(Flag.PICTURE_USED) : EnumSet.noneOf(Flag.class));
    }
}
