package io.insaka.scenarios;

import io.insaka.tenancy.Role;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who takes part in a scenario, and what each step means; the steps are explained in {@code scenarios/README.md}. */
final class Stage {
    private final Organisations organisations;
    private final Organisation organisation;
    private final Phone phone;
    private final Team owner;
    private final Mind mind;
    private @Nullable Team colleague;

    Stage(Organisations organisations, Organisation organisation, Phone phone, Team owner) {
        this.organisations = organisations;
        this.organisation = organisation;
        this.phone = phone;
        this.owner = owner;
        this.mind = new Mind(organisation);
    }

    void play(JsonNode step) {
        String kind = step.propertyNames().iterator().next();
        JsonNode what = step.path(kind);
        switch (kind) {
            case "contact" -> phone.say(what);
            case "bot" -> hear(what);
            case "phone" -> phone.expect(what);
            case "teammate" -> owner.act(what);
            case "colleague" -> colleague().act(what);
            case "conversation" -> owner.expectConversation(what);
            case "message" -> owner.expectMessage(what);
            case "person" -> owner.expectContact(what);
            case "sums" -> phone.expectBalance(what);
            case "faults" ->
                organisation.api().put("/api/v1/sandbox/faults", what).expect(200);
            case "article" -> article(what);
            case "models" -> mind.connect(what);
            case "model" -> mind.script(what);
            case "document" -> mind.document(what);
            case "known" -> mind.expectInsight(what);
            case "unanswered" -> mind.expectUnanswered(what);
            case "guard" -> guard(what);
            case "survey" -> survey(what);
            case "phrases" -> phrases(what);
            default -> throw new IllegalArgumentException("there is no step called " + kind);
        }
    }

    private void hear(JsonNode what) {
        if (what.asString("").equals("silent")) {
            phone.expectSilence();
        } else {
            phone.expect(what);
        }
    }

    private Team colleague() {
        Team known = colleague;
        if (known == null) {
            known = new Team(organisations.join(organisation, Role.AGENT).api());
            colleague = known;
        }
        return known;
    }

    /** What is not named has its default. */
    private void guard(JsonNode what) {
        organisation
                .api()
                .put(
                        "/api/v1/guard",
                        Map.of(
                                "perMinute", what.path("perMinute").asInt(20),
                                "perDay", what.path("perDay").asInt(200),
                                "holdSuspicious", what.path("holdSuspicious").asBoolean(true),
                                "allowedOnly", what.path("allowedOnly").asBoolean(false),
                                "allowed", words(what.path("allowed")),
                                "denied", words(what.path("denied"))))
                .expect(200);
    }

    /** Customers are asked at once how they were served. */
    private void survey(JsonNode what) {
        organisation
                .api()
                .put(
                        "/api/v1/satisfaction",
                        Map.of(
                                "enabled",
                                true,
                                "byItself",
                                false,
                                "delayMinutes",
                                0,
                                "daysBetween",
                                what.path("daysBetween").asInt(7),
                                "comment",
                                what.path("comment").asBoolean(true)))
                .expect(200);
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private void phrases(JsonNode what) {
        organisation
                .api()
                .put("/api/v1/intents", Map.of("phrases", what, "model", "unsure"))
                .expect(200);
    }

    private void article(JsonNode what) {
        organisation
                .api()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "question", what.path("question").asString(),
                                "answer", what.path("answer").asString()))
                .expect(201);
    }
}
