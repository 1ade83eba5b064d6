package io.insaka.desk.teams;

import io.insaka.conversations.Teams;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether the caller is there to be given conversations. */
@RestController
@RequestMapping("/api/v1/presence")
class PresenceApi {
    private static final String WHY_NOT =
            "whether somebody is at their desk: no change of anything, and nobody's to keep";

    private final TenantTransactions transactions;
    private final Presence presence;
    private final Teams teams;
    private final Clock clock;

    PresenceApi(TenantTransactions transactions, Presence presence, Teams teams, Clock clock) {
        this.transactions = transactions;
        this.presence = presence;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * @param status available or away, as they said last
     * @param there whether they are given conversations now: they are available, and were seen a short while ago
     * @param inTeam whether any team could give them some
     */
    record Own(String status, boolean there, boolean inTeam) {}

    /** @param status available or away */
    record Wanted(@NotBlank @Size(max = 20) String status) {}

    @GetMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_WRITE)
    Own own(Caller caller) {
        return transactions.call(caller.tenant(), () -> {
            boolean inTeam = !teams.of(caller.tenant(), caller.teammate()).isEmpty();
            return presence.of(caller.tenant(), caller.teammate())
                    .map(sign -> shown(sign, inTeam))
                    .orElse(new Own("available", false, inTeam));
        });
    }

    private Own shown(Presence.Sign sign, boolean inTeam) {
        return new Own(sign.away() ? "away" : "available", sign.there(clock.instant()), inTeam);
    }

    @PutMapping
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_WRITE)
    Own say(Caller caller, @Valid @RequestBody Wanted wanted) {
        boolean away = wanted.status().equals("away");
        if (!away && !wanted.status().equals("available")) {
            throw DeskProblem.invalid("status", "is one of available, away");
        }
        return transactions.call(
                caller.tenant(),
                () -> shown(
                        presence.seen(caller.tenant(), caller.teammate(), away),
                        !teams.of(caller.tenant(), caller.teammate()).isEmpty()));
    }

    /** A sign of life; five minutes without one, and they are away. */
    @PostMapping("/alive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @NotAudited(WHY_NOT)
    @Requires(Permission.CONVERSATIONS_WRITE)
    void alive(Caller caller) {
        transactions.run(caller.tenant(), () -> presence.seen(caller.tenant(), caller.teammate(), null));
    }
}
