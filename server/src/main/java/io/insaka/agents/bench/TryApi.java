package io.insaka.agents.bench;

import io.insaka.agents.AgentReply;
import io.insaka.agents.AgentReply.Note;
import io.insaka.agents.Briefing;
import io.insaka.agents.asking.Asked;
import io.insaka.agents.asking.Asking;
import io.insaka.agents.instructions.AgentProblem;
import io.insaka.agents.instructions.Drafting;
import io.insaka.agents.instructions.Given;
import io.insaka.agents.instructions.Staff;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Placeholder;
import io.insaka.agents.roles.Roster;
import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Usage;
import io.insaka.platform.Problem.FieldProblem;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks an agent as a customer would, with instructions that need not be kept, and shows all that happened. */
@RestController
class TryApi {
    private static final int A_MINUTE = 30;
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_QUOTES = 10;
    private static final int LONGEST_QUOTE = 8_000;

    private final Roster roster;
    private final Staff staff;
    private final Asking asking;
    private final AuditTrail trail;
    private final RateLimiter tries;

    TryApi(Roster roster, Staff staff, Asking asking, AuditTrail trail, Clock clock) {
        this.roster = roster;
        this.staff = staff;
        this.asking = asking;
        this.trail = trail;
        this.tries = new RateLimiter(clock, A_MINUTE, Duration.ofMinutes(1));
    }

    record Quoted(@Nullable String title, @Nullable String text) {}

    record Wanted(
            @Nullable String message,
            @Nullable String prompt,
            @Nullable String tone,
            @Nullable Map<String, String> facts,
            @Nullable List<@Nullable Quoted> quotes) {}

    record Shown(String who, String text) {}

    record Called(String tool, String arguments) {}

    record Source(String name, String title) {}

    record Tried(
            @Nullable Integer promptVersion,
            List<Shown> rendered,
            String outcome,
            @Nullable String reason,
            String answer,
            List<Called> calls,
            List<Note> notes,
            List<Source> sources,
            String provider,
            String model,
            int inputTokens,
            int outputTokens,
            BigDecimal cost,
            long ms) {}

    @PostMapping("/api/v1/agents/{role}/try")
    @Audited("agent.tried")
    @Requires(Permission.AGENTS_MANAGE)
    Tried tryOut(Caller caller, @PathVariable String role, @RequestBody Wanted wanted) {
        Agent agent = roster.find(role).orElseThrow(AgentProblem::unknownRole);
        check(agent, wanted);
        Given given = staff.given(caller.tenant(), agent.role());
        String prompt = wanted.prompt();
        if (prompt != null) {
            given = given.with(Drafting.instructions(agent, prompt));
        }
        String tone = wanted.tone();
        if (tone != null) {
            given = given.withTone(tone.strip());
        }
        tries.take(caller.tenant().toString()).ifPresent(pause -> {
            throw AgentProblem.tooManyTries(pause);
        });
        trail.record(
                caller.tenant(),
                "agent.tried",
                new Subject("agent", role.toLowerCase(Locale.ROOT)),
                Details.of("draft", prompt != null));
        List<Briefing.Quote> quotes = quotes(wanted);
        var briefing = new Briefing(
                null,
                wanted.facts() == null ? Map.of() : wanted.facts(),
                quotes,
                List.of(new Line.Customer(String.valueOf(wanted.message()))),
                List.of(),
                null,
                null);
        return tried(asking.ask(caller.tenant(), given, briefing), quotes);
    }

    private static void check(Agent agent, Wanted wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        String message = wanted.message();
        if (message == null || message.isBlank() || message.length() > LONGEST_MESSAGE) {
            problems.add(new FieldProblem("message", "must be of 1 to " + LONGEST_MESSAGE + " characters"));
        }
        Drafting.tone(problems, wanted.tone());
        Set<String> names = agent.placeholders().stream().map(Placeholder::name).collect(Collectors.toSet());
        Map<String, String> facts = wanted.facts();
        if (facts != null
                && !facts.entrySet().stream()
                        .allMatch(fact -> names.contains(fact.getKey())
                                && fact.getValue() != null
                                && fact.getValue().length() <= LONGEST_MESSAGE)) {
            problems.add(new FieldProblem("facts", "must be placeholders of this agent with a text each"));
        }
        List<@Nullable Quoted> quotes = wanted.quotes();
        if (quotes != null
                && (quotes.size() > MOST_QUOTES
                        || quotes.stream()
                                .anyMatch(quote -> quote == null
                                        || quote.text() == null
                                        || quote.text().length() > LONGEST_QUOTE))) {
            problems.add(new FieldProblem(
                    "quotes",
                    "must be at most " + MOST_QUOTES + ", each with a text of " + LONGEST_QUOTE + " at most"));
        }
        if (!problems.isEmpty()) {
            throw AgentProblem.invalid(problems);
        }
    }

    private static List<Briefing.Quote> quotes(Wanted wanted) {
        List<Briefing.Quote> quotes = new ArrayList<>();
        List<@Nullable Quoted> given = wanted.quotes();
        for (Quoted quote : given == null ? List.<@Nullable Quoted>of() : given) {
            if (quote != null) {
                quotes.add(new Briefing.Quote(
                        String.valueOf(quotes.size() + 1),
                        quote.title() == null ? "" : quote.title(),
                        String.valueOf(quote.text())));
            }
        }
        return quotes;
    }

    private static Tried tried(Asked asked, List<Briefing.Quote> quotes) {
        AgentReply reply = asked.reply();
        Usage usage = reply.reply().usage();
        String outcome;
        String reason = null;
        String answer = "";
        List<Called> calls = List.of();
        switch (reply.reply()) {
            case ModelReply.Said said -> {
                outcome = "answered";
                answer = said.text();
                calls = said.calls().stream()
                        .map(call -> new Called(call.tool(), call.arguments()))
                        .toList();
            }
            case ModelReply.Refused refused -> {
                outcome = reply.withheld() ? "withheld" : "refused";
                reason = refused.reason();
            }
            case ModelReply.None none -> {
                outcome = "nobody";
                reason = none.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
        String said = answer;
        return new Tried(
                reply.prompt() == Given.DRAFT ? null : reply.prompt(),
                asked.seen().stream().map(TryApi::shown).toList(),
                outcome,
                reason,
                answer,
                calls,
                reply.notes(),
                quotes.stream()
                        .filter(quote -> said.contains("[" + quote.name() + "]"))
                        .map(quote -> new Source(quote.name(), quote.title()))
                        .toList(),
                usage.provider(),
                usage.model(),
                usage.inputTokens(),
                usage.outputTokens(),
                BigDecimal.valueOf(usage.microCost(), 6),
                usage.millis());
    }

    private static Shown shown(Line line) {
        return switch (line) {
            case Line.Instruction ours -> new Shown("instructions", ours.text());
            case Line.Customer said -> new Shown("customer", said.text());
            case Line.Assistant said -> new Shown("assistant", said.text());
            case Line.ToolResult result -> new Shown("tool", result.text());
        };
    }
}
