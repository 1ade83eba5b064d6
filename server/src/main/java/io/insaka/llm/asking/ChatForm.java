package io.insaka.llm.asking;

import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Line;
import io.insaka.llm.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question for a chat model, in a form that this model understands; checks what is answered. */
final class ChatForm implements Walk.Form {
    private final Ask ask;
    private final Manners manners;
    private final Account account;
    private boolean inWords;
    private boolean repairing;
    /** Took no notice of the schema at all. */
    private boolean chatted;

    private @Nullable String said;
    private @Nullable String complaint;

    ChatForm(Ask ask, Manners manners, Account account) {
        this.ask = ask;
        this.manners = manners;
        this.account = account;
        this.inWords = manners.wantsWords(account);
    }

    @Override
    public Heard put(Provider provider, Account asked, Duration within) {
        Heard heard = provider.chat(asked, phrased(), within);
        return heard instanceof Heard.Words words ? checked(words) : heard;
    }

    @Override
    public boolean adapt(Failure why) {
        switch (why) {
            case NO_SHAPES -> {
                boolean fresh = !inWords && ask.shape() != null;
                inWords = true;
                manners.wordsFrom(account);
                return fresh;
            }
            case TAKES_TURNS -> {
                boolean fresh = !manners.takesTurns(account);
                manners.turnsFrom(account);
                return fresh;
            }
            case NO_TEMPERATURE -> {
                boolean fresh = ask.temperature() != null && !manners.refusesTemperature(account);
                manners.noTemperatureFrom(account);
                return fresh;
            }
            default -> {
                repairing = true;
                return true;
            }
        }
    }

    private Ask phrased() {
        List<Line> lines = new ArrayList<>(ask.lines());
        Ask.Shape shape = ask.shape();
        if (shape != null && (inWords || repairing)) {
            int behind = 0;
            while (behind < lines.size() && lines.get(behind) instanceof Line.Instruction) {
                behind++;
            }
            lines.add(behind, new Line.Instruction(Wording.shape(shape)));
        }
        String wrong = complaint;
        if (repairing && wrong != null) {
            if (said != null && !said.isBlank()) {
                lines.add(new Line.Assistant(said, List.of()));
            }
            lines.add(new Line.Customer(Wording.repair(wrong)));
        }
        return new Ask(
                ask.agent(),
                ask.conversation(),
                manners.takesTurns(account) ? Wording.turns(lines) : lines,
                ask.tools(),
                inWords ? null : shape,
                manners.refusesTemperature(account) ? null : ask.temperature(),
                ask.mostTokens(),
                ask.patience(),
                ask.knowledge());
    }

    /** What the model did wrong is told to it, when it is asked once more. */
    private Heard checked(Heard.Words words) {
        for (Line.ToolCall call : words.calls()) {
            Optional<String> wrong = wrongCall(call);
            if (wrong.isPresent()) {
                return nonsense(words, null, wrong.get());
            }
        }
        Ask.Shape shape = ask.shape();
        if (shape == null || words.text().isBlank() && !words.calls().isEmpty()) {
            return words;
        }
        Optional<String> json = Shapes.json(words.text());
        Optional<String> wrong =
                json.map(text -> Shapes.wrong(shape.schema(), text)).orElse(Optional.of("it is not JSON"));
        if (wrong.isPresent()) {
            chatted |= !inWords && !words.text().strip().startsWith("{");
            return nonsense(words, words.text(), wrong.get());
        }
        if (chatted) {
            // It needs words, and not the schema alone: the next question saves itself the detour.
            manners.wordsFrom(account);
        }
        return new Heard.Words(json.orElseThrow(), words.calls(), words.tokens());
    }

    private Optional<String> wrongCall(Line.ToolCall call) {
        Optional<Ask.Tool> tool = ask.tools().stream()
                .filter(known -> known.name().equals(call.tool()))
                .findFirst();
        if (tool.isEmpty()) {
            return Optional.of("there is no such tool");
        }
        return Shapes.isJson(call.arguments())
                ? Shapes.wrong(tool.get().arguments(), call.arguments())
                        .map(wrong -> "the arguments of " + tool.get().name() + " are wrong: " + wrong)
                : Optional.of("the arguments of " + tool.get().name() + " are not JSON");
    }

    private Heard nonsense(Heard.Words words, @Nullable String text, String wrong) {
        said = text;
        complaint = wrong;
        return new Heard.Failed(Failure.MALFORMED, wrong, words.tokens(), null);
    }
}
