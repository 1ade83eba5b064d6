package io.insaka.agents.instructions;

import io.insaka.agents.fencing.Safety;
import io.insaka.agents.fencing.Sensitive;
import io.insaka.platform.Problem.FieldProblem;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no model sees, and where answers may lead. */
@RestController
@RequestMapping("/api/v1/agents/safety")
class SafetyApi {
    private static final int MOST_LINKS = 50;
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

    private final Editing editing;

    SafetyApi(Editing editing) {
        this.editing = editing;
    }

    record Mask(
            @Nullable Boolean nationalIds,
            @Nullable Boolean cards,
            @Nullable Boolean accounts,
            @Nullable Boolean ibans,
            @Nullable Boolean phones,
            @Nullable Boolean emails) {}

    record Shown(Mask mask, List<String> links) {}

    record Wanted(@Nullable Mask mask, @Nullable List<@Nullable String> links) {}

    @GetMapping
    @NotAudited("shows how careful the organisation is")
    @Requires(Permission.AGENTS_MANAGE)
    Shown show(Caller caller) {
        return shown(editing.safety(caller.tenant()));
    }

    @PutMapping
    @Audited("agent.safety-changed")
    @Requires(Permission.AGENTS_MANAGE)
    Shown change(Caller caller, @RequestBody Wanted wanted) {
        Safety before = editing.safety(caller.tenant());
        Set<Sensitive> masked = EnumSet.noneOf(Sensitive.class);
        masked.addAll(before.masked());
        Mask mask = wanted.mask();
        if (mask != null) {
            turn(masked, Sensitive.NATIONAL_ID, mask.nationalIds());
            turn(masked, Sensitive.CARD, mask.cards());
            turn(masked, Sensitive.ACCOUNT, mask.accounts());
            turn(masked, Sensitive.IBAN, mask.ibans());
            turn(masked, Sensitive.PHONE, mask.phones());
            turn(masked, Sensitive.EMAIL, mask.emails());
        }
        List<@Nullable String> links = wanted.links();
        var after = new Safety(masked, links == null ? before.links() : hosts(links));
        if (!after.equals(before)) {
            editing.care(caller.tenant(), after);
        }
        return shown(after);
    }

    private static void turn(Set<Sensitive> masked, Sensitive kind, @Nullable Boolean on) {
        if (on != null && on) {
            masked.add(kind);
        } else if (on != null) {
            masked.remove(kind);
        }
    }

    private static List<String> hosts(List<@Nullable String> links) {
        List<String> hosts = links.stream()
                .filter(Objects::nonNull)
                .map(link -> link.strip().toLowerCase(Locale.ROOT))
                .map(link -> link.replaceFirst("^https?://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("/.*$", ""))
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
        if (hosts.size() > MOST_LINKS
                || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw AgentProblem.invalid(List.of(
                    new FieldProblem("links", "must be at most " + MOST_LINKS + " host names such as example.org")));
        }
        return hosts;
    }

    private static Shown shown(Safety safety) {
        Set<Sensitive> masked = safety.masked();
        return new Shown(
                new Mask(
                        masked.contains(Sensitive.NATIONAL_ID),
                        masked.contains(Sensitive.CARD),
                        masked.contains(Sensitive.ACCOUNT),
                        masked.contains(Sensitive.IBAN),
                        masked.contains(Sensitive.PHONE),
                        masked.contains(Sensitive.EMAIL)),
                safety.links());
    }
}
