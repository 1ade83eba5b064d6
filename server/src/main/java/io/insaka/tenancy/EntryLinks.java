package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the links that let people in. Whoever makes a link passes it on; where there is a mail server, it is mailed, too. */
@Component
class EntryLinks {
    private static final Duration INVITATION_LIFE = Duration.ofDays(7);

    private final TenantTransactions transactions;
    private final EntryLinkRepository links;
    private final TeammateRepository teammates;
    private final CustomRoles roles;
    private final Making making;
    private final AccessNotes notes;

    /** What a link is made of. */
    @Component
    record Making(EntryMail mail, ChannelChoice choosing, Clock clock, Ids ids) {}

    EntryLinks(
            TenantTransactions transactions,
            EntryLinkRepository links,
            TeammateRepository teammates,
            CustomRoles roles,
            Making making,
            AccessNotes notes) {
        this.transactions = transactions;
        this.links = links;
        this.teammates = teammates;
        this.roles = roles;
        this.making = making;
        this.notes = notes;
    }

    /**
     * @param url shown once
     * @param mailed whether they get it by mail as well
     */
    record Made(EntryLink link, String url, boolean mailed) {
        @Override
        public String toString() {
            return "Made[]";
        }
    }

    List<EntryLink> openInvitations(TenantId tenant) {
        return transactions.call(tenant, () -> links.openInvitations(tenant));
    }

    Made invite(Caller by, Email email, String wanted, @Nullable SeenChannels channels) {
        GivenRole role = transactions.call(by.tenant(), () -> roles.held(by.tenant(), wanted));
        Reach.ask(by, role);
        Sight sight = making.choosing().sight(by.tenant(), role, channels, Sight.WHOLE);
        Instant now = now();
        var link = new EntryLink(
                by.tenant(), making.ids().next(), null, email, role, sight, now, now.plus(INVITATION_LIFE));
        byte[] sealed = links.seal(by.tenant(), email);
        Secret secret = Secret.forSession();
        boolean mailed = transactions.call(by.tenant(), () -> {
            if (teammates.isTaken(by.tenant(), email)) {
                throw Refusal.emailTaken();
            }
            Reach.ask(by, roles.held(by.tenant(), role));
            links.add(link, sealed, secret);
            note(by, "teammate.invited", link);
            return making.mail().invite(by, making.ids().next(), link, secret);
        });
        return new Made(link, making.mail().url(secret), mailed);
    }

    /** A new link for the same person; the one before no longer works. */
    Made renew(Caller by, UUID id) {
        Secret secret = Secret.forSession();
        return transactions.call(by.tenant(), () -> {
            EntryLink old = links.openInvitation(by.tenant(), id).orElseThrow(Refusal::unknownInvitation);
            Reach.ask(by, old.role());
            var fresh = new EntryLink(
                    old.tenant(),
                    old.id(),
                    null,
                    old.email(),
                    old.role(),
                    old.sight(),
                    old.createdAt(),
                    now().plus(INVITATION_LIFE));
            links.renew(fresh, secret);
            note(by, "teammate.invitation-renewed", fresh);
            boolean mailed = making.mail().invite(by, making.ids().next(), fresh, secret);
            return new Made(fresh, making.mail().url(secret), mailed);
        });
    }

    void revoke(Caller by, UUID id) {
        transactions.run(by.tenant(), () -> {
            EntryLink link = links.openInvitation(by.tenant(), id).orElseThrow(Refusal::unknownInvitation);
            Reach.ask(by, link.role());
            links.revoke(by.tenant(), id);
            note(by, "teammate.invitation-revoked", link);
        });
    }

    /** For somebody who forgot their password. Their sessions end when the link is used, not before. */
    Made forPassword(Caller by, TeammateId id) {
        Secret secret = Secret.forSession();
        Teammate teammate = transactions.call(
                by.tenant(), () -> teammates.find(by.tenant(), id).orElseThrow(Refusal::unknownTeammate));
        Reach.ask(by, teammate.role());
        return forPassword(by, teammate, secret);
    }

    private Made forPassword(Caller by, Teammate teammate, Secret secret) {
        TenantId tenant = by.tenant();
        var link = EntryLink.forPassword(tenant, making.ids().next(), teammate, now());
        byte[] sealed = links.seal(tenant, teammate.email());
        transactions.run(tenant, () -> {
            links.dropPasswordLinks(tenant, teammate.id());
            links.add(link, sealed, secret);
            notes.note(tenant, by.teammate(), "teammate.password-link-made", teammate.id(), Map.of());
        });
        return new Made(link, making.mail().url(secret), false);
    }

    /**
     * For somebody who asked for it at the door. Links that others made for them go on working: else anybody could take
     * those away by asking.
     *
     * @param wish mailed once for each, however often this is called
     */
    void mailForPassword(TenantId tenant, TeammateId id, UUID wish) {
        transactions.run(
                tenant,
                () -> teammates.find(tenant, id).ifPresent(teammate -> mailForPassword(tenant, teammate, wish)));
    }

    private void mailForPassword(TenantId tenant, Teammate teammate, UUID wish) {
        Secret secret = Secret.forSession();
        UUID letter = UUID.nameUUIDFromBytes((wish + "/" + teammate.id().value()).getBytes(StandardCharsets.UTF_8));
        var link = EntryLink.mailed(tenant, making.ids().next(), teammate, now());
        if (making.mail().newPassword(letter, link, teammate, secret)) {
            links.add(link, links.seal(tenant, teammate.email()), secret);
            notes.note(tenant, null, "teammate.password-link-mailed", teammate.id(), Map.of());
        }
    }

    private void note(Caller by, String action, EntryLink link) {
        notes.note(by, action, "invitation", link.id(), SeenChannels.facts(link.role(), link.sight()));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return making.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
