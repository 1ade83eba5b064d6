package io.insaka.brain.turns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insaka.brain.intent.IntentClassifier;
import io.insaka.brain.intent.Understanding;
import io.insaka.brain.rules.IntentRules;
import io.insaka.brain.skill.Skill;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * What messages may want: by the product's example phrases, or by an organisation's own beside them. Learning those takes
 * a moment, on a thread of its own; until then the classifier known so far answers.
 */
@Component
class Classifiers {
    private static final Duration UNUSED = Duration.ofHours(1);
    /** Each holds some hundred kilobytes of weights. */
    private static final int MOST = 500;

    private final Skills skills;
    private final Cache<TenantId, Learned> learned =
            Caffeine.newBuilder().expireAfterAccess(UNUSED).maximumSize(MOST).build();

    private record Learned(
            Map<String, List<String>> phrases, IntentClassifier before, CompletableFuture<IntentClassifier> now) {}

    Classifiers(Skills skills) {
        this.skills = skills;
    }

    Understanding classify(TenantId tenant, IntentRules rules, String words) {
        Understanding understanding = of(tenant, rules).classify(words);
        return rules.sureFrom()
                .map(wanted -> new Understanding(understanding.guesses(), wanted))
                .orElse(understanding);
    }

    /** As {@link #classify} from now on, and waits until it is learnt. */
    IntentClassifier learn(TenantId tenant, IntentRules rules) {
        return rules.phrases().isEmpty()
                ? skills.classifier()
                : held(tenant, rules.phrases()).now().join();
    }

    private IntentClassifier of(TenantId tenant, IntentRules rules) {
        if (rules.phrases().isEmpty()) {
            return skills.classifier();
        }
        Learned own = held(tenant, rules.phrases());
        return own.now().isDone() && !own.now().isCompletedExceptionally()
                ? own.now().join()
                : own.before();
    }

    private Learned held(TenantId tenant, Map<String, List<String>> phrases) {
        return learned.asMap().compute(tenant, (any, known) -> {
            if (known != null && known.phrases().equals(phrases)) {
                return known;
            }
            boolean ready =
                    known != null && known.now().isDone() && !known.now().isCompletedExceptionally();
            IntentClassifier before = ready ? known.now().join() : skills.classifier();
            return new Learned(phrases, before, CompletableFuture.supplyAsync(() -> learn(phrases), LEARNING));
        });
    }

    private static final java.util.concurrent.Executor LEARNING = Executors.newVirtualThreadPerTaskExecutor();

    private IntentClassifier learn(Map<String, List<String>> phrases) {
        var all = new TreeMap<String, List<String>>();
        for (Skill skill : skills.teachable()) {
            var examples = new ArrayList<>(skill.examples());
            examples.addAll(phrases.getOrDefault(skill.name(), List.of()));
            all.put(skill.name(), examples);
        }
        return IntentClassifier.learn(all);
    }
}
