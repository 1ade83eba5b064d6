package io.insaka.llm.providers;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Kind;
import io.insaka.llm.Provider;
import io.insaka.llm.Recording;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Anthropic's messages. Its newer versions have no temperature at all, so none is sent. */
@Component
final class AnthropicProvider implements Provider {
    private final ModelHttp http;

    AnthropicProvider(ModelHttp http) {
        this.http = http;
    }

    @Override
    public Kind kind() {
        return Kind.ANTHROPIC;
    }

    @Override
    public Heard chat(Account account, Ask ask, Duration within) {
        return Attempt.of(http, within, wire -> {
            var model = AnthropicChatModel.builder()
                    .httpClientBuilder(wire)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.key())
                    .modelName(account.model())
                    .maxTokens(ask.mostTokens())
                    .maxRetries(0)
                    .build();
            var parameters = AnthropicChatRequestParameters.builder()
                    .modelName(account.model())
                    .maxOutputTokens(ask.mostTokens())
                    .responseFormat(Conversation.shape(ask));
            if (!ask.tools().isEmpty()) {
                parameters.toolSpecifications(Conversation.tools(ask));
            }
            return Conversation.heard(model.chat(ChatRequest.builder()
                    .messages(Conversation.messages(ask, true))
                    .parameters(parameters.build())
                    .build()));
        });
    }

    @Override
    public Heard embed(Account account, List<String> texts, Duration within) {
        return new Heard.Failed(Failure.UNABLE, "");
    }

    @Override
    public Heard transcribe(Account account, Recording recording, Duration within) {
        return new Heard.Failed(Failure.UNABLE, "");
    }
}
