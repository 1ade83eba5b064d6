package io.insaka.llm.console;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.Kind;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.accounts.Accounts;
import io.insaka.llm.accounts.Draft;
import io.insaka.llm.accounts.ModelProblem;
import io.insaka.llm.accounts.Rosters;
import io.insaka.llm.asking.Trials;
import io.insaka.llm.spending.Prices;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's models: added, changed, tried out. */
@RestController
@RequestMapping("/api/v1/models")
class ModelApi {
    private final Accounts accounts;
    private final Rosters rosters;
    private final ModelViews views;
    private final Trials trials;
    private final Prices prices;
    private final AuditTrail trail;

    ModelApi(Accounts accounts, Rosters rosters, ModelViews views, Trials trials, Prices prices, AuditTrail trail) {
        this.accounts = accounts;
        this.rosters = rosters;
        this.views = views;
        this.trials = trials;
        this.prices = prices;
        this.trail = trail;
    }

    /**
     * @param baseUrl null where somebody has to say it
     * @param models those whose price is known
     */
    record KindShown(
            Kind kind,
            String name,
            @Nullable String baseUrl,
            boolean keyNeeded,
            boolean embeddings,
            boolean transcriptions,
            List<String> models) {}

    record Kinds(List<KindShown> items) {}

    /** @param code why not; null when it worked */
    record Checked(
            String ability,
            boolean ok,
            @Nullable String answer,
            @Nullable Failure code,
            @Nullable String reason,
            long ms) {}

    record Tried(boolean ok, List<Checked> checks) {}

    @GetMapping
    @NotAudited("shows neither keys nor customers")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Listed list(Caller caller) {
        return views.list(caller.tenant());
    }

    @GetMapping("/kinds")
    @NotAudited("shows what the product can do")
    @Requires(Permission.MODELS_MANAGE)
    Kinds kinds(Caller caller) {
        return new Kinds(Stream.of(Kind.values())
                .map(kind -> new KindShown(
                        kind,
                        kind.title(),
                        kind.home(),
                        kind.needsKey(),
                        kind.can(Ability.EMBEDDING),
                        kind.can(Ability.TRANSCRIPTION),
                        prices.known(kind, Ability.CHAT)))
                .toList());
    }

    @PostMapping
    @Audited("model.created")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Shown create(Caller caller, @RequestBody Draft.Entered entered) {
        return shown(caller, accounts.create(caller.tenant(), Draft.of(entered)));
    }

    @PutMapping("/{id}")
    @Audited("model.changed")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Shown change(Caller caller, @PathVariable UUID id, @RequestBody Draft.Entered entered) {
        rosters.of(caller.tenant()).find(id).orElseThrow(ModelProblem::unknown);
        accounts.change(caller.tenant(), id, Draft.of(entered));
        return shown(caller, id);
    }

    @DeleteMapping("/{id}")
    @Audited("model.deleted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MODELS_MANAGE)
    void remove(Caller caller, @PathVariable UUID id) {
        accounts.remove(caller.tenant(), id);
    }

    /** Asks the model for everything it is configured for: takes seconds, and costs what a question costs. */
    @PostMapping("/{id}/test")
    @Audited("model.tested")
    @Requires(Permission.MODELS_MANAGE)
    Tried test(Caller caller, @PathVariable UUID id) {
        Account account = rosters.of(caller.tenant()).find(id).orElseThrow(ModelProblem::unknown);
        List<Trials.Check> checks = trials.check(account);
        boolean ok = checks.stream().allMatch(Trials.Check::ok);
        trail.record(caller.tenant(), "model.tested", Subject.of("model", id), Details.of("ok", ok));
        return new Tried(ok, checks.stream().map(ModelApi::checked).toList());
    }

    private static Checked checked(Trials.Check check) {
        Failure why = check.why();
        String reason =
                why == null ? null : check.words() == null ? why.words() : why.words() + " (" + check.words() + ")";
        return new Checked(
                check.ability().name().toLowerCase(Locale.ROOT),
                check.ok(),
                check.answer(),
                why,
                reason,
                check.millis());
    }

    private ModelViews.Shown shown(Caller caller, UUID id) {
        return views.find(caller.tenant(), Objects.requireNonNull(id)).orElseThrow(ModelProblem::unknown);
    }
}
