package io.insaka.brain.turns;

import io.insaka.brain.intent.IntentClassifier;
import io.insaka.brain.rules.HouseRules;
import io.insaka.brain.rules.IntentRules;
import io.insaka.platform.Problem;
import io.insaka.platform.Problem.FieldProblem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers of this organisation say when they want something, in their own words. The last of two changes wins. */
@RestController
@RequestMapping("/api/v1/intents")
class IntentApi {
    private static final int MOST_PHRASES = 200;

    private final Skills skills;
    private final HouseRules houseRules;
    private final Classifiers classifiers;

    IntentApi(Skills skills, HouseRules houseRules, Classifiers classifiers) {
        this.skills = skills;
        this.houseRules = houseRules;
        this.classifiers = classifiers;
    }

    /**
     * @param examples the product's own
     * @param phrases the organisation's, learnt beside them
     */
    record Intent(String skill, String description, List<String> examples, List<String> phrases) {}

    /**
     * @param sureFrom the probability from which a guess is acted on; null: {@code calibrated}
     * @param calibrated found out by guessing phrases that were held back
     */
    record Shown(List<Intent> items, @Nullable Double sureFrom, double calibrated, String model) {}

    /** @param phrases by the name of the skill; what is left out has none */
    record Saved(
            @NotNull Map<String, @NotNull @Size(max = MOST_PHRASES) List<@NotNull @Size(max = 300) String>> phrases,
            @Nullable @DecimalMin("0.3") @DecimalMax("0.99") Double sureFrom,
            @NotNull IntentRules.AskModel model) {}

    private static final class Unusable extends Problem {
        private static final long serialVersionUID = 1L;

        Unusable(String field) {
            super(
                    400,
                    "request/invalid",
                    "There are phrases for something that cannot be taught.",
                    List.of(new FieldProblem(field, "is no skill that learns from phrases")));
        }
    }

    @GetMapping
    @NotAudited("shows what the organisation taught its assistant")
    @Requires(Permission.ARTICLES_READ)
    Shown read(Caller caller) {
        return shown(caller, houseRules.of(caller.tenant()).intents());
    }

    @PutMapping
    @Audited("intents.changed")
    @Requires(Permission.ARTICLES_MANAGE)
    Shown save(Caller caller, @Valid @RequestBody Saved body) {
        var phrases = new HashMap<String, List<String>>();
        body.phrases().forEach((skill, said) -> {
            if (skills.teachable().stream().noneMatch(known -> known.name().equals(skill))) {
                throw new Unusable("phrases." + (skill.length() > 40 ? "…" : skill));
            }
            List<String> own = said.stream()
                    .map(String::strip)
                    .filter(phrase -> !phrase.isEmpty())
                    .distinct()
                    .toList();
            if (!own.isEmpty()) {
                phrases.put(skill, own);
            }
        });
        var rules = new IntentRules(phrases, Optional.ofNullable(body.sureFrom()), body.model());
        houseRules.keep(caller.tenant(), rules);
        return shown(caller, rules);
    }

    private Shown shown(Caller caller, IntentRules rules) {
        IntentClassifier classifier = classifiers.learn(caller.tenant(), rules);
        List<Intent> items = skills.teachable().stream()
                .map(skill -> new Intent(
                        skill.name(),
                        skill.description(),
                        skill.examples(),
                        rules.phrases().getOrDefault(skill.name(), List.of())))
                .toList();
        return new Shown(
                items,
                rules.sureFrom().orElse(null),
                classifier.threshold(),
                rules.model().wireName());
    }
}
