package io.insaka.notices;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.post.Post;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How teammates want to be mailed. Joins the tenant's open transaction. */
@Component
class MailWishes {
    private final MailRepository mails;
    private final Mailed mailed;
    private final Post post;
    private final Clock clock;

    MailWishes(MailRepository mails, Mailed mailed, Post post, Clock clock) {
        this.mails = mails;
        this.mailed = mailed;
        this.post = post;
        this.clock = clock;
    }

    /** Whether there is a server to mail with. */
    boolean on() {
        return post.on();
    }

    MailWish of(TenantId tenant, TeammateId teammate) {
        return mails.wish(tenant, teammate);
    }

    /** @param changed null: they say nothing of it, and the hours of their day may be others */
    void save(TenantId tenant, TeammateId teammate, @Nullable MailWish changed, ZoneId zone) {
        MailWish wish = changed == null ? of(tenant, teammate) : changed;
        if (wish.equals(MailWish.NONE)) {
            mailed.end(tenant, teammate);
        } else {
            Instant now = clock.instant();
            mails.save(tenant, teammate, wish, now, wish.next(now, zone, false));
        }
    }
}
