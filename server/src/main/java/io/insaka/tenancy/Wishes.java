package io.insaka.tenancy;

import io.insaka.database.LeasedWork;
import io.insaka.post.Post;
import io.insaka.tenancy.WishRepository.Wish;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Helps back in who forgot their password, by mail. What is asked is only written down, and answered aside: neither the
 * answer nor how long it took tells whether somebody has the address.
 */
@Component
class Wishes {
    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final WishRepository wishes;
    private final EmailIndex index;
    private final TeammateRepository teammates;
    private final EntryLinks links;
    private final Post post;
    private final Tenants.Origin origin;
    private final LeasedWork<Wish> work;

    Wishes(
            WishRepository wishes,
            EmailIndex index,
            TeammateRepository teammates,
            EntryLinks links,
            Post post,
            Tenants.Origin origin) {
        this.wishes = wishes;
        this.index = index;
        this.teammates = teammates;
        this.links = links;
        this.post = post;
        this.origin = origin;
        this.work = new LeasedWork<>(
                "password-wish",
                AT_ONCE,
                most -> wishes.lease(origin.clock().instant(), LEASE, most),
                this::answer,
                Wish::id);
    }

    boolean heard() {
        return post.on();
    }

    void ask(Email email) {
        if (!post.on()) {
            throw Refusal.noMail();
        }
        wishes.ask(index.of(email), origin.ids().next(), origin.clock().instant());
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (post.on()) {
            work.look();
        }
    }

    /** One mail for each organisation. Cut off in between, it goes on: the letters that are there are not written again. */
    private void answer(Wish wish) {
        teammates
                .accounts(wish.email())
                .forEach(account -> links.mailForPassword(account.tenant(), account.teammate(), wish.id()));
        wishes.answered(wish);
    }
}
