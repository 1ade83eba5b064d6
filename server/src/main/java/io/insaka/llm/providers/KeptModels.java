package io.insaka.llm.providers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.model.chat.ChatModel;
import io.insaka.llm.Account;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The library's models, kept for as long as they are asked: making one looks for its plug-ins in every jar. */
final class KeptModels {
    private static final int MOST = 500;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<Key, ChatModel> models =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();
    private final Function<Account, ChatModel> made;

    /** Everything that such a model knows for itself. */
    private record Key(URI baseUrl, @Nullable String key, String model) {}

    /** @param made with {@link Relay} for its HTTP client */
    KeptModels(Function<Account, ChatModel> made) {
        this.made = made;
    }

    ChatModel of(Account account) {
        return models.get(new Key(account.baseUrl(), account.key(), account.model()), key -> made.apply(account));
    }
}
