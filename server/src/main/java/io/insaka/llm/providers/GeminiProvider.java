package io.insaka.llm.providers;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatRequestParameters;
import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Kind;
import io.insaka.llm.Models;
import io.insaka.llm.Provider;
import io.insaka.llm.Recording;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Google's Gemini. */
@Component
final class GeminiProvider implements Provider {
    private final ModelHttp http;
    private final KeptModels models = new KeptModels(GeminiProvider::model);

    GeminiProvider(ModelHttp http) {
        this.http = http;
    }

    @Override
    public Kind kind() {
        return Kind.GEMINI;
    }

    @Override
    public Heard chat(Account account, Ask ask, Duration within) {
        return Attempt.of(http, within, wire -> {
            var parameters = GoogleAiGeminiChatRequestParameters.builder()
                    .modelName(account.model())
                    .maxOutputTokens(ask.mostTokens())
                    .temperature(ask.temperature())
                    .responseFormat(Conversation.shape(ask));
            if (!ask.tools().isEmpty()) {
                parameters.toolSpecifications(Conversation.tools(ask));
            }
            return Conversation.with(models.of(account), ask, true, parameters.build());
        });
    }

    private static ChatModel model(Account account) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(Relay.HERE)
                .baseUrl(account.baseUrl().toString())
                .apiKey(account.key())
                .modelName(account.model())
                .maxRetries(0)
                .build();
    }

    @Override
    public Heard embed(Account account, List<String> texts, Duration within) {
        String wanted = account.modelFor(Models.Ability.EMBEDDING);
        if (wanted == null) {
            return new Heard.Failed(Failure.UNABLE, "");
        }
        return Attempt.of(http, within, wire -> {
            var model = GoogleAiEmbeddingModel.builder()
                    .httpClientBuilder(wire)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.key())
                    .modelName(wanted)
                    .maxRetries(0)
                    .build();
            return Embedding.heard(model, texts);
        });
    }

    @Override
    public Heard transcribe(Account account, Recording recording, Duration within) {
        return new Heard.Failed(Failure.UNABLE, "");
    }
}
