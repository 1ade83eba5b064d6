package io.insaka.channels.chatwoot;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Mirror;
import io.insaka.channels.spi.Mirrored;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Shows one conversation to Chatwoot's people as it stands here: its agent, its status, one label, and what is known of the
 * contact. Chatwoot is asked first and told only what differs, so that nothing of theirs is replaced and nothing of ours
 * comes round again.
 */
final class ConversationMirror {
    /** On a conversation that Insaka wants a person for. */
    static final String LABEL = "insaka-needs-person";

    static final String LANGUAGE = "insaka_language";
    static final String OPTED_OUT = "insaka_opted_out";
    static final String NAME = "insaka_name";

    /** Chatwoot's own number for nobody. */
    private static final long NOBODY = 0;

    private final ChatwootApi api;
    private final ChatwootSettings chatwoot;
    private final String conversation;

    ConversationMirror(ChatwootApi api, ChatwootSettings chatwoot, String conversation) {
        this.api = api;
        this.chatwoot = chatwoot;
        this.conversation = conversation;
    }

    Mirrored show(Mirror news) {
        Reply reply = api.get(chatwoot, edge(""));
        Fields seen = ChatwootApi.object(reply);
        Mirror.Hands hands = news.hands();
        if (seen == null) {
            return new Mirrored(ChatwootApi.isOver(reply), hands == null ? null : hands.assigned());
        }
        Fields meta = seen.at("meta");
        Mirrored assigned = hands == null
                ? new Mirrored(true, null)
                : assign(hands, meta.at("assignee").word("id"));
        boolean told = assigned.told()
                && (hands == null || status(hands.holding()) && label(hands.holding() == Holding.PERSON))
                && describe(meta.at("sender"), news.about());
        return new Mirrored(told, assigned.assigned());
    }

    private URI edge(String edge) {
        return chatwoot.conversation(conversation, edge);
    }

    /**
     * The agent with the teammate's address has it, nobody where there is none. Whom Chatwoot's people chose themselves
     * stays, unless a teammate here takes it over or gives it back to the bot.
     */
    private Mirrored assign(Mirror.Hands hands, @Nullable String current) {
        boolean ours = current != null && current.equals(hands.assigned());
        String teammate = hands.teammate();
        if (hands.holding() == Holding.PERSON && teammate != null) {
            Reply reply = api.get(chatwoot, URI.create(chatwoot.account() + "/agents"));
            return ChatwootApi.isOverOrBarred(reply)
                    ? assign(current, agent(reply, teammate), hands.assigned())
                    : new Mirrored(false, hands.assigned());
        }
        return hands.holding() == Holding.BOT || ours
                ? assign(current, null, hands.assigned())
                : new Mirrored(true, null);
    }

    private Mirrored assign(@Nullable String current, @Nullable String wanted, @Nullable String before) {
        if (Objects.equals(current, wanted)) {
            return new Mirrored(true, wanted);
        }
        ObjectNode body = GraphJson.object().put("assignee_id", wanted == null ? NOBODY : Long.parseLong(wanted));
        return ChatwootApi.isOverOrBarred(api.post(chatwoot, edge("/assignments"), body))
                ? new Mirrored(true, wanted)
                : new Mirrored(false, before);
    }

    private static @Nullable String agent(Reply agents, String email) {
        return ChatwootApi.agents(agents).stream()
                .filter(agent -> email.equalsIgnoreCase(agent.text("email", "").strip()))
                .flatMap(agent -> Optional.ofNullable(agent.word("id")).stream())
                .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                .findFirst()
                .orElse(null);
    }

    private boolean status(Holding holding) {
        String status =
                switch (holding) {
                    case BOT -> "pending";
                    case PERSON -> "open";
                    case RESOLVED -> "resolved";
                };
        return ChatwootApi.isOver(
                api.post(chatwoot, edge("/toggle_status"), GraphJson.object().put("status", status)));
    }

    /** The API takes the whole set, so it is asked for first. @return false when it has to be tried again */
    private boolean label(boolean wanted) {
        Reply reply = api.get(chatwoot, edge("/labels"));
        List<String> known = ChatwootApi.labels(reply);
        if (known == null) {
            return ChatwootApi.isOver(reply);
        }
        if (known.contains(LABEL) == wanted) {
            return true;
        }
        List<String> labels = new ArrayList<>(known);
        if (wanted) {
            labels.add(LABEL);
        } else {
            labels.remove(LABEL);
        }
        ObjectNode body = GraphJson.object();
        labels.forEach(body.putArray("labels")::add);
        return ChatwootApi.isOver(api.post(chatwoot, edge("/labels"), body));
    }

    /** Chatwoot merges what it is given into what it has: attributes that are not ours are never named. */
    private boolean describe(Fields contact, Mirror.About about) {
        String id = contact.word("id");
        if (id == null || !id.matches("[0-9]{1,18}")) {
            return true;
        }
        Fields known = contact.at("custom_attributes");
        ObjectNode attributes = GraphJson.object();
        wanted(contact, about).forEach((name, value) -> {
            if (!known.node().path(name).equals(value)) {
                attributes.set(name, value);
            }
        });
        if (attributes.isEmpty()) {
            return true;
        }
        ObjectNode body = GraphJson.object();
        body.set("custom_attributes", attributes);
        return ChatwootApi.isOverOrBarred(api.put(chatwoot, URI.create(chatwoot.account() + "/contacts/" + id), body));
    }

    private static Map<String, JsonNode> wanted(Fields contact, Mirror.About about) {
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        if (about.language() != null) {
            wanted.put(LANGUAGE, StringNode.valueOf(about.language()));
        }
        if (about.optedOut() || contact.at("custom_attributes").has(OPTED_OUT)) {
            wanted.put(OPTED_OUT, BooleanNode.valueOf(about.optedOut()));
        }
        if (about.name() != null && !about.name().equals(contact.word("name"))) {
            wanted.put(NAME, StringNode.valueOf(about.name()));
        }
        return wanted;
    }
}
