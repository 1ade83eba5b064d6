package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What every provider's client of LangChain4j has to manage with its simulator. */
final class Clients {
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

    private Clients() {}

    static JdkHttpClientBuilder http() {
        return new JdkHttpClientBuilder()
                .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }

    static void callsToolsAndReadsTheirResults(ModelServer models, ChatModel model) {
        models.world()
                .script()
                .when("order", Reaction.use("find_order", Json.object().put("number", "A-7")));
        UserMessage question = UserMessage.from("Where is my order?");
        AiMessage call = model.chat(ChatRequest.builder()
                        .messages(question)
                        .toolSpecifications(FIND_ORDER)
                        .build())
                .aiMessage();
        assertThat(call.toolExecutionRequests()).singleElement().satisfies(request -> {
            assertThat(request.name()).isEqualTo("find_order");
            assertThat(Json.read(request.arguments())).isEqualTo(Json.read("{\"number\":\"A-7\"}"));
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

    static void callsTheToolItMust(ModelServer models, ChatModel model) {
        var must = ChatRequest.builder()
                .messages(UserMessage.from("A-7"))
                .toolSpecifications(FIND_ORDER)
                .toolChoice(ToolChoice.REQUIRED)
                .build();
        assertThat(Json.read(arguments(model, must))).isEqualTo(Json.read("{\"number\":\"A-7\"}"));
        models.world().faults().next(Fault.WRONG_ARGUMENTS, 1);
        assertThat(arguments(model, must)).contains("unexpected").doesNotContain("number");
        models.world().faults().next(Fault.UNKNOWN_TOOL, 1);
        assertThat(model.chat(must)
                        .aiMessage()
                        .toolExecutionRequests()
                        .getFirst()
                        .name())
                .isEqualTo("launch_rocket");
    }

    private static String arguments(ChatModel model, ChatRequest request) {
        return model.chat(request)
                .aiMessage()
                .toolExecutionRequests()
                .getFirst()
                .arguments();
    }

    static void fillsTheSchemaItIsGiven(ChatModel model) {
        String json = model.chat(ChatRequest.builder()
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
        assertThat(Json.read(json))
                .isEqualTo(Json.read("{\"intent\":\"ask_price\",\"confidence\":0.8,\"language\":\"fr\"}"));
    }

    static CompletableFuture<ChatResponse> stream(StreamingChatModel model, String question) {
        return stream(
                model,
                ChatRequest.builder().messages(UserMessage.from(question)).build());
    }

    static void streamsToolCalls(ModelServer models, StreamingChatModel model) throws Exception {
        models.world().script().next(Reaction.use("find_order", Json.object().put("number", "A-7")));
        var response = stream(
                        model,
                        ChatRequest.builder()
                                .messages(UserMessage.from("Where?"))
                                .toolSpecifications(FIND_ORDER)
                                .build())
                .get();
        assertThat(response.aiMessage().toolExecutionRequests())
                .singleElement()
                .satisfies(
                        call -> assertThat(Json.read(call.arguments())).isEqualTo(Json.read("{\"number\":\"A-7\"}")));
    }

    private static CompletableFuture<ChatResponse> stream(StreamingChatModel model, ChatRequest request) {
        var done = new CompletableFuture<ChatResponse>();
        model.chat(request, new StreamingChatResponseHandler() {
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

    static void expect(ModelServer models, ChatModel model, Fault fault, Class<? extends Throwable> as) {
        models.world().faults().next(fault, 1);
        assertThatThrownBy(() -> model.chat("Hi")).as(fault.name()).isInstanceOf(as);
    }
}
