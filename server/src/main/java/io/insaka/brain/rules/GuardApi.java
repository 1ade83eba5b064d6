package io.insaka.brain.rules;

import io.insaka.brain.guard.AddressPatterns;
import io.insaka.platform.Problem;
import io.insaka.platform.Problem.FieldProblem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is answered, how often, and what is left to a person. The last of two changes wins. */
@RestController
@RequestMapping("/api/v1/guard")
class GuardApi {
    private static final int MOST = 2_000;

    private final HouseRules houseRules;

    GuardApi(HouseRules houseRules) {
        this.houseRules = houseRules;
    }

    /** As {@link GuardRules}. */
    record Guard(
            @Min(1) @Max(1_000) int perMinute,
            @Min(1) @Max(100_000) int perDay,
            boolean holdSuspicious,
            boolean allowedOnly,
            @NotNull @Size(max = MOST) List<@NotNull @Size(max = 200) String> allowed,
            @NotNull @Size(max = MOST) List<@NotNull @Size(max = 200) String> denied) {
        static Guard of(GuardRules rules) {
            return new Guard(
                    rules.perMinute(),
                    rules.perDay(),
                    rules.holdSuspicious(),
                    rules.allowedOnly(),
                    rules.allowed(),
                    rules.denied());
        }
    }

    private static final class Unusable extends Problem {
        private static final long serialVersionUID = 1L;

        Unusable(List<FieldProblem> errors) {
            super(400, "request/invalid", "There are addresses that nothing could match.", errors);
        }
    }

    @GetMapping
    @AuditedRead(value = "guard.opened", subject = "organisation")
    @Requires(Permission.ORGANISATION_MANAGE)
    Guard read(Caller caller) {
        return Guard.of(houseRules.of(caller.tenant()).guard());
    }

    @PutMapping
    @Audited("guard.changed")
    @Requires(Permission.ORGANISATION_MANAGE)
    Guard save(Caller caller, @Valid @RequestBody Guard body) {
        var problems = new ArrayList<FieldProblem>();
        var rules = new GuardRules(
                body.perMinute(),
                body.perDay(),
                body.holdSuspicious(),
                body.allowedOnly(),
                normal("allowed", body.allowed(), problems),
                normal("denied", body.denied(), problems));
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
        houseRules.keep(caller.tenant(), rules);
        return Guard.of(rules);
    }

    private static List<String> normal(String field, List<String> patterns, List<FieldProblem> problems) {
        var known = new ArrayList<String>();
        for (int n = 0; n < patterns.size(); n++) {
            String place = field + "[" + n + "]";
            AddressPatterns.normal(patterns.get(n))
                    .ifPresentOrElse(
                            known::add,
                            () -> problems.add(new FieldProblem(
                                    place, "must be an address, or at least 3 characters with a * at one end")));
        }
        return known.stream().distinct().toList();
    }
}
