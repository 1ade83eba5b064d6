package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.tenancy.Profile.TeammateView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The team of the caller's organisation. */
@RestController
@RequestMapping("/api/v1/teammates")
class TeammatesApi {
    private static final int LONGEST_NAME = 200;

    private final Team team;
    private final OwnSecondStep secondSteps;

    TeammatesApi(Team team, OwnSecondStep secondSteps) {
        this.team = team;
        this.secondSteps = secondSteps;
    }

    record Listed(List<TeammateView> items, @Nullable String next) {}

    /** @param channels whose conversations they see; absent: of all channels */
    record NewTeammate(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotBlank @Size(max = 254) String email,
            @NotNull String password,
            @NotNull @Size(max = 60) String role,
            @Nullable @Valid SeenChannels channels) {
        @Override
        public String toString() {
            return "NewTeammate[]";
        }
    }

    /** What is absent stays. An owner sees all channels, whoever becomes one, too. */
    record Change(
            @Nullable @Size(min = 1, max = LONGEST_NAME) String name,
            @Nullable @Size(max = 60) String role,
            @Nullable @Valid SeenChannels channels) {
        @Override
        public String toString() {
            return "Change[]";
        }
    }

    @Requires(Permission.TEAMMATES_READ)
    @NotAudited("shows colleagues to colleagues, no customer")
    @GetMapping
    Listed list(Caller caller) {
        return new Listed(
                team.active(caller.tenant()).stream().map(TeammateView::of).toList(), null);
    }

    /** Those who have left: they cannot sign in, and what they wrote keeps their name. */
    @Requires(Permission.TEAMMATES_READ)
    @NotAudited("shows former colleagues to colleagues, no customer")
    @GetMapping("/left")
    Listed left(Caller caller) {
        return new Listed(
                team.left(caller.tenant()).stream().map(TeammateView::of).toList(), null);
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.brought-back")
    @PostMapping("/{id}/reactivate")
    TeammateView reactivate(Caller caller, @PathVariable UUID id) {
        return TeammateView.of(team.bringBack(caller, new TeammateId(id)));
    }

    record InTwoSteps(List<UUID> items) {}

    /** Whose sign-in has a second step. */
    @Requires(Permission.TEAMMATES_READ)
    @NotAudited("shows how well the team is protected")
    @GetMapping("/second-steps")
    InTwoSteps inTwoSteps(Caller caller) {
        return new InTwoSteps(secondSteps.everybody(caller));
    }

    /** For somebody who lost their phone and their recovery codes. */
    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.second-step-ended")
    @DeleteMapping("/{id}/second-step")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSecondStep(Caller caller, @PathVariable UUID id) {
        secondSteps.takeFrom(caller, new TeammateId(id));
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.added")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TeammateView add(Caller caller, @Valid @RequestBody NewTeammate body) {
        var email = new Email(body.email());
        if (!email.plausible()) {
            throw Refusal.invalid("email", "is not an e-mail address");
        }
        return TeammateView.of(team.add(caller, body.name(), email, body.role(), body.channels(), body.password()));
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.changed")
    @PatchMapping("/{id}")
    TeammateView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Change body) {
        if (body.name() != null && body.name().isBlank()) {
            throw Refusal.invalid("name", "must not be blank");
        }
        return TeammateView.of(team.change(caller, new TeammateId(id), body.name(), body.role(), body.channels()));
    }

    /** @param handTo who gets their conversations and open tasks; absent: whoever takes them */
    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.deactivated")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID handTo) {
        team.deactivate(caller, new TeammateId(id), handTo == null ? null : new TeammateId(handTo));
    }
}
