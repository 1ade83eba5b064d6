package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.graph.Fields;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.whatsapp.rules.MessageRules;
import io.insaka.sandbox.whatsapp.rules.Templates;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /{phone_number_id}/messages}: messages, read marks, typing. */
final class MessageApi {
    private static final Set<String> OUTSIDE_WINDOW = Set.of("template");

    private final SimulatorSettings.Manner manner;
    private final Clock clock;
    private final Wamids wamids = new Wamids();
    private final World world;

    /** The parts of the simulator that a message touches. */
    record World(
            FaultDice dice,
            MediaShelf shelf,
            Templates templates,
            Journal journal,
            Statuses statuses,
            Watchers watchers) {}

    MessageApi(SimulatorSettings.Manner manner, Clock clock, World world) {
        this.manner = manner;
        this.clock = clock;
        this.world = world;
    }

    Wamids wamids() {
        return wamids;
    }

    Answer post(BusinessNumber number, Request request) {
        // A body of another type is not read, so Meta misses its first parameter.
        ObjectNode body = Optional.of(request)
                .filter(sent -> sent.contentType().equals("application/json"))
                .flatMap(sent -> Json.read(sent.body()))
                .orElseThrow(() -> new Refused(GraphError.required("messaging_product")));
        Fields fields = new Fields(body, "");
        if (!fields.text("messaging_product", 100).equals("whatsapp")) {
            throw new Refused(GraphError.invalid("Param messaging_product must be one of {WHATSAPP}"));
        }
        return fields.has("status") ? mark(number, fields) : message(number, fields, body);
    }

    private Answer mark(BusinessNumber number, Fields fields) {
        fields.oneOf("status", Set.of("read"));
        String id = fields.text("message_id", 1024);
        boolean typing = fields.has("typing_indicator");
        if (typing) {
            fields.object("typing_indicator").oneOf("type", Set.of("text"));
        }
        Optional<Conversation> conversation = number.holding(id);
        if (conversation.isEmpty() && !(manner.forgetful() && Wamids.wellFormed(id))) {
            throw new Refused(GraphError.invalid("Param message_id is not a valid message ID"));
        }
        conversation.ifPresent(found -> {
            found.readUpTo(id);
            String customer = found.customer().key();
            world.watchers.tell(number.id(), customer, PhoneChange.CHANGED);
            if (typing) {
                world.watchers.tell(number.id(), customer, PhoneChange.TYPING);
            }
        });
        return Answer.json(200, "{\"success\":true}");
    }

    private Answer message(BusinessNumber number, Fields fields, ObjectNode body) {
        Optional<Answer> before = faultBefore(number.id());
        if (before.isPresent()) {
            return before.get();
        }
        String to = recipient(fields);
        var rules = new MessageRules(
                id -> world.shelf.find(number.id(), id).isPresent(),
                id -> number.holding(id).isPresent() || manner.forgetful() && Wamids.wellFormed(id),
                world.templates);
        String type = rules.check(fields);
        if (to.equals(number.registration().displayNumber())) {
            throw new Refused(new GraphError(
                    400, 131021, "Recipient cannot be sender", "Recipient cannot be the sender of the message"));
        }
        Customer customer = number.addressed(to);
        number.limiter().take(customer.key(), System.nanoTime()).ifPresent(limit -> {
            throw new Refused(limit);
        });
        String id = accept(number, customer, type, body);
        return faultAfter(number.id()).orElseGet(() -> accepted(fields, to, customer, id));
    }

    /** The address in the request: with both, the phone number wins. */
    private static String recipient(Fields fields) {
        if (!fields.has("to") && fields.has("recipient")) {
            String userId = fields.text("recipient", 200);
            if (!Customer.USER_ID.matcher(userId).matches()) {
                throw new Refused(GraphError.invalid("Param recipient is not a valid business-scoped user ID"));
            }
            return userId;
        }
        String digits = fields.text("to", 100).replaceFirst("^\\+", "");
        if (!Customer.PHONE.matcher(digits).matches()) {
            throw new Refused(GraphError.invalid("Param to is not a valid phone number"));
        }
        return digits;
    }

