package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.faults.FaultDice;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Finds the number and the operation behind an address. */
final class GraphApi implements Simulator {
    private static final Pattern VERSIONED =
            Pattern.compile("/v[1-9][0-9]?\\.0/([A-Za-z0-9_-]{1,64})(/messages|/media)?/?");

    private final Map<String, BusinessNumber> numbers;
    private final MessageApi messages;
    private final MediaApi media;
    private final JournalApi journal;
    private final FaultDice dice;
    private final AtomicLong traces = new AtomicLong();

    GraphApi(
            Map<String, BusinessNumber> numbers,
            MessageApi messages,
            MediaApi media,
            JournalApi journal,
            FaultDice dice) {
        this.numbers = numbers;
        this.messages = messages;
        this.media = media;
        this.journal = journal;
        this.dice = dice;
    }

    @Override
    public Answer answer(Request request) {
        try {
            return route(request);
        } catch (Refused refused) {
            return refused.error().answer("A" + Long.toString(0x1000_0000L + traces.incrementAndGet(), 36));
        }
    }

    private Answer route(Request request) {
        List<BusinessNumber> allowed = allowed(request);
        if (request.path().equals("/_journal")) {
            return journal.answer(allowed, request);
        }
        if (request.path().startsWith("/whatsapp_business/attachments")) {
            return allowed.stream()
                    .map(number -> media.download(number.id(), request))
                    .filter(answer -> answer instanceof Answer.Reply reply && reply.status() == 200)
                    .findFirst()
                    .orElseGet(() -> media.download("", request));
        }
        if (allowed.stream().anyMatch(number -> dice.falls(FaultKind.EXPIRED_TOKEN_190, number.id()))) {
            throw new Refused(GraphError.EXPIRED_TOKEN);
        }
        Matcher path = VERSIONED.matcher(request.path());
        if (!path.matches()) {
            throw new Refused(GraphError.NO_PATH);
        }
        String edge = Optional.ofNullable(path.group(2)).orElse("");
        return edge.isEmpty() ? object(allowed, path.group(1), request) : edge(allowed, path.group(1), edge, request);
    }

    private Answer edge(List<BusinessNumber> allowed, String id, String edge, Request request) {
        BusinessNumber number = find(allowed, id).orElseThrow(() -> new Refused(GraphError.unknownObject(id)));
        if (!request.method().equals("POST")) {
            throw new Refused(GraphError.unknownObject(id));
        }
        if (edge.equals("/messages")) {
            return messages.post(number, request);
        }
        failMediaAtTimes(id);
        return media.upload(id, request);
    }

    private Answer object(List<BusinessNumber> allowed, String id, Request request) {
        Optional<BusinessNumber> number = find(allowed, id);
        if (number.isPresent() && request.method().equals("GET")) {
            return Answer.json(200, Json.text(describe(number.get(), request)));
        }
        for (BusinessNumber owner : allowed) {
            failMediaAtTimes(owner.id());
            try {
                return switch (request.method()) {
                    case "GET" -> media.look(owner.id(), id, request);
                    case "DELETE" -> media.remove(owner.id(), id);
                    default -> throw new Refused(GraphError.unknownObject(id));
                };
            } catch (Refused refused) {
                if (owner == allowed.getLast()) {
                    throw refused;
                }
            }
        }
        throw new Refused(GraphError.unknownObject(id));
    }

    private void failMediaAtTimes(String number) {
        if (dice.falls(FaultKind.MEDIA_ERROR, number)) {
            throw new Refused(GraphError.SERVER);
        }
    }

    /** The numbers this token opens; one token may open several. */
    private List<BusinessNumber> allowed(Request request) {
        String authorization = request.header("authorization");
        List<BusinessNumber> allowed = numbers.values().stream()
                .filter(number ->
                        authorization.equals("Bearer " + number.registration().accessToken()))
                .toList();
        if (allowed.isEmpty()) {
            throw new Refused(GraphError.NO_TOKEN);
        }
        return allowed;
    }

    private static Optional<BusinessNumber> find(List<BusinessNumber> allowed, String id) {
        return allowed.stream().filter(number -> number.id().equals(id)).findFirst();
    }

    private static ObjectNode describe(BusinessNumber number, Request request) {
        Map<String, String> known = new TreeMap<>(Map.of(
                "verified_name", "Sandbox",
                "display_phone_number", "+" + number.registration().displayNumber(),
                "quality_rating", "GREEN",
                "code_verification_status", "VERIFIED",
                "platform_type", "CLOUD_API",
                "name_status", "APPROVED",
                "status", "CONNECTED"));
        String fields = request.query()
                .getOrDefault(
                        "fields",
                        "verified_name,code_verification_status,display_phone_number,quality_rating,platform_type");
        ObjectNode answer = Json.object();
        for (String field : fields.split(",")) {
            if (field.equals("id")) {
                continue;
            }
            String value = known.get(field);
            if (value == null) {
                throw new Refused(new GraphError(
                        400,
                        100,
                        "Tried accessing nonexisting field (" + field + ") on node type (WhatsAppBusinessPhoneNumber)",
                        ""));
            }
            answer.put(field, value);
        }
        return answer.put("id", number.id());
    }
}
