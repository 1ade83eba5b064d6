package io.insaka.llm.providers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Line;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our words in the library's, and back. */
final class Conversation {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Where a provider wants somebody else than the model to speak first. */
    private static final String BEGINNING = "(The conversation begins.)";

    /** The same few are lent again and again, and the library takes their schemas apart each time. */
    private static final LoadingCache<Ask.Tool, ToolSpecification> TOOLS =
            Caffeine.newBuilder().maximumSize(200).build(Conversation::tool);

    private Conversation() {}

    /** @param customerFirst whether the provider refuses a conversation that the model began */
    private static List<ChatMessage> messages(Ask ask, boolean customerFirst) {
        List<ChatMessage> messages = new ArrayList<>();
        boolean somebodySpoke = false;
        for (Line line : ask.lines()) {
            if (customerFirst && !somebodySpoke && line instanceof Line.Assistant) {
                messages.add(UserMessage.from(BEGINNING));
            }
            somebodySpoke |= !(line instanceof Line.Instruction);
            messages.add(message(line));
        }
        // Instructions alone are a question, too: then the last of them is what is asked.
        if (!somebodySpoke && messages.getLast() instanceof SystemMessage last) {
            messages.set(messages.size() - 1, UserMessage.from(last.text()));
        }
        return messages;
    }

    private static ChatMessage message(Line line) {
        return switch (line) {
            case Line.Instruction(String text) -> SystemMessage.from(text);
            case Line.Customer(String text, List<Line.Picture> pictures) -> customer(text, pictures);
            case Line.Assistant(String text, List<Line.ToolCall> calls) ->
                AiMessage.builder()
                        .text(text.isEmpty() ? null : text)
                        .toolExecutionRequests(calls.stream()
                                .map(call -> ToolExecutionRequest.builder()
                                        .id(call.id())
                                        .name(call.tool())
                                        .arguments(call.arguments())
                                        .build())
                                .toList())
                        .build();
            case Line.ToolResult(String callId, String tool, String text) ->
                ToolExecutionResultMessage.from(callId, tool, text.isEmpty() ? "(nothing)" : text);
        };
    }

    /** The library asks for the least detail unless told otherwise; then nobody can read what is on a photo. */
    private static ChatMessage customer(String text, List<Line.Picture> pictures) {
        List<Content> contents = new ArrayList<>();
        if (!text.isBlank() || pictures.isEmpty()) {
            contents.add(TextContent.from(text.isBlank() ? "(nothing)" : text));
        }
        for (Line.Picture picture : pictures) {
            contents.add(ImageContent.from(
                    Base64.getEncoder().encodeToString(picture.bytes()),
                    picture.type(),
                    ImageContent.DetailLevel.HIGH));
        }
        return UserMessage.from(contents);
    }

    static List<ToolSpecification> tools(Ask ask) {
        return ask.tools().stream().map(TOOLS::get).toList();
    }

    private static ToolSpecification tool(Ask.Tool tool) {
        ObjectNode json = JSON.createObjectNode().put("name", tool.name()).put("description", tool.description());
        json.set("parameters", JSON.readTree(tool.arguments()));
        return ToolSpecification.fromJson(JSON.writeValueAsString(json));
    }

    static @Nullable ResponseFormat shape(Ask ask) {
        Ask.Shape shape = ask.shape();
        return shape == null
                ? null
                : ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(shape.name())
                                .rootElement(JsonRawSchema.from(shape.schema()))
                                .build())
                        .build();
    }

    /** Asks, and reads the answer. */
    static Heard with(ChatModel model, Ask ask, boolean customerFirst, ChatRequestParameters parameters) {
        return heard(model.chat(ChatRequest.builder()
                .messages(messages(ask, customerFirst))
                .parameters(parameters)
                .build()));
    }

    private static Heard heard(ChatResponse response) {
        AiMessage said = response.aiMessage();
        String text = said.text() == null ? "" : said.text();
        List<Line.ToolCall> calls = new ArrayList<>();
        if (said.toolExecutionRequests() != null) {
            for (ToolExecutionRequest call : said.toolExecutionRequests()) {
                String id = call.id() == null || call.id().isEmpty() ? "call-" + calls.size() : call.id();
                calls.add(new Line.ToolCall(
                        id,
                        call.name(),
                        call.arguments() == null || call.arguments().isBlank() ? "{}" : call.arguments()));
            }
        }
        return text.isBlank() && calls.isEmpty()
                ? new Heard.Failed(Failure.EMPTY, "")
                : new Heard.Words(text, calls, Tokens.NONE);
    }
}
