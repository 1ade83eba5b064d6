package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.store.embedding.CosineSimilarity;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Worlds;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j talks with the simulated OpenAI, and with who speaks like it. */
class OpenAiClientTest {
    private static final ToolSpecification FIND_ORDER = ToolSpecification.builder()
            .name("find_order")
            .description("Finds an order")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("number")
                    .required("number")
                    .build())
            .build();
    private static final JsonSchema UNDERSTOOD = JsonSchema.builder()
            .name("understood")
            .rootElement(JsonObjectSchema.builder()
                    .addEnumProperty("intent", List.of("ask_price", "complain", "other"))
                    .addNumberProperty("confidence")
                    .addStringProperty("language")
                    .required("intent", "confidence", "language")
                    .build())
            .build();

    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private static JdkHttpClientBuilder http() {
        return new JdkHttpClientBuilder()
                .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }

    private OpenAiChatModel.OpenAiChatModelBuilder builder() {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("gpt-4o-mini")
                .maxRetries(0);
    }

    @Test
    void talks() {
        models.world().script().next(Reaction.say("We open at 8."));
        ChatResponse response = builder().build().chat(UserMessage.from("When do you open?"));
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.metadata().modelName()).isEqualTo("gpt-4o-mini");
        assertThat(response.tokenUsage().totalTokenCount())
                .isEqualTo(response.tokenUsage().inputTokenCount()
                        + response.tokenUsage().outputTokenCount());
        assertThat(models.world().journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.text()).isEqualTo("When do you open?");
            assertThat(call.inputTokens()).isEqualTo(response.tokenUsage().inputTokenCount());
            assertThat(call.good()).isTrue();
        });
    }

    @Test
    void callsToolsAndReadsTheirResults() {
        models.world()
                .script()
                .when("order", Reaction.use("find_order", Json.object().put("number", "A-7")));
        ChatModel model = builder().strictTools(true).build();
        UserMessage question = UserMessage.from("Where is my order?");
        AiMessage call = model.chat(ChatRequest.builder()
                        .messages(question)
                        .toolSpecifications(FIND_ORDER)
                        .build())
                .aiMessage();
        assertThat(call.toolExecutionRequests()).singleElement().satisfies(request -> {
            assertThat(request.name()).isEqualTo("find_order");
            assertThat(request.arguments()).isEqualTo("{\"number\":\"A-7\"}");
        });
        models.world().script().clear();
        var result =
                ToolExecutionResultMessage.from(call.toolExecutionRequests().getFirst(), "on its way");
        assertThat(model.chat(ChatRequest.builder()
                                .messages(question, call, result)
                                .toolSpecifications(FIND_ORDER)
                                .build())
                        .aiMessage()
                        .text())
                .isEqualTo("Here is what I found: on its way");
    }

    @Test
    void callsTheToolItMustWithArgumentsThatFit() {
        AiMessage call = builder()
                .build()
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from("A-7"))
                        .toolSpecifications(FIND_ORDER)
                        .toolChoice(ToolChoice.REQUIRED)
                        .build())
                .aiMessage();
        assertThat(call.toolExecutionRequests().getFirst().arguments()).isEqualTo("{\"number\":\"A-7\"}");
    }

    @Test
    void fillsTheSchemaItIsGiven() {
        String json = builder()
                .strictJsonSchema(true)
                .build()
                .chat(ChatRequest.builder()
                        .messages(
                                SystemMessage.from("Understand."),
                                UserMessage.from("Bonjour, le prix de la chambre ? ask price"))
                        .responseFormat(ResponseFormat.builder()
                                .type(ResponseFormatType.JSON)
                                .jsonSchema(UNDERSTOOD)
                                .build())
                        .build())
                .aiMessage()
                .text();
        assertThat(Json.read(json).orElseThrow())
                .isEqualTo(Json.read("{\"intent\":\"ask_price\",\"confidence\":0.8,\"language\":\"fr\"}")
                        .orElseThrow());
    }

    @Test
    void answersFromThePassagesItIsGiven() {
        String prompt = """
                Answer from the passages only.
                <passages>
                <passage id="1">The clinic opens at eight. It closes at five on weekdays.</passage>
                <passage id="2">A blood test costs 150 kwacha. Results come the next day.</passage>
                </passages>""";
        ChatModel model = builder().build();
        assertThat(model.chat(SystemMessage.from(prompt), UserMessage.from("How much does a blood test cost?"))
                        .aiMessage()
                        .text())
                .isEqualTo("A blood test costs 150 kwacha. [2]");
        assertThat(model.chat(SystemMessage.from(prompt), UserMessage.from("Do you repair bicycles?"))
                        .aiMessage()
                        .text())
                .startsWith("I am not sure");
    }

    @Test
    void seesThatThereIsAPicture() {
        byte[] png = HexPictures.png(640, 480);
        var content = UserMessage.from(
                TextContent.from("What is this?"),
                ImageContent.from(Base64.getEncoder().encodeToString(png), "image/png"));
        assertThat(builder().build().chat(content).aiMessage().text()).contains("a PNG picture of 640 × 480 pixels");
    }

    @Test
    void stopsAtItsLimit() {
        models.world().script().next(Reaction.say("one two three four five six seven"));
        ChatResponse response = builder().maxCompletionTokens(2).build().chat(UserMessage.from("Count"));
        assertThat(response.aiMessage().text()).isEqualTo("one two ");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(2);
    }

    @Test
    void streams() throws Exception {
        models.world().script().next(Reaction.say("We open at 8 and close at 17, every day but Sunday."));
        ChatResponse response = stream("When?").get();
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8 and close at 17, every day but Sunday.");
        assertThat(response.tokenUsage().outputTokenCount()).isPositive();
    }

    @Test
    void aCutStreamIsAnError() {
        models.world().faults().next(Fault.CUT, 1);
        assertThatThrownBy(() -> stream("When?").get()).isInstanceOf(ExecutionException.class);
    }

    private CompletableFuture<ChatResponse> stream(String question) {
        var model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("gpt-4o-mini")
                .build();
        var done = new CompletableFuture<ChatResponse>();
        model.chat(question, new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String piece) {}

            @Override
            public void onCompleteResponse(ChatResponse response) {
                done.complete(response);
            }

            @Override
            public void onError(Throwable error) {
                done.completeExceptionally(error);
            }
        });
        return done;
    }

    @Test
    void failsAsItIsTold() {
        ChatModel model = builder().build();
        expect(model, Fault.RATE_LIMIT, RateLimitException.class);
        expect(model, Fault.QUOTA, RateLimitException.class);
        expect(model, Fault.BAD_KEY, AuthenticationException.class);
        expect(model, Fault.SERVER_ERROR, InternalServerException.class);
        expect(model, Fault.REFUSAL, ContentFilteredException.class);
        expect(model, Fault.CUT, RuntimeException.class);
        expect(model, Fault.DROP, RuntimeException.class);
        expect(model, Fault.MALFORMED_JSON, RuntimeException.class);
        expect(model, Fault.WRONG_CONTENT_TYPE, RuntimeException.class);
        models.world().faults().next(Fault.EMPTY_ANSWER, 1);
        assertThat(model.chat(UserMessage.from("Hi")).aiMessage().text()).isNull();
        assertThat(model.chat("Hi")).isEqualTo("Hello! How can I help you?");
    }

    private void expect(ChatModel model, Fault fault, Class<? extends Throwable> as) {
        models.world().faults().next(fault, 1);
        assertThatThrownBy(() -> model.chat("Hi")).as(fault.name()).isInstanceOf(as);
    }

    @Test
    void embedsSoThatAlikeIsNear() {
        var model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("text-embedding-3-small")
                .dimensions(256)
                .maxRetries(0)
                .build();
        var embeddings = model.embedAll(List.of(
                        TextSegment.from("What does a blood test cost?"),
                        TextSegment.from("The cost of blood tests"),
                        TextSegment.from("Our office is closed on Sunday")))
                .content();
        assertThat(embeddings).allSatisfy(one -> assertThat(one.vector()).hasSize(256));
        assertThat(CosineSimilarity.between(embeddings.get(0), embeddings.get(1)))
                .isGreaterThan(0.5)
                .isGreaterThan(0.2 + CosineSimilarity.between(embeddings.get(0), embeddings.get(2)));
    }

    @Test
    void transcribes() {
        var model = OpenAiAudioTranscriptionModel.builder()
                .httpClientProvider(http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("whisper-1")
                .maxRetries(0)
                .build();
        var spoken = AudioTranscriptionRequest.builder(Audio.builder()
                        .binaryData("Where is my order?".getBytes(StandardCharsets.UTF_8))
                        .mimeType("audio/ogg")
                        .build())
                .build();
        assertThat(model.transcribe(spoken).text()).isEqualTo("Where is my order?");
    }

    @Test
    void xaiAndLocalServersTalkTheSame() {
        for (String base : List.of("xai/v1", "compatible/v1")) {
            var model = OpenAiChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(models.base(base))
                    .apiKey(Worlds.KEY)
                    .modelName(base.startsWith("xai") ? "grok-3" : "llama3.2")
                    .maxRetries(0)
                    .build();
            assertThat(model.chat("Hi")).isEqualTo("Hello! How can I help you?");
            models.world().faults().next(Fault.RATE_LIMIT, 1);
            assertThatThrownBy(() -> model.chat("Hi")).isInstanceOf(RateLimitException.class);
        }
        var unknown = builder().modelName("gpt-9").build();
        assertThatThrownBy(() -> unknown.chat("Hi")).isInstanceOf(ModelNotFoundException.class);
    }
}
