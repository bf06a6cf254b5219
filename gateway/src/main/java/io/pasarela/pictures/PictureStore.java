package io.pasarela.pictures;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Pictures}. */
@Repository
class PictureStore {

    private final JdbcClient db;

    PictureStore(JdbcClient db) {
        this.db = db;
    }

    long insert(long merchant, Picture picture, Instant now) {
        return db.sql("""
                insert into pictures.picture (merchant_id, stored_at, content, media_type,
                                              width, height, sha256, fingerprint)
                values (:merchant, :now, :content, :media_type,
                        :width, :height, :sha256, :fingerprint)
                returning id
                """)
            .param("merchant", merchant)
            .param("now", Timestamp.from(now))
            .param("content", picture.content())
            .param("media_type", picture.mediaType())
            .param("width", picture.width())
            .param("height", picture.height())
            .param("sha256", picture.sha256())
            .param("fingerprint", picture.fingerprint())
            .query(Long.class).single();
    }

    Optional<Picture> find(long merchant, long id) {
        return db.sql("""
                select content, media_type, width, height, sha256, fingerprint
                  from pictures.picture
                 where merchant_id = :merchant and id = :id
                """)
            .param("merchant", merchant)
            .param("id", id)
            .query((row, _) -> new Picture(
                    row.getBytes("content"), row.getString("media_type"),
                    row.getInt("width"), row.getInt("height"),
                    row.getBytes("sha256"), row.getLong("fingerprint")))
            .optional();
    }

    /** Equal files of any age. */
    List<Long> listEqual(long merchant, long id, int limit) {
        return db.sql("""
                select earlier.id
                  from pictures.picture as this
                  join pictures.picture as earlier
                    on earlier.merchant_id = this.merchant_id and earlier.sha256 = this.sha256
                 where this.merchant_id = :merchant and this.id = :id and earlier.id < this.id
                 order by earlier.id desc
                 limit :limit
                """)
            .param("merchant", merchant)
            .param("id", id)
            .param("limit", limit)
            .query(Long.class).list();
    }

    /** Other files whose fingerprints differ in few bits; reads the index of that time only. */
    List<Long> listAlike(Likeness sought, int limit) {
        return db.sql("""
                select earlier.id
                  from pictures.picture as this
                  join pictures.picture as earlier
                    on earlier.merchant_id = this.merchant_id
                   and earlier.stored_at > this.stored_at - make_interval(days => :days)
                   and earlier.sha256 <> this.sha256
                   and bit_count((earlier.fingerprint # this.fingerprint)::bit(64)) <= :bits
                 where this.merchant_id = :merchant and this.id = :id and earlier.id < this.id
                 order by earlier.id desc
                 limit :limit
                """)
            .param("merchant", sought.merchant())
            .param("id", sought.id())
            .param("days", sought.days())
            .param("bits", sought.bits())
            .param("limit", limit)
            .query(Long.class).list();
    }

    record Likeness(long merchant, long id, int days, int bits) {}

    void prepareMonths(Instant first, int months) {
        db.sql("select pictures.prepare_months(:first, :months)")
            .param("first", Timestamp.from(first))
            .param("months", months)
            .query(Integer.class).single();
    }
}
