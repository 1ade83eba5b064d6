package io.insaka.agents.asking;

import io.insaka.agents.AgentReply;
import io.insaka.agents.AgentReply.Note;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.agents.fencing.PlainText;
import io.insaka.agents.fencing.Spoken;
import io.insaka.agents.instructions.Given;
import io.insaka.agents.instructions.Staff;
import io.insaka.agents.roles.Instructions;
import io.insaka.agents.roles.Placeholder;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Models;
import io.insaka.llm.Usage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks, whoever's instructions they are. */
@Component
public class Asking {
    /** Characters: twice as many as tokens usually have, and room for languages that need more. */
    private static final int LETTERS_PER_TOKEN = 8;

    private static final int SHORTEST_LIMIT = 2_000;

    private final Models models;
    private final Staff staff;
    private final Clock clock;
    private final byte[] secret = new byte[32];

    Asking(Models models, Staff staff, Clock clock) {
        this.models = models;
        this.staff = staff;
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    /** Slow and paid. A role that has used up its month is not asked. */
    public Asked ask(TenantId tenant, Given given, Briefing briefing) {
        Rendered rendered = render(given, briefing);
        Role role = given.agent().role();
        if (staff.spent(tenant, role)) {
            ModelReply spent = new ModelReply.None(ModelReply.Why.BUDGET_SPENT, Usage.NOTHING);
            return new Asked(rendered.lines(), new AgentReply(role, given.version(), spent));
        }
        List<Ask.Tool> lent = given.agent().usesTools() ? briefing.tools() : List.of();
        var ask = new Ask(
                role.name().toLowerCase(Locale.ROOT),
                briefing.conversation(),
                rendered.lines(),
                lent,
                briefing.shape(),
                given.temperature(),
                given.mostTokens(),
                briefing.patience() == null ? given.agent().patience() : briefing.patience(),
                briefing.knowledge());
        ModelReply reply = models.chat(tenant, ask);
        staff.pay(tenant, role, reply.usage().microCost());
        List<Note> notes = new ArrayList<>();
        String masked = rendered.masks().told();
        if (!masked.isEmpty()) {
            notes.add(new Note(Note.MASKED, masked));
        }
        ModelReply passed =
                reply instanceof ModelReply.Said said ? passed(said, given, briefing, rendered, notes) : reply;
        return new Asked(rendered.lines(), new AgentReply(role, given.version(), passed, notes));
    }

    private Rendered render(Given given, Briefing briefing) {
        Map<String, String> facts = new HashMap<>();
        given.agent().placeholders().forEach(one -> facts.put(one.name(), one.otherwise()));
        facts.put(Placeholder.ORGANISATION.name(), given.organisation());
        facts.put(Placeholder.TODAY.name(), Instructions.day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        facts.put(Placeholder.TONE.name(), given.tone());
        facts.putAll(briefing.facts());
        facts.replaceAll((name, fact) -> PlainText.of(fact));
        return Rendered.of(given, facts, briefing, secret);
    }

    private static ModelReply passed(
            ModelReply.Said said, Given given, Briefing briefing, Rendered rendered, List<Note> notes) {
        String text = rendered.masks().unmask(said.text());
        List<Line.ToolCall> calls = allowed(said.calls(), given, briefing, rendered, notes);
        var spoken = new Spoken(
                rendered.fence().boundary(),
                rendered.ours(),
                rendered.theirs(),
                heard(given, briefing),
                Math.max(SHORTEST_LIMIT, given.mostTokens() * LETTERS_PER_TOKEN));
        String all = text + calls.stream().map(call -> "\n" + call.arguments()).collect(Collectors.joining());
        return spoken.faultOf(all)
                .<ModelReply>map(fault -> {
                    notes.add(new Note(Note.WITHHELD, fault.code()));
                    return new ModelReply.Refused(fault.code(), said.usage());
                })
                .orElseGet(() -> {
                    Spoken.foreignHosts(
                                    text,
                                    sources(given, briefing),
                                    given.safety().links())
                            .forEach(host -> notes.add(new Note(Note.FOREIGN_LINK, host)));
                    return new ModelReply.Said(text, calls, said.usage());
                });
    }

    private static List<Line.ToolCall> allowed(
            List<Line.ToolCall> calls, Given given, Briefing briefing, Rendered rendered, List<Note> notes) {
        Set<String> lent = given.agent().usesTools()
                ? briefing.tools().stream().map(Ask.Tool::name).collect(Collectors.toSet())
                : Set.of();
        calls.stream()
                .filter(call -> !lent.contains(call.tool()))
                .forEach(call -> notes.add(new Note(Note.FOREIGN_TOOL, PlainText.title(call.tool(), 40))));
        return calls.stream()
                .filter(call -> lent.contains(call.tool()))
                .map(call -> new Line.ToolCall(
                        call.id(), call.tool(), rendered.masks().unmask(call.arguments())))
                .toList();
    }

    /** Everything it was told, as it was before masking. */
    private static List<String> heard(Given given, Briefing briefing) {
        List<String> heard = new ArrayList<>(sources(given, briefing));
        briefing.lines().forEach(line -> {
            if (line instanceof Line.Customer said) {
                heard.add(said.text());
            }
        });
        return heard;
    }

    /** What is not the customer's own: only these may name places to go to. */
    private static List<String> sources(Given given, Briefing briefing) {
        List<String> sources = new ArrayList<>();
        sources.add(given.instructions().text());
        sources.addAll(briefing.facts().values());
        briefing.quotes().forEach(quote -> {
            sources.add(quote.title());
            sources.add(quote.text());
        });
        briefing.lines().forEach(line -> {
            if (line instanceof Line.ToolResult result) {
                sources.add(result.text());
            } else if (line instanceof Line.Assistant said) {
                sources.add(said.text());
            }
        });
        return sources;
    }
}
