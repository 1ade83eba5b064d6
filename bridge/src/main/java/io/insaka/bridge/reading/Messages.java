package io.insaka.bridge.reading;

import io.insaka.bridge.store.Order;
import io.insaka.bridge.store.Parcel;
import io.insaka.bridge.store.Person;
import io.insaka.bridge.store.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Insaka is told, in the words of its gateway (docs/guide/gateway.md). */
public final class Messages {
    /** The word for where it came from; with it and the person's id Insaka tells people apart. */
    public static final String LABEL = "whatsapp-web";

    private static final JsonMapper json = JsonMapper.builder().build();
    private static final int LONGEST_ID = 150;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,2})[.)]?");

    private Messages() {}

    static Parcel of(String id, Person person, Line line, List<Order.Option> options, Instant now) {
        String own = id.length() <= LONGEST_ID ? id : id.substring(id.length() - LONGEST_ID);
        ObjectNode message = json.createObjectNode().put("id", own).put("channel", LABEL);
        ObjectNode who = message.putObject(line.out() ? "to" : "from")
                .put("id", person.id())
                .put("name", person.title());
        String digits = person.id().replaceAll("[^0-9]", "");
        if (person.id().matches("[0-9]{6,20}")) {
            who.put("phone", digits);
        }
        if (line.out()) {
            message.put("direction", "outbound");
        }
        message.put("timestamp", now.toString()).put("text", words(line));
        if (!line.out()) {
            chosen(line.text(), options)
                    .ifPresent(option ->
                            message.putObject("button").put("id", option.id()).put("title", option.title()));
        }
        return new Parcel("message|" + person.id() + "|" + own, Parcel.List.MESSAGES, message.toString());
    }

    /** A picture cannot be handed on, but nobody should think that nothing was said. */
    private static String words(Line line) {
        String text = line.text().strip();
        String what =
                switch (line.kind()) {
                    case "text" -> "";
                    case "image" -> "[Picture]";
                    case "video" -> "[Video]";
                    case "voice", "audio" -> "[Voice message]";
                    case "sticker" -> "[Sticker]";
                    case "document" -> "[File]";
                    default -> "[Something this bridge cannot read]";
                };
        return (what + " " + text).strip();
    }

    /** A page has no buttons: who was asked in numbers answers with a number, or with the words. */
    private static Optional<Order.Option> chosen(String text, List<Order.Option> options) {
        String said = Line.squeezed(text);
        Matcher number = NUMBER.matcher(said);
        if (number.matches()) {
            int at = Integer.parseInt(number.group(1)) - 1;
            return at >= 0 && at < options.size() ? Optional.of(options.get(at)) : Optional.empty();
        }
        return options.stream()
                .filter(option ->
                        Line.squeezed(option.title()).toLowerCase(Locale.ROOT).equals(said.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static Parcel status(String delivery, Tick tick, Instant now) {
        ObjectNode status = json.createObjectNode()
                .put("id", delivery)
                .put("status", tick.wireName())
                .put("timestamp", now.toString());
        return new Parcel("status|" + delivery + "|" + tick.wireName(), Parcel.List.STATUSES, status.toString());
    }

    /** Not sent, or nobody can tell: {@code code} and {@code text} say which. */
    public static Parcel failed(String delivery, String code, String text, Instant now) {
        ObjectNode status = json.createObjectNode()
                .put("id", delivery)
                .put("status", "failed")
                .put("timestamp", now.toString());
        status.putObject("error").put("code", code).put("text", text);
        return new Parcel("status|" + delivery + "|failed|" + now, Parcel.List.STATUSES, status.toString());
    }

    /** Something that a person has to see to. */
    public static Parcel alarm(String id, String code, String text) {
        ObjectNode alarm =
                json.createObjectNode().put("id", id).put("code", code).put("text", text);
        return new Parcel("alarm|" + id, Parcel.List.ALARMS, alarm.toString());
    }

    /** There is nothing to see to any more. */
    public static Parcel calm(String id) {
        return new Parcel(
                "alarm|" + id,
                Parcel.List.ALARMS,
                json.createObjectNode().put("id", id).put("over", true).toString());
    }
}
