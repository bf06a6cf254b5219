package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;

/** What the source pages show, as notices. */
final class Samples {

    static final ZoneId MANILA = ZoneId.of("Asia/Manila");

    private Samples() {}

    static Money money(String plain, String currency) {
        return Amounts.parse(plain, Currency.getInstance(currency)).orElseThrow();
    }

    /** A moment in the zone of the examples. */
    static Instant manila(String date, String time) {
        return LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(MANILA).toInstant();
    }

    static DepositNotice itauDeposit(MerchantId merchant, long deposit) {
        return new DepositNotice(merchant, deposit, "itau_ml", money("25000", "PYG"),
                "test_label1234", manila("2025-11-11", "15:38:47"), null, 11844, "0394031",
                "test_custom1234");
    }

    static DepositNotice sinpeDeposit(MerchantId merchant, long deposit) {
        return new DepositNotice(merchant, deposit, "sinpemovil", money("450", "CRC"), "eligendi",
                manila("2025-12-18", "10:27:39"), "NAME", 1104695, "56309385895898488688",
                "123465477897");
    }

    static WithdrawalNotice itauWithdrawal(MerchantId merchant, long withdrawal, Purpose purpose) {
        return new WithdrawalNotice(merchant, withdrawal, "itau_ml", money("75000", "PYG"),
                "testlabel12345", "test1129245631874491", 1, "220000000", "Ashik Bik", "", "",
                null, null, purpose);
    }

    static WithdrawalNotice sinpeWithdrawal(MerchantId merchant, long withdrawal) {
        return new WithdrawalNotice(merchant, withdrawal, "sinpemovil_ml", money("5000", "CRC"),
                "testuser", "test12d2345678", 1, "76512163584", "Account Name", "", "",
                null, null, Purpose.REAL);
    }
}
