package io.insaka.llm.asking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.llm.Account;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What models turned out not to understand, until they are configured anew: asked once, not each time. */
@Component
final class Manners {
    private static final Duration REMEMBERED = Duration.ofHours(6);

    private final Cache<Trait, Boolean> traits = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private enum What {
        WORDS,
        NO_TEMPERATURE,
        TURNS
    }

    private record Trait(UUID account, int revision, What what) {
        static Trait of(Account account, What what) {
            return new Trait(account.id(), account.revision(), what);
        }
    }

    boolean wantsWords(Account account) {
        return traits.getIfPresent(Trait.of(account, What.WORDS)) != null;
    }

    void wordsFrom(Account account) {
        traits.put(Trait.of(account, What.WORDS), true);
    }

    boolean refusesTemperature(Account account) {
        return traits.getIfPresent(Trait.of(account, What.NO_TEMPERATURE)) != null;
    }

    boolean takesTurns(Account account) {
        return traits.getIfPresent(Trait.of(account, What.TURNS)) != null;
    }

    void turnsFrom(Account account) {
        traits.put(Trait.of(account, What.TURNS), true);
    }

    void noTemperatureFrom(Account account) {
        traits.put(Trait.of(account, What.NO_TEMPERATURE), true);
    }
}
