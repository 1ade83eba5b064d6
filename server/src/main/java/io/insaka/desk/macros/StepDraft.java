package io.insaka.desk.macros;

import io.insaka.attributes.AttributeSubject;
import io.insaka.desk.Deeds;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a macro does.
 *
 * @param kind reply, note, label, unlabel, priority, assign, team, snooze, resolve, task or attributes
 * @param text of a reply, a note or a task; may name what a canned reply may name
 * @param cannedReply the id of one whose words are the reply
 * @param labels ids, of label and unlabel
 * @param to low, normal or high; bot, none, me or the id of a teammate; the id of a team, or none;
 *     contact or conversation, of attributes
 * @param minutes of snooze, and of a task that is due
 * @param values of attributes: by key, null takes a value away
 * @param followUp the conversation comes back when the task is due
 */
record StepDraft(
        @NotNull @Pattern(regexp = "reply|note|label|unlabel|priority|assign|team|snooze|resolve|task|attributes")
        String kind,

        @Nullable @Size(max = 4_000) String text,
        @Nullable UUID cannedReply,
        @Nullable @Size(max = 20) List<@NotNull UUID> labels,
        @Nullable @Size(max = 40) String to,
        @Nullable @Min(1) @Max(525_600) Integer minutes,
        @Nullable @Size(max = 20) Map<String, @Nullable Object> values,
        @Nullable Boolean followUp) {
    static StepDraft of(Macro.Step step) {
        return new StepDraft(
                step.kind().wire(),
                step.text(),
                step.cannedReply(),
                step.labels(),
                step.to(),
                step.minutes(),
                step.values(),
                step.followUp());
    }

    /** @param at where it stands, for whoever has to put it right */
    Macro.Step step(int at) {
        String path = "steps[" + at + "].";
        Macro.Kind known = Macro.Kind.of(kind);
        boolean follows = Boolean.TRUE.equals(followUp);
        switch (known) {
            case REPLY, NOTE, TASK -> {
                if (cannedReply == null || known != Macro.Kind.REPLY) {
                    return new Macro.Step(
                            known, words(path, known), null, List.of(), null, due(path, follows), null, follows);
                }
            }
            case LABEL, UNLABEL -> need(path + "labels", labels != null && !labels.isEmpty());
            case PRIORITY ->
                need(path + "to", to != null && List.of("low", "normal", "high").contains(to));
            case ASSIGN ->
                need(path + "to", to != null && (List.of("bot", "none", "me").contains(to) || isId(to)));
            case TEAM -> need(path + "to", to != null && (to.equals("none") || isId(to)));
            case SNOOZE -> need(path + "minutes", minutes != null);
            case RESOLVE -> {}
            case ATTRIBUTES -> {
                need(path + "to", to != null && AttributeSubject.find(to).isPresent());
                need(path + "values", values != null && !values.isEmpty());
                return new Macro.Step(known, null, null, List.of(), to, null, values, false);
            }
        }
        return new Macro.Step(known, null, cannedReply, labels == null ? List.of() : labels, to, minutes, null, false);
    }

    private String words(String path, Macro.Kind known) {
        need(path + "text", text != null && !text.isBlank());
        String plain = known == Macro.Kind.TASK
                ? PlainText.line(path + "text", String.valueOf(text))
                : PlainText.lines(path + "text", String.valueOf(text));
        if (Deeds.unknownPlaceholder(plain) != null) {
            throw DeskProblem.invalid(path + "text", "names a placeholder that there is not");
        }
        if (known == Macro.Kind.TASK && plain.length() > 120) {
            throw DeskProblem.invalid(path + "text", "is longer than 120 characters");
        }
        return plain;
    }

    private @Nullable Integer due(String path, boolean follows) {
        need(path + "minutes", !follows || minutes != null);
        return minutes;
    }

    private static void need(String field, boolean there) {
        if (!there) {
            throw DeskProblem.invalid(field, "is needed for this step");
        }
    }

    private static boolean isId(String word) {
        try {
            return UUID.fromString(word).toString().equalsIgnoreCase(word);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
