package io.insaka.llm.console;

import io.insaka.llm.accounts.Accounts;
import io.insaka.llm.accounts.Budget;
import io.insaka.llm.accounts.ModelProblem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which order the organisation's models are asked, by whom, and for how much money. */
@RestController
@RequestMapping("/api/v1/models")
class ModelChainApi {
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int ALL = 100;
    private static final int SOFT = Budget.NONE.softPercent();

    private final Accounts accounts;
    private final ModelViews views;

    ModelChainApi(Accounts accounts, ModelViews views) {
        this.accounts = accounts;
        this.views = views;
    }

    record Order(@Nullable List<@Nullable UUID> order) {}

    record Wanted(
            @Nullable BigDecimal monthly,
            @Nullable BigDecimal perConversation,
            @Nullable Integer softPercent) {}

    /** Those left out are off. */
    @PutMapping("/chain")
    @Audited("model.ordered")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Listed order(Caller caller, @RequestBody Order wanted) {
        List<@Nullable UUID> order = wanted.order();
        if (order == null || order.stream().anyMatch(id -> id == null)) {
            throw ModelProblem.invalid("order", "is a list of ids");
        }
        accounts.order(caller.tenant(), order.stream().map(UUID.class::cast).toList());
        return views.list(caller.tenant());
    }

    /** Which model each role asks first; null takes the assignment away, and roles not named stay. */
    @PutMapping("/roles")
    @Audited("model.assigned")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Listed assign(Caller caller, @RequestBody Map<String, @Nullable UUID> roles) {
        accounts.assign(caller.tenant(), roles);
        return views.list(caller.tenant());
    }

    @GetMapping("/budget")
    @NotAudited("shows neither keys nor customers")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Money budget(Caller caller) {
        return views.money(caller.tenant());
    }

    /** Replaces all of it. */
    @PutMapping("/budget")
    @Audited("model.budgeted")
    @Requires(Permission.MODELS_MANAGE)
    ModelViews.Money change(Caller caller, @RequestBody Wanted wanted) {
        int soft = wanted.softPercent() == null ? SOFT : wanted.softPercent();
        if (soft < 1 || soft > ALL) {
            throw ModelProblem.invalid("softPercent", "1 to " + ALL);
        }
        accounts.budget(
                caller.tenant(),
                new Budget(
                        micro(wanted.monthly(), "monthly"), micro(wanted.perConversation(), "perConversation"), soft));
        return views.money(caller.tenant());
    }

    private static @Nullable Long micro(@Nullable BigDecimal dollars, String field) {
        if (dollars == null) {
            return null;
        }
        if (dollars.signum() < 0 || dollars.compareTo(MOST) > 0) {
            throw ModelProblem.invalid(field, "0 to " + MOST.toPlainString() + " dollars");
        }
        return dollars.multiply(MICRO).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
