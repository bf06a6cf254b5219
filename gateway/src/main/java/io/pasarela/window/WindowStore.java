package io.pasarela.window;

import io.pasarela.merchants.MerchantId;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the window. */
@Repository
class WindowStore {

    private final JdbcClient db;

    WindowStore(JdbcClient db) {
        this.db = db;
    }

    /** Whose uploads are counted, and on which day. */
    record Uploader(MerchantId merchant, String name, LocalDate day) {}

    /** False when that many were counted already. */
    boolean countUpload(Uploader uploader, int countMax) {
        return db.sql("""
                insert into payer_window.upload (merchant_id, day, uploader, count)
                values (:merchant, :day, :uploader, 1)
                    on conflict (merchant_id, day, uploader) do update
                   set count = upload.count + 1
                 where upload.count < :count_max
                """)
            .param("merchant", uploader.merchant().value())
            .param("day", Date.valueOf(uploader.day()))
            .param("uploader", uploader.name())
            .param("count_max", countMax)
            .update() == 1;
    }

    void forgetUploadsBefore(LocalDate day) {
        db.sql("delete from payer_window.upload where day < :day")
            .param("day", Date.valueOf(day))
            .update();
    }

    /** At most once a minute for each kind, so that a stranger's reloads cost nothing. */
    void noteIgnored(MerchantId merchant, ReturnUrls.Ignored ignored, Instant now) {
        db.sql("""
                insert into payer_window.ignored_url (merchant_id, parameter, value, seen_at)
                values (:merchant, :parameter, left(:value, 500), :now)
                    on conflict (merchant_id, parameter) do update
                   set value = excluded.value, seen_at = excluded.seen_at
                 where ignored_url.seen_at < excluded.seen_at - interval '1 minute'
                """)
            .param("merchant", merchant.value())
            .param("parameter", ignored.parameter())
            .param("value", ignored.value())
            .param("now", Timestamp.from(now))
            .update();
    }
}
