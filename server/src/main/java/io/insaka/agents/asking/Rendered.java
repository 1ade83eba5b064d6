package io.insaka.agents.asking;

import io.insaka.agents.Briefing;
import io.insaka.agents.Briefing.Quote;
import io.insaka.agents.fencing.Fence;
import io.insaka.agents.fencing.Masks;
import io.insaka.agents.fencing.PlainText;
import io.insaka.agents.instructions.Given;
import io.insaka.agents.roles.Instructions;
import io.insaka.agents.roles.PromptFile;
import io.insaka.llm.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model is shown of a briefing: ours in the instructions, everything else fenced, plain and masked.
 *
 * @param ours the instructions that came with the product
 * @param theirs the instructions that the organisation wrote; empty when it wrote none
 */
public record Rendered(List<Line> lines, String ours, String theirs, Fence fence, Masks masks) {
    private static final Instructions FRAME = new Instructions(PromptFile.read("frame"));

    /** @param facts everything the placeholders of this agent stand for */
    static Rendered of(Given given, Map<String, String> facts, Briefing briefing, byte[] secret) {
        Masks masks = new Masks(given.safety().masked());
        Foreign foreign = Foreign.of(briefing, masks);
        String instructions = given.instructions().render(facts).strip();
        List<String> all = new ArrayList<>(foreign.texts());
        all.add(instructions);
        Fence fence = Fence.around(secret, all);
        String frame = FRAME.render(Map.of("boundary", fence.boundary()));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Instruction(instructions + "\n\n" + frame));
        lines.addAll(foreign.fenced(fence));
        boolean own = given.version() != 0;
        return new Rendered(
                List.copyOf(lines), own ? frame : instructions + "\n" + frame, own ? instructions : "", fence, masks);
    }

    /** What others wrote, made plain and masked before there is a fence: the boundary must stand in none of it. */
    private record Foreign(List<Quote> quotes, List<Line> lines) {
        static Foreign of(Briefing briefing, Masks masks) {
            List<Quote> quotes = briefing.quotes().stream()
                    .map(quote -> new Quote(
                            PlainText.of(quote.name()),
                            masks.mask(PlainText.of(quote.title())),
                            masks.mask(PlainText.of(quote.text()))))
                    .toList();
            return new Foreign(
                    quotes,
                    briefing.lines().stream().map(line -> plain(line, masks)).toList());
        }

        private static Line plain(Line line, Masks masks) {
            return switch (line) {
                case Line.Instruction ours -> throw new IllegalArgumentException("an agent has its instructions");
                case Line.Customer said -> new Line.Customer(masks.mask(PlainText.of(said.text())), said.pictures());
                case Line.Assistant said ->
                    new Line.Assistant(
                            masks.mask(PlainText.of(said.text())),
                            said.calls().stream()
                                    .map(call ->
                                            new Line.ToolCall(call.id(), call.tool(), masks.mask(call.arguments())))
                                    .toList());
                case Line.ToolResult result ->
                    new Line.ToolResult(result.callId(), result.tool(), masks.mask(PlainText.of(result.text())));
            };
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            quotes.forEach(quote -> texts.addAll(List.of(quote.name(), quote.title(), quote.text())));
            lines.forEach(line -> texts.add(
                    switch (line) {
                        case Line.Instruction ours -> ours.text();
                        case Line.Customer said -> said.text();
                        case Line.Assistant said ->
                            said.text()
                                    + said.calls().stream()
                                            .map(Line.ToolCall::arguments)
                                            .collect(Collectors.joining());
                        case Line.ToolResult result -> result.text();
                    }));
            return texts;
        }

        /** The quotes stand before the customer's last words, so that lines keep taking turns. */
        List<Line> fenced(Fence fence) {
            int last = lastOfCustomer();
            List<Line> fenced = new ArrayList<>();
            for (int at = 0; at < lines.size(); at++) {
                fenced.add(fenced(lines.get(at), fence, at == last));
            }
            if (last < 0) {
                fenced.add(new Line.Customer(quoted(fence)));
            }
            return fenced;
        }

        private int lastOfCustomer() {
            for (int at = lines.size() - 1; at >= 0; at--) {
                if (lines.get(at) instanceof Line.Customer) {
                    return at;
                }
            }
            return -1;
        }

        private Line fenced(Line line, Fence fence, boolean last) {
            return switch (line) {
                case Line.Customer said -> {
                    String words = fence.enclose("message", "", said.text());
                    yield new Line.Customer(
                            last && !quotes.isEmpty() ? quoted(fence) + "\n\n" + words : words, said.pictures());
                }
                case Line.ToolResult result ->
                    new Line.ToolResult(
                            result.callId(), result.tool(), fence.enclose("result", result.tool(), result.text()));
                case Line.Assistant said -> said;
                case Line.Instruction ours -> ours;
            };
        }

        private String quoted(Fence fence) {
            return quotes.stream()
                    .map(quote -> fence.enclose(quote.name(), quote.title(), quote.text()))
                    .collect(Collectors.joining("\n\n"));
        }
    }
}
