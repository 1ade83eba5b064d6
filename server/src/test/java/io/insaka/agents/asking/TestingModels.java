package io.insaka.agents.asking;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.Embedded;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Models;
import io.insaka.llm.Recording;
import io.insaka.llm.Transcript;
import io.insaka.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says what a test wants, and remembers what it was asked. */
final class TestingModels implements Models {
    static final Usage PAID = new Usage("Testing", "test-1", 10, 5, 250, 1, 7);

    final List<Ask> asks = new ArrayList<>();
    private Function<Ask, ModelReply> answer = ask -> new ModelReply.Said("Yes.", List.of(), PAID);

    void says(String text, Line.ToolCall... calls) {
        answer = ask -> new ModelReply.Said(text, List.of(calls), PAID);
    }

    void answers(Function<Ask, String> text) {
        answer = ask -> new ModelReply.Said(text.apply(ask), List.of(), PAID);
    }

    @Override
    public boolean ready(TenantId tenant, Ability ability) {
        return true;
    }

    @Override
    public Optional<String> first(TenantId tenant, Ability ability) {
        return Optional.of("test-1");
    }

    @Override
    public ModelReply chat(TenantId tenant, Ask ask) {
        asks.add(ask);
        return answer.apply(ask);
    }

    @Override
    public Embedded embed(TenantId tenant, List<String> texts) {
        return Embedded.NONE;
    }

    @Override
    public Transcript transcribe(TenantId tenant, Recording recording) {
        return new Transcript.None(ModelReply.Why.NOT_CONFIGURED, Usage.NOTHING);
    }
}
