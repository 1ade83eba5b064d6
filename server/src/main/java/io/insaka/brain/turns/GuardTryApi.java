package io.insaka.brain.turns;

import io.insaka.brain.guard.AddressPatterns;
import io.insaka.brain.intent.Understanding;
import io.insaka.brain.rules.HouseRules;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.understanding.LocalUnderstanding;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Content;
import io.insaka.contacts.Contact;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Brandings;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the guard would say to a message, and what would be understood of it without a model; nobody is answered. */
@RestController
class GuardTryApi {
    private static final int MOST_GUESSES = 3;
    private static final UUID NOBODY = new UUID(0, 0);
    /** Nothing is composed. */
    private static final Capabilities ANY =
            new Capabilities(false, null, false, 4_096, 1_024, 3, 10, false, 10, Duration.ofSeconds(10));

    private final GuardStep guard;
    private final WatchStep watch;
    private final Sense sense;
    private final Clock clock;
    private final LocalUnderstanding local = new LocalUnderstanding();

    /** What messages are read with. */
    @Component("guardTrySense")
    record Sense(Skills skills, Classifiers classifiers, HouseRules houseRules, Brandings brandings) {}

    GuardTryApi(GuardStep guard, WatchStep watch, Sense sense, Clock clock) {
        this.guard = guard;
        this.watch = watch;
        this.sense = sense;
        this.clock = clock;
    }

    /** @param from an address of whoever writes; somebody on no list when left out */
    record Message(
            @NotBlank @Size(max = 2_000) String words,
            @Nullable @Size(max = 200) String from) {}

    record Guess(String skill, double probability) {}

    /**
     * @param verdict what keeps it from being answered: {@code denied}, {@code suspicious} or {@code secrets}; else {@code
     *     command} or {@code answered}
     * @param why in a few words
     * @param command the skill it is a command of
     * @param intent the skill that a guess is sure enough of
     * @param guesses the likeliest first
     */
    record Tried(
            String verdict,
            String why,
            @Nullable String command,
            String language,
            double sentiment,
            String priority,
            @Nullable String intent,
            List<Guess> guesses,
            double sureFrom) {}

    @PostMapping("/api/v1/guard/try")
    @NotAudited("changes nothing, and shows nothing of customers")
    @Requires(Permission.ORGANISATION_MANAGE)
    Tried tryOut(Caller caller, @Valid @RequestBody Message message) {
        TenantId tenant = caller.tenant();
        String words = message.words();
        Understood known = local.read(words, sense.brandings().language(tenant)).understood();
        Optional<String> command = sense.skills().commanded(words).map(Skill::name);
        Understanding understanding = sense.classifiers()
                .classify(tenant, sense.houseRules().of(tenant).intents(), words);
        TurnState state = TurnState.of(input(tenant, message)).understood(known);
        Step.Move guarded = guard.run(state, (key, call) -> call.get());
        Step.Move watched = watch.run(state, (key, call) -> call.get());
        String verdict;
        String why = guarded.decided();
        if (guarded instanceof Step.Move.End end) {
            verdict = end.outcome();
        } else if (command.isPresent()) {
            verdict = "command";
        } else if (watched instanceof Step.Move.Go go && go.to().equals(HandOverStep.NAME)) {
            verdict = "secrets";
            why = watched.decided();
        } else {
            verdict = "answered";
        }
        return new Tried(
                verdict,
                why,
                command.orElse(null),
                known.language(),
                known.sentiment(),
                known.priority().name().toLowerCase(Locale.ROOT),
                command.isPresent()
                        ? null
                        : understanding.sure().map(Understanding.Guess::label).orElse(null),
                understanding.guesses().stream()
                        .limit(MOST_GUESSES)
                        .map(guess -> new Guess(guess.label(), guess.probability()))
                        .toList(),
                understanding.threshold());
    }

    private TurnInput input(TenantId tenant, Message message) {
        Instant now = clock.instant();
        String from = message.from();
        List<Address> addresses = Optional.ofNullable(from)
                .flatMap(AddressPatterns::normal)
                .map(address -> List.of(new Address(Address.PHONE, address, true)))
                .orElse(List.of());
        var conversation = new ConversationId(NOBODY);
        return new TurnInput(
                NOBODY,
                tenant,
                conversation,
                null,
                new Contact(new ContactId(NOBODY), null, addresses, null, now),
                new Heard(new Content.Text(message.words()), message.words()),
                Session.fresh(conversation, now),
                ANY,
                now);
    }
}
