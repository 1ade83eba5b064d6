package io.insaka.knowledge.sources;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.kernel.ContactId;
import io.insaka.knowledge.Passage;
import io.insaka.knowledge.Passages;
import io.insaka.knowledge.Seeker;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what would be found for a customer. */
@RestController
@RequestMapping("/api/v1/knowledge/search")
class SearchApi {
    private static final int LONGEST = 2_000;

    private final Passages passages;
    private final AuditTrail trail;

    SearchApi(Passages passages, AuditTrail trail) {
        this.passages = passages;
        this.trail = trail;
    }

    /** @param contactId on whose behalf; without one what everybody may know is searched */
    record Asked(@Nullable String query, @Nullable UUID contactId) {}

    record Hit(String sourceId, String kind, String title, String text, double score, double confidence) {}

    record Hits(List<Hit> hits) {}

    @PostMapping
    @Audited("knowledge.searched")
    @Requires(Permission.ARTICLES_READ)
    Hits search(Caller caller, @RequestBody Asked asked) {
        String query = asked.query() == null ? "" : asked.query().strip();
        if (query.isEmpty() || query.length() > LONGEST) {
            throw SourceProblem.invalid("query", "must have 1 to " + LONGEST + " characters");
        }
        return new Hits(
                passages.find(caller.tenant(), seeker(caller, asked.contactId()), query, Passages.USUAL).stream()
                        .map(SearchApi::hit)
                        .toList());
    }

    /** Whose documents were looked into is written down. */
    private Seeker seeker(Caller caller, @Nullable UUID contact) {
        if (contact == null) {
            return new Seeker.Anybody();
        }
        if (!caller.may(Permission.CONTACTS_READ)) {
            throw SourceProblem.contactsHidden();
        }
        trail.record(caller.tenant(), "knowledge.searched", Subject.of("contact", contact));
        return new Seeker.Verified(new ContactId(contact));
    }

    private static Hit hit(Passage passage) {
        return new Hit(
                passage.sourceId(),
                passage.kind().wireName(),
                passage.title(),
                passage.text(),
                passage.score(),
                passage.confidence());
    }
}
