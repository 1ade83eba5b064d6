package io.insaka.desk;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeCheck;
import io.insaka.attributes.AttributeProblem;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.conversations.Inbox;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads filters of the inbox: what they ask of attributes as the organisation has defined them. */
@Component
class InboxFilters {
    private static final int MOST = 20;
    private static final TypeReference<List<@Nullable Asked>> ALL = new TypeReference<>() {};

    private final Attributes attributes;
    private final JsonMapper json;

    InboxFilters(Attributes attributes, JsonMapper json) {
        this.attributes = attributes;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * One condition.
     *
     * @param of contact or conversation
     * @param operator is, is-not, in, not-in, contains, less, more, before, after, within-days, not-within-days, set, not-set
     */
    record Asked(
            @Nullable String of,
            @Nullable String key,
            @Nullable String operator,
            @Nullable Object value) {}

    /**
     * Joins the open transaction of the tenant.
     *
     * @throws DeskProblem also when a sensitive value is looked for by somebody who sees it masked: what is found would tell
     *     it, without an entry
     */
    Inbox.Filter read(Caller caller, InboxFilter filter) {
        String written = filter.attributes();
        return filter.asked(caller, written == null || written.isBlank() ? List.of() : checks(caller, written));
    }

    private List<AttributeCheck> checks(Caller caller, String written) {
        List<@Nullable Asked> asked;
        try {
            asked = json.readValue(written, ALL);
        } catch (JacksonException noList) {
            throw DeskProblem.invalid("attributes", "is no JSON list of conditions");
        }
        if (asked == null || asked.size() > MOST) {
            throw DeskProblem.invalid("attributes", "is a list of at most " + MOST + " conditions");
        }
        Map<AttributeSubject, List<Attribute>> defined = new HashMap<>();
        return asked.stream().map(each -> check(caller, each, defined)).toList();
    }

    private AttributeCheck check(Caller caller, @Nullable Asked asked, Map<AttributeSubject, List<Attribute>> defined) {
        if (asked == null || asked.of() == null || asked.key() == null || asked.operator() == null) {
            throw DeskProblem.invalid("attributes", "says of each condition whose, which key and how");
        }
        AttributeSubject subject = AttributeSubject.find(asked.of())
                .orElseThrow(() -> DeskProblem.invalid("attributes", "is of a contact or a conversation"));
        Attribute attribute =
                defined.computeIfAbsent(subject, one -> attributes.definitions(caller.tenant(), one)).stream()
                        .filter(one -> one.key().equals(asked.key()))
                        .findFirst()
                        .orElseThrow(() -> DeskProblem.invalid("attributes", "names one that there is not"));
        if (attribute.sensitive() && !caller.may(Permission.CONTACTS_ADDRESSES)) {
            throw DeskProblem.forbidden();
        }
        try {
            return AttributeCheck.read(attribute, asked.operator(), asked.value());
        } catch (AttributeProblem problem) {
            var error = problem.errors().getFirst();
            throw DeskProblem.invalid("attributes", error.field() + " " + error.message());
        }
    }
}
