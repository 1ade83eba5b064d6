package io.insaka.tenancy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is still to be set up. Nothing is ticked off by hand: each step knows by itself whether it is done. */
@RestController
@RequestMapping("/api/v1/first-steps")
class FirstStepsApi {
    private final List<FirstStep> steps;
    private final FirstStepsRepository away;

    FirstStepsApi(ObjectProvider<FirstStep> steps, FirstStepsRepository away) {
        this.steps =
                steps.stream().sorted(Comparator.comparing(FirstStep::name)).toList();
        this.away = away;
    }

    record Step(String name, boolean done) {}

    /** @param dismissedAt when somebody put the list away, for everybody; null while it is shown */
    record Steps(List<Step> items, @Nullable Instant dismissedAt) {}

    record Dismissal(boolean dismissed) {}

    @Requires(Permission.ORGANISATION_MANAGE)
    @NotAudited("shows what is set up, no customer")
    @GetMapping
    Steps read(Caller caller) {
        return new Steps(
                steps.stream()
                        .map(step -> new Step(step.name(), step.done(caller.tenant())))
                        .toList(),
                away.since(caller.tenant()).orElse(null));
    }

    /** Puts the list away, or brings it back. */
    @Requires(Permission.ORGANISATION_MANAGE)
    @NotAudited("hides or shows a list and changes nothing else")
    @PutMapping
    Steps dismiss(Caller caller, @RequestBody Dismissal wanted) {
        if (wanted.dismissed()) {
            away.put(caller.tenant());
        } else {
            away.bringBack(caller.tenant());
        }
        return read(caller);
    }
}