    private String accept(BusinessNumber number, Customer customer, String type, ObjectNode body) {
        var at = clock.instant();
        Conversation conversation = number.with(customer);
        String id = wamids.next(customer.key(), true);
        var message = new AcceptedMessage(
                number.id(),
                customer.key(),
                id,
                body.path("biz_opaque_callback_data").asString(""),
                body,
                at);
        world.journal.add(message);
        boolean open = OUTSIDE_WINDOW.contains(type) || conversation.open(at, manner.forgetful());
        if (type.equals("reaction")) {
            if (open) {
                String emoji = body.path("reaction").path("emoji").asString("");
                conversation.change(
                        body.path("reaction").path("message_id").asString(""),
                        known -> known.marked(marks -> marks.reaction(emoji)));
            }
        } else {
            String words = type.equals("template") ? world.templates.render(body.path("template")) : message.text();
            conversation.add(
                    new ThreadMessage(id, ThreadMessage.Side.BUSINESS, body, words, at, ThreadMessage.Marks.NEW));
        }
        world.watchers.tell(number.id(), customer.key(), PhoneChange.CHANGED);
        if (!open) {
            world.statuses.fail(number, message, customer, GraphError.WINDOW);
        } else if (type.equals("audio") && unplayable(number, body)) {
            world.statuses.fail(number, message, customer, GraphError.AUDIO);
        } else {
            world.statuses.follow(number, message, customer);
        }
        return id;
    }

    /** The message is taken, and the file looked at afterwards. */
    private boolean unplayable(BusinessNumber number, ObjectNode body) {
        boolean voice = body.path("audio").path("voice").asBoolean(false);
        return world.shelf
                .find(number.id(), body.path("audio").path("id").asString(""))
                .map(media -> media.file().sound())
                .filter(sound -> voice ? !sound.isMonoOpus() : sound.isOgg() && !sound.isOpus())
                .isPresent();
    }

    private static Answer accepted(Fields fields, String to, Customer customer, String id) {
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        ObjectNode contact = answer.putArray("contacts").addObject();
        boolean byPhone = fields.has("to");
        contact.put("input", fields.node().path(byPhone ? "to" : "recipient").asString(""));
        contact.put(byPhone ? "wa_id" : "user_id", byPhone ? to : customer.userId());
        answer.putArray("messages").addObject().put("id", id);
        return Answer.json(200, Json.text(answer));
    }

    private Optional<Answer> faultBefore(String number) {
        if (world.dice.falls(FaultKind.HANG_BEFORE_ACCEPT, number)) {
            return Optional.of(new Answer.Silence(manner.hang()));
        } else if (world.dice.falls(FaultKind.SERVER_ERROR_PLAIN, number)) {
            return Optional.of(Answer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"));
        } else if (world.dice.falls(FaultKind.SERVER_ERROR, number)) {
            throw new Refused(GraphError.SERVER);
        } else if (world.dice.falls(FaultKind.RATE_LIMIT_429, number)) {
            throw new Refused(GraphError.TOO_MANY_CALLS);
        } else if (world.dice.falls(FaultKind.THROUGHPUT_130429, number)) {
            throw new Refused(GraphError.THROUGHPUT);
        } else if (world.dice.falls(FaultKind.PAIR_LIMIT_131056, number)) {
            throw new Refused(GraphError.PAIR);
        } else if (world.dice.falls(FaultKind.SPAM_LIMIT_131048, number)) {
            throw new Refused(GraphError.SPAM);
        }
        return Optional.empty();
    }

    private Optional<Answer> faultAfter(String number) {
        if (world.dice.falls(FaultKind.HANG_AFTER_ACCEPT, number)) {
            return Optional.of(new Answer.Silence(manner.hang()));
        } else if (world.dice.falls(FaultKind.DROP_AFTER_ACCEPT, number)) {
            return Optional.of(new Answer.Drop());
        } else if (world.dice.falls(FaultKind.GARBAGE, number)) {
            return Optional.of(Answer.html(200, "<!-- upstream --> for (;;);{\"__ar\":1}"));
        }
        return Optional.empty();
    }
}
