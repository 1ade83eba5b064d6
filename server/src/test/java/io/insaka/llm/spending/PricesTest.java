package io.insaka.llm.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Kind;
import io.insaka.llm.Models.Ability;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesTest {
    private final Prices prices = new Prices();

    private static Account account(Kind kind, String model, @Nullable Long input, @Nullable Long output) {
        return new Account(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                kind,
                "A model",
                URI.create("https://models.example/v1"),
                null,
                model,
                "text-embedding-3-small",
                "whisper-1",
                input,
                output,
                1);
    }

    @Test
    void takesTheLineThatFitsBest() {
        assertThat(prices.of(account(Kind.OPENAI, "gpt-4o-mini-2024-07-18", null, null), Ability.CHAT))
                .get()
                .extracting(Price::input, Price::output)
                .containsExactly(150_000L, 600_000L);
        assertThat(prices.of(account(Kind.OPENAI, "gpt-4o-2024-08-06", null, null), Ability.CHAT))
                .get()
                .extracting(Price::input)
                .isEqualTo(2_500_000L);
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(prices.of(account(Kind.OPENAI, "gpt-4omega", null, null), Ability.CHAT))
                .isEmpty();
        assertThat(prices.of(account(Kind.COMPATIBLE, "gpt-4o", null, null), Ability.CHAT))
                .isEmpty();
    }

    @Test
    void believesTheOrganisationFirst() {
        assertThat(prices.of(account(Kind.OPENAI, "gpt-4o", 1L, null), Ability.CHAT))
                .contains(new Price(1, 0, 0, null));
        assertThat(prices.of(account(Kind.OPENAI, "gpt-4o", 1L, null), Ability.EMBEDDING))
                .get()
                .extracting(Price::input)
                .isEqualTo(20_000L);
    }

    @Test
    void roundsUpInFavourOfNobody() {
        var price = new Price(150_000, 600_000, 6_000, "2026-01-24");
        assertThat(price.of(new Tokens(1_000, 500, 0))).isEqualTo(450);
        assertThat(price.of(new Tokens(1, 0, 0))).isEqualTo(1);
        assertThat(price.of(new Tokens(0, 0, 90))).isEqualTo(9_000);
        assertThat(price.of(Tokens.NONE)).isZero();
    }
}
