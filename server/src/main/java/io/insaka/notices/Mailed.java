package io.insaka.notices;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.post.Post;
import io.insaka.tenancy.SightNarrowed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back what was mailed and has not left yet. Joins the tenant's open transaction. */
@Component
class Mailed {
    private final MailRepository mails;
    private final NoticeRepository notices;
    private final Post post;

    Mailed(MailRepository mails, NoticeRepository notices, Post post) {
        this.mails = mails;
        this.notices = notices;
        this.post = post;
    }

    /** Something was; when that was the last, there is nothing to mail. */
    void seen(TenantId tenant, TeammateId teammate) {
        if (notices.unseen(tenant, teammate, 1) == 0) {
            post.withdraw(tenant, teammate);
        }
    }

    /** They want no mail, or are gone. */
    void end(TenantId tenant, TeammateId teammate) {
        mails.forget(tenant, teammate);
        post.withdraw(tenant, teammate);
    }

    @EventListener
    void narrowed(SightNarrowed narrowed) {
        post.withdraw(narrowed.tenant(), narrowed.teammate());
    }
}
