package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.Identity;
import io.insaka.channels.webchat.Visitor;
import io.insaka.channels.webchat.Visitors;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides which visitor a browser is. */
@Component
class Recognition {
    private static final int LOOKS = 3;

    private final TenantTransactions transactions;
    private final IdentityRepository identities;
    private final Ids ids;
    private final Clock clock;

    Recognition(TenantTransactions transactions, IdentityRepository identities, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.ids = ids;
        this.clock = clock;
    }

    Visitor recognise(ChannelAccount account, ChatSessionApi.Asked asked) {
        Instant now = clock.instant();
        Optional<Visitors.Token> before = Visitors.renewable(account.settings(), asked.token(), now);
        if (asked.identity() != null) {
            Visitor.User user = user(account, asked.identity(), now);
            return identified(account, user, before.map(Visitors.Token::visitor).orElse(null), now);
        }
        if (before.isPresent()
                && before.get().visitor().user() != null
                && !now.isBefore(before.get().until())) {
            // Whether they still are that customer only the site can say.
            throw ChatProblem.identityNeeded();
        }
        return before.map(Visitors.Token::visitor).orElseGet(() -> new Visitor(ids.next(), null));
    }

    private static Visitor.User user(ChannelAccount account, ChatSessionApi.Claim claim, Instant now) {
        if (!Identity.accepted(account.settings())) {
            throw ChatProblem.noIdentitySecret();
        }
        String userId = claim.userId();
        String hmac = claim.hmac();
        Optional<Visitor.User> user = claim.jwt() != null
                ? Identity.jwt(account.settings(), claim.jwt(), now)
                : userId != null && hmac != null ? Identity.hmac(account.settings(), userId, hmac) : Optional.empty();
        return user.orElseThrow(ChatProblem::identity);
    }

    /** The user's visitor; until they have one, the visitor they were, unless that one is somebody already. */
    private Visitor identified(ChannelAccount account, Visitor.User user, @Nullable Visitor before, Instant now) {
        UUID id = transactions.call(account.tenant(), () -> {
            UUID wanted = before == null ? ids.next() : before.id();
            for (int look = 0; look < LOOKS; look++) {
                Optional<UUID> known = identities.find(account.tenant(), account.id(), user.id());
                if (known.isPresent()) {
                    return known.get();
                }
                if (identities.add(account.tenant(), account.id(), user.id(), wanted, now)) {
                    return wanted;
                }
                wanted = ids.next();
            }
            throw new IllegalStateException("a new visitor could not be made");
        });
        return new Visitor(id, user);
    }
}
