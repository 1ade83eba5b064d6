package io.insaka.integrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What endpoints can be told of. The triggers of the migrations write the wire names: add, never rename. */
enum EventType {
    MESSAGE_RECEIVED("message.received"),
    MESSAGE_NOTED("message.noted"),
    MESSAGE_SENT("message.sent"),
    MESSAGE_DELIVERED("message.delivered"),
    MESSAGE_READ("message.read"),
    MESSAGE_FAILED("message.failed"),
    CONVERSATION_CREATED("conversation.created"),
    CONVERSATION_HANDED_OVER("conversation.handed_over"),
    CONVERSATION_TAKEN("conversation.taken"),
    CONVERSATION_ASSIGNED("conversation.assigned"),
    CONVERSATION_RELEASED("conversation.released"),
    CONVERSATION_RESOLVED("conversation.resolved"),
    CONVERSATION_REOPENED("conversation.reopened"),
    CONVERSATION_MERGED("conversation.merged"),
    CONVERSATION_UNMERGED("conversation.unmerged"),
    CONVERSATION_LABELLED("conversation.labelled"),
    CONVERSATION_UNLABELLED("conversation.unlabelled"),
    SATISFACTION_ANSWERED("satisfaction.answered"),
    CONTACT_CREATED("contact.created"),
    CONTACT_CHANGED("contact.changed"),
    CONTACT_OPTED_OUT("contact.opted_out"),
    CONTACT_OPTED_IN("contact.opted_in");

    /** Somebody tries whether the endpoint answers; nobody subscribes to it. */
    static final String PING = "ping";

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    @JsonCreator
    static EventType of(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("unknown event type"));
    }

    static Optional<EventType> find(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
