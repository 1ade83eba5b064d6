package io.insaka.mailings;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.OptOutLinks;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Purposes;
import io.insaka.contacts.consent.Said;
import io.insaka.contacts.consent.Standing;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Threads;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The way out of mailings: a page that asks, because programs look at every link in a mail, and a POST that does it, which
 * mail programs send by themselves when their reader says so (RFC 8058).
 */
@RestController
class OptOutApi {
    private final TenantTransactions transactions;
    private final OptOutLinks links;
    private final Leaving leaving;
    private final OptOutPage page;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;

    /** What is changed, and where it is seen. */
    @Component
    record Leaving(Contacts contacts, Word word, Inbox inbox, Threads threads, AuditTrail trail, Books books) {}

    /** What they say no to, and where it is kept. */
    @Component
    record Word(Purposes purposes, Consents consents, Clock clock) {}

    OptOutApi(
            TenantTransactions transactions,
            OptOutLinks links,
            Leaving leaving,
            OptOutPage page,
            ClientAddresses addresses,
            MailingSettings settings) {
        this.transactions = transactions;
        this.links = links;
        this.leaving = leaving;
        this.page = page;
        this.addresses = addresses;
        this.limiter = new RateLimiter(leaving.word().clock(), settings.pagesPerMinute(), Duration.ofMinutes(1));
    }

    @GetMapping(OptOutLinks.PATH + "{key}")
    @Open
    @NotAudited("asks, and changes nothing")
    ResponseEntity<String> ask(@PathVariable String key, HttpServletRequest request) {
        return answer(key, request, false);
    }

    @PostMapping(OptOutLinks.PATH + "{key}")
    @Open
    @Audited("contact.opted-out")
    ResponseEntity<String> leave(@PathVariable String key, HttpServletRequest request) {
        return answer(key, request, true);
    }

    private ResponseEntity<String> answer(String key, HttpServletRequest request, boolean leaves) {
        if (limiter.take(addresses.of(request)).isPresent()) {
            return page.draw(null, request, HttpStatus.TOO_MANY_REQUESTS, OptOutPage.Says.BUSY);
        }
        return links.owner(key)
                .flatMap(owner -> transactions.call(owner.tenant(), () -> answer(owner, request, leaves)))
                .orElseGet(() -> page.draw(null, request, HttpStatus.NOT_FOUND, OptOutPage.Says.GONE));
    }

    /** Empty when nobody is there any more. */
    private Optional<ResponseEntity<String>> answer(
            OptOutLinks.Owner owner, HttpServletRequest request, boolean leaves) {
        Purposes.Of purpose =
                leaving.word().purposes().find(owner.tenant(), owner.purpose()).orElse(null);
        Purposes.Of only = OptOutPage.ONLY.equals(request.getParameter(OptOutPage.WHAT)) ? purpose : null;
        return leaving.contacts().find(owner.tenant(), owner.contact()).map(contact -> {
            if (leaves && only != null) {
                refuse(owner, contact, only, request);
            } else if (leaves && contact.news(true)) {
                leave(owner, contact, how(owner, request));
            }
            OptOutPage.Says says = contact.optedOutAt() != null || leaves && only == null
                    ? OptOutPage.Says.DONE
                    : refused(owner, contact) ? OptOutPage.Says.LESS : OptOutPage.Says.QUESTION;
            return page.draw(owner.tenant(), request, HttpStatus.OK, says, purpose == null ? null : purpose.name());
        });
    }

    /** Whether they have said no to what the link is about. */
    private boolean refused(OptOutLinks.Owner owner, Contact contact) {
        return !owner.purpose().isEmpty()
                && Standing.of(
                                leaving.word().consents().latest(owner.tenant(), List.of(contact.id())),
                                contact.id(),
                                owner.purpose(),
                                Consents.EVERYWHERE)
                        == Standing.WITHDRAWN;
    }

    /** No to this purpose; what else there is goes on. */
    private void refuse(OptOutLinks.Owner owner, Contact contact, Purposes.Of purpose, HttpServletRequest request) {
        if (refused(owner, contact)) {
            return;
        }
        leaving.word()
                .consents()
                .write(
                        owner.tenant(),
                        List.of(contact.id()),
                        new Consents.Word(purpose.key(), Consents.EVERYWHERE, false),
                        new Said(Said.Source.LINK, null, null, page.only(owner.tenant(), request, purpose.name())),
                        leaving.word().clock().instant());
        leaving.trail()
                .record(
                        owner.tenant(),
                        "contact.opted-out",
                        Subject.of("contact", contact.id().value()),
                        Details.of("purpose", purpose.key()));
        leaving.books().told(owner.tenant());
    }

    /** Whoever comes by our page has read its question; a mail program shows one of its own. */
    private Said how(OptOutLinks.Owner owner, HttpServletRequest request) {
        return "One-Click".equals(request.getParameter("List-Unsubscribe"))
                ? new Said(Said.Source.ONE_CLICK, null, null, Said.Proof.NONE)
                : new Said(Said.Source.LINK, null, null, page.question(owner.tenant(), request));
    }

    /** Shown in each thread of theirs, for whoever reads one. */
    private void leave(OptOutLinks.Owner owner, Contact contact, Said how) {
        leaving.contacts()
                .optOut(owner.tenant(), contact.id(), leaving.word().clock().instant(), how);
        List<ConversationId> threads = leaving.inbox().threads(owner.tenant(), List.of(contact.id())).stream()
                .map(Conversation::id)
                .toList();
        var open = leaving.threads().openAll(owner.tenant(), threads);
        open.all()
                .forEach(thread -> thread.note(
                        Author.SYSTEM,
                        new Content.Notice(
                                "opted_out",
                                "The contact wants no more messages: they said so by the link in a mailing.")));
        open.write();
        leaving.trail()
                .record(
                        owner.tenant(),
                        "contact.opted-out",
                        Subject.of("contact", contact.id().value()));
        leaving.books().told(owner.tenant());
    }
}
