package io.insaka.notices;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.post.Letter;
import io.insaka.post.Letter.Part;
import io.insaka.post.Post;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Teammates;
import io.insaka.tenancy.Tenants;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a mail says of what somebody has not seen: kinds and numbers, and names only where the organisation allows them. */
@Component
class MailLetters {
    private static final int NAMED = 5;
    /** What is not sent by then is in the next one's place. */
    private static final Duration OF_USE = Duration.ofHours(1);

    private final Post post;
    private final MailRepository mails;
    private final MailLinks links;
    private final Readers readers;
    private final Around around;

    /** Who reads it, and of whom it is. */
    @Component
    record Readers(Teammates teammates, Tenants tenants, Customers customers) {}

    /** Where it leads, and what its id is. */
    @Component("noticeMailAround")
    record Around(PublicAddress address, Ids ids) {}

    MailLetters(Post post, MailRepository mails, MailLinks links, Readers readers, Around around) {
        this.post = post;
        this.mails = mails;
        this.links = links;
        this.readers = readers;
        this.around = around;
    }

    boolean on() {
        return post.on();
    }

    boolean flow(TenantId tenant) {
        return post.flows(tenant);
    }

    void withdraw(TenantId tenant, TeammateId reader) {
        post.withdraw(tenant, reader);
    }

    /** Joins the transaction that took what it is about. @return false when there is nothing to say */
    boolean write(Caller reader, List<Unmailed> about, boolean urgent, Instant now) {
        if (about.isEmpty()) {
            return false;
        }
        TenantId tenant = reader.tenant();
        String to = readers.teammates().email(tenant, reader.teammate()).orElse(null);
        if (to == null) {
            return false;
        }
        var words = new Wording(
                readers.teammates().language(tenant, reader.teammate()).orElse("en"));
        String organisation = readers.tenants().name(tenant);
        String kind = urgent ? "urgent" : "digest";
        var series = new Letter.Series(reader.teammate(), links.leave(tenant, reader.teammate()));
        List<Part> parts = List.of(
                new Part.Words(words.of("mail." + kind + ".lead", reader.name(), organisation)),
                new Part.Lines(lines(tenant, about, words)),
                new Part.Action(
                        words.of("mail.open"), URI.create(around.address().url() + place(about))),
                new Part.Foot(
                        words.of("mail.foot"),
                        words.of("mail.choose"),
                        URI.create(around.address().url() + "/settings/notifications")));
        String subject = words.of("mail." + kind + ".subject", organisation, about.size());
        return post.send(tenant, new Letter(around.ids().next(), to, subject, parts, now.plus(OF_USE), series));
    }

    /** What it is about, if that is one thing; the list otherwise. */
    private static String place(List<Unmailed> about) {
        List<@Nullable ConversationId> places = about.stream()
                .<@Nullable ConversationId>map(Unmailed::conversation)
                .distinct()
                .toList();
        ConversationId only = places.size() == 1 ? places.getFirst() : null;
        return only == null ? "/notices" : "/inbox/" + only;
    }

    private List<String> lines(TenantId tenant, List<Unmailed> about, Wording words) {
        boolean named = mails.names(tenant);
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Unmailed> these =
                    about.stream().filter(one -> one.kind() == kind).toList();
            if (!these.isEmpty()) {
                String line = words.of("mail.of." + kind.wire(), number(kind, these));
                String who = named ? who(tenant, these, words) : "";
                lines.add(who.isEmpty() ? line : words.of("mail.named", line, who));
            }
        }
        return lines;
    }

    private static int number(Kind kind, List<Unmailed> these) {
        return kind.counts() ? these.stream().mapToInt(Unmailed::times).sum() : these.size();
    }

    private String who(TenantId tenant, List<Unmailed> these, Wording words) {
        List<ConversationId> ids = these.stream()
                .map(Unmailed::conversation)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<String> names =
                readers.customers().names(tenant, ids.stream().limit(NAMED).toList());
        int more = ids.size() - names.size();
        String said = String.join(", ", names);
        return names.isEmpty() || more == 0 ? said : words.of("mail.more", said, more);
    }
}
