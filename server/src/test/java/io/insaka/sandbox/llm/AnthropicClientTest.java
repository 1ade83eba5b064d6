package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Worlds;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j talks with the simulated Anthropic. */
class AnthropicClientTest {
    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private AnthropicChatModel.AnthropicChatModelBuilder builder() {
        return AnthropicChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("anthropic/v1"))
                .apiKey(Worlds.KEY)
                .modelName("claude-sonnet-4-5")
                .maxTokens(500)
                .maxRetries(0);
    }

    @Test
    void talks() {
        models.world().script().next(Reaction.say("We open at 8."));
        ChatResponse response =
                builder().build().chat(SystemMessage.from("Be short."), UserMessage.from("When do you open?"));
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(4);
    }

    @Test
    void callsToolsAndReadsTheirResults() {
        Clients.callsToolsAndReadsTheirResults(models, builder().build());
        Clients.callsTheToolItMust(models, builder().build());
    }

    @Test
    void fillsTheSchemaItIsGiven() {
        Clients.fillsTheSchemaItIsGiven(builder().build());
    }

    @Test
    void seesThatThereIsAPicture() {
        String png = Base64.getEncoder().encodeToString(HexPictures.png(640, 480));
        var content = UserMessage.from(TextContent.from("What is this?"), ImageContent.from(png, "image/png"));
        assertThat(builder().build().chat(content).aiMessage().text()).contains("640 × 480");
    }

    @Test
    void streams() throws Exception {
        var model = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("anthropic/v1"))
                .apiKey(Worlds.KEY)
                .modelName("claude-sonnet-4-5")
                .maxTokens(500)
                .build();
        models.world().script().next(Reaction.say("We open at 8 and close at 17, every day but Sunday."));
        assertThat(Clients.stream(model, "When?").get().aiMessage().text())
                .isEqualTo("We open at 8 and close at 17, every day but Sunday.");
        Clients.streamsToolCalls(models, model);
        models.world().faults().next(Fault.CUT, 1);
        assertThatThrownBy(() -> Clients.stream(model, "When?").get()).isInstanceOf(ExecutionException.class);
    }

    @Test
    void failsAsItIsTold() {
        ChatModel model = builder().build();
        Clients.expect(models, model, Fault.RATE_LIMIT, RateLimitException.class);
        Clients.expect(models, model, Fault.QUOTA, InvalidRequestException.class);
        Clients.expect(models, model, Fault.BAD_KEY, AuthenticationException.class);
        Clients.expect(models, model, Fault.SERVER_ERROR, InternalServerException.class);
        Clients.expect(models, model, Fault.OVERLOADED, InternalServerException.class);
        Clients.expect(models, model, Fault.BLOCKED, InvalidRequestException.class);
        Clients.expect(models, model, Fault.CUT, RuntimeException.class);
        Clients.expect(models, model, Fault.MALFORMED_JSON, RuntimeException.class);
        var unknown = builder().modelName("claude-9").build();
        assertThatThrownBy(() -> unknown.chat("Hi")).isInstanceOf(ModelNotFoundException.class);
    }

    /** The client does not say that the model declined: whoever calls it must not take this for an answer. */
    @Test
    void aRefusalIsAnAnswerWithoutTextForAnotherReason() {
        models.world().faults().next(Fault.REFUSAL, 1);
        ChatResponse refused = builder().build().chat(UserMessage.from("Hi"));
        assertThat(refused.aiMessage().text()).isNull();
        assertThat(refused.finishReason()).isEqualTo(FinishReason.OTHER);
    }
}
