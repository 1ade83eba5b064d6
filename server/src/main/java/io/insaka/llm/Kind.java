package io.insaka.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a provider speaks. The wire name is stored and part of the API: add, never rename. */
public enum Kind {
    OPENAI("openai", "OpenAI", "https://api.openai.com/v1", EnumSet.allOf(Models.Ability.class)),
    ANTHROPIC("anthropic", "Anthropic", "https://api.anthropic.com/v1", EnumSet.of(Models.Ability.CHAT)),
    GEMINI(
            "gemini",
            "Google Gemini",
            "https://generativelanguage.googleapis.com/v1beta",
            EnumSet.of(Models.Ability.CHAT, Models.Ability.EMBEDDING)),
    XAI("xai", "xAI", "https://api.x.ai/v1", EnumSet.of(Models.Ability.CHAT)),
    /** LM Studio, Ollama, GPT4All, vLLM: an owner says where. */
    COMPATIBLE("openai-compatible", "OpenAI-compatible", null, EnumSet.allOf(Models.Ability.class));

    private final String wireName;
    private final String title;
    private final @Nullable String home;
    private final Set<Models.Ability> abilities;

    Kind(String wireName, String title, @Nullable String home, Set<Models.Ability> abilities) {
        this.wireName = wireName;
        this.title = title;
        this.home = home;
        this.abilities = abilities;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Where it is when nobody says otherwise; null where somebody has to. */
    public @Nullable String home() {
        return home;
    }

    public boolean can(Models.Ability ability) {
        return abilities.contains(ability);
    }

    public boolean needsKey() {
        return this != COMPATIBLE;
    }

    public static Optional<Kind> find(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
