package io.pasarela.admin;

import io.pasarela.admin.Declaration.BrandPart;
import io.pasarela.merchants.Brand;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantFile;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.pictures.Inspection;
import io.pasarela.pictures.Pictures;
import io.pasarela.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The declared merchants themselves, without what hangs on them. */
@Component
class Tenants {

    private final Merchants merchants;
    private final Pictures pictures;

    Tenants(Merchants merchants, Pictures pictures) {
        this.merchants = merchants;
        this.pictures = pictures;
    }

    Optional<Merchant> find(String key) {
        return merchants.ofKey(key);
    }

    /**
     * Sets his looks too.
     *
     * @param folder from where the name of the logo's file counts
     */
    MerchantId apply(MerchantFile file, @Nullable BrandPart brand, Path folder) {
        MerchantId merchant = merchants.apply(file);
        merchants.applyBrand(merchant, brand == null ? Brand.PLAIN : read(brand, folder));
        return merchant;
    }

    private Brand read(BrandPart part, Path folder) {
        try {
            return new Brand(
                    part.color() == null ? null : part.color().toLowerCase(Locale.ROOT),
                    part.logo() == null ? null : logo(folder.resolve(part.logo())));
        } catch (IllegalArgumentException color) {
            throw new StartRefused("brand.color: " + color.getMessage(), "Mend the declaration.");
        }
    }

    /** Nobody waits for the transaction that the declaration is applied in. */
    private byte[] logo(Path file) {
        String mend = "Give a PNG, JPEG or WebP picture that the gateway's user may read.";
        try {
            return switch (pictures.inspect(Files.readAllBytes(file))) {
                case Inspection.Accepted(var picture) -> pictures.mark(picture);
                case Inspection.Refused(String why) ->
                    throw new StartRefused(file + " cannot be a logo: " + why, mend);
                case Inspection.Busy _ ->
                    throw new StartRefused(file + " could not be looked at", "Start again.");
            };
        } catch (IOException unreadable) {
            throw new StartRefused(file + " cannot be read: " + unreadable.getMessage(), mend);
        }
    }
}
