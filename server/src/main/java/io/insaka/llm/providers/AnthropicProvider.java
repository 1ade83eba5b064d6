package io.insaka.llm.providers;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.ChatModel;
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
    private final KeptModels models = new KeptModels(AnthropicProvider::model);

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
            var parameters = AnthropicChatRequestParameters.builder()
                    .modelName(account.model())
                    .maxOutputTokens(ask.mostTokens())
                    .responseFormat(Conversation.shape(ask));
            if (!ask.tools().isEmpty()) {
                parameters.toolSpecifications(Conversation.tools(ask));
            }
            return Conversation.with(models.of(account), ask, true, parameters.build());
        });
    }

    private static ChatModel model(Account account) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(Relay.HERE)
                .baseUrl(account.baseUrl().toString())
                .apiKey(account.key())
                .modelName(account.model())
                .maxRetries(0)
                .build();
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
