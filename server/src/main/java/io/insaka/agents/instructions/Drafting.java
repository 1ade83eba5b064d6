package io.insaka.agents.instructions;

import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Instructions;
import io.insaka.platform.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be written into an agent. */
public final class Drafting {
    public static final int LONGEST_PROMPT = 8_000;
    public static final int LONGEST_TONE = 200;
    public static final int MOST_TOKENS = 8_000;
    static final int FEWEST_TOKENS = 16;
    private static final double HIGHEST_TEMPERATURE = 2;
    private static final double MOST_DOLLARS = 1_000_000;

    private static final Pattern UNKEPT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}");

    private Drafting() {}

    /** @throws AgentProblem when it cannot be used */
    public static Instructions instructions(Agent agent, String written) {
        String text = written.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.isEmpty()) {
            throw AgentProblem.promptInvalid("must not be empty");
        }
        if (text.length() > LONGEST_PROMPT) {
            throw AgentProblem.promptInvalid("must be at most " + LONGEST_PROMPT + " characters");
        }
        if (UNKEPT.matcher(text).find()) {
            throw AgentProblem.promptInvalid("has characters that cannot be kept");
        }
        var instructions = new Instructions(text);
        Set<String> unknown = instructions.unknown(agent.placeholders());
        if (!unknown.isEmpty()) {
            throw AgentProblem.unknownPlaceholder(String.join(", ", unknown));
        }
        if (instructions.broken()) {
            throw AgentProblem.promptInvalid("has {{ or }} that is part of no placeholder");
        }
        return instructions;
    }

    /** @throws AgentProblem when a value cannot be accepted */
    static void check(Change change) {
        List<FieldProblem> problems = new ArrayList<>();
        outside(problems, "temperature", change.temperature(), -1, HIGHEST_TEMPERATURE);
        Double temperature = change.temperature();
        if (temperature != null && temperature < 0 && temperature > -1) {
            problems.add(new FieldProblem("temperature", "must be from 0 to 2, or -1 for the usual one"));
        }
        Integer tokens = change.mostTokens();
        if (tokens != null && tokens != 0 && (tokens < FEWEST_TOKENS || tokens > MOST_TOKENS)) {
            problems.add(new FieldProblem(
                    "mostTokens", "must be from " + FEWEST_TOKENS + " to " + MOST_TOKENS + ", or 0 for the usual"));
        }
        outside(problems, "monthlyBudget", change.monthlyBudget(), 0, MOST_DOLLARS);
        tone(problems, change.tone());
        if (!problems.isEmpty()) {
            throw AgentProblem.invalid(problems);
        }
    }

    public static void tone(List<FieldProblem> problems, @Nullable String tone) {
        if (tone != null
                && (tone.length() > LONGEST_TONE || UNKEPT.matcher(tone).find() || tone.contains("\n"))) {
            problems.add(new FieldProblem("tone", "must be one line of at most " + LONGEST_TONE + " characters"));
        }
    }

    private static void outside(
            List<FieldProblem> problems, String field, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            problems.add(new FieldProblem(field, "must be from " + (int) least + " to " + (int) most));
        }
    }
}
