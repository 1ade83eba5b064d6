package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.RawItem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commonest body by far holds one message or one receipt. It is in the form of an item already: its own bytes are
 * kept, with our part put before the last brace. Whatever is not exactly so is for the {@link Splitter}.
 */
final class LoneItem {
    private static final Set<String> OTHER_LISTS = Set.of("errors", "message_echoes", "user_id_update");

    private LoneItem() {}

    static @Nullable RawItem of(ObjectNode root, ObjectNode ours, byte[] body) {
        Fields change = only(only(new Fields(root), "entry"), "changes");
        Fields value = change.at("value");
        if (!change.text("field", "messages").equals("messages")
                || OTHER_LISTS.stream().anyMatch(value::has)) {
            return null;
        }
        boolean message = value.has("messages");
        Fields thing = only(value, message ? "messages" : "statuses");
        String id = thing.word("id");
        Person person = known(value, message ? MessageReader.sender(thing) : StatusReader.recipient(thing));
        if (id == null || message == value.has("statuses") || person == null || person.lane() == null) {
            return null;
        }
        byte[] item = root.has(Envelope.OURS) ? null : spliced(body, ours);
        if (item == null) {
            return null;
        }
        return message
                ? new RawItem(
                        ItemKind.MESSAGE,
                        Splitter.shortened(thing.text("type", "unknown")),
                        id,
                        id,
                        person.lane(),
                        item)
                : new RawItem(
                        ItemKind.STATUS,
                        Splitter.shortened(thing.text("status", "unknown")),
                        id,
                        StatusReader.dedupKey(id, thing),
                        person.lane(),
                        item);
    }

    /** The object that is alone in its list; an empty one when there are more, or it is something else. */
    private static Fields only(Fields around, String list) {
        return around.node().path(list) instanceof ArrayNode array
                        && array.size() == 1
                        && array.get(0) instanceof ObjectNode object
                ? new Fields(object)
                : Fields.NONE;
    }

    /** With what the contact beside it says. Null when that is somebody else: then it would have to be left out. */
    private static @Nullable Person known(Fields value, Person person) {
        if (value.node().path("contacts").isMissingNode()) {
            return person;
        }
        Fields contact = new Contacts(List.of(only(value, "contacts")), false).of(person);
        return contact == null ? null : person.or(Person.ofContact(contact));
    }

    /** An account's id is a number, and a number needs no escaping. */
    private static String text(ObjectNode ours) {
        String account = ours.path(Envelope.ACCOUNT).asString();
        return account.chars().allMatch(c -> c >= '0' && c <= '9')
                ? "{\"" + Envelope.ACCOUNT + "\":\"" + account + "\",\"" + Envelope.AT + "\":"
                        + ours.path(Envelope.AT).asLong() + "}"
                : GraphJson.text(ours);
    }

    /** Only for UTF-8 from brace to brace; JSON may come in other encodings too. */
    private static byte @Nullable [] spliced(byte[] body, ObjectNode ours) {
        int end = body.length - 1;
        while (end > 1 && Character.isWhitespace(body[end])) {
            end--;
        }
        if (end < 2 || body[0] != '{' || body[1] == 0 || body[end] != '}') {
            return null;
        }
        byte[] part = (",\"" + Envelope.OURS + "\":" + text(ours) + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] item = Arrays.copyOf(body, end + part.length);
        System.arraycopy(part, 0, item, end, part.length);
        return item;
    }
}
