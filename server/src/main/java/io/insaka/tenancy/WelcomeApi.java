package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for those who hold a link and no password yet. The link's secret comes in the body, so no log sees it. */
@RestController
@RequestMapping("/api/v1/welcome")
class WelcomeApi {
    private final Entrances entrances;
    private final Profiles profiles;
    private final Sessions sessions;
    private final SecondStepGate secondStep;
    private final SessionCookies cookies;
    private final AddressGate gate;

    WelcomeApi(
            Entrances entrances,
            Profiles profiles,
            Sessions sessions,
            SecondStepGate secondStep,
            SessionCookies cookies,
            AddressGate signInGate) {
        this.entrances = entrances;
        this.profiles = profiles;
        this.sessions = sessions;
        this.secondStep = secondStep;
        this.cookies = cookies;
        this.gate = signInGate;
    }

    record Shown(@NotBlank @Size(max = 200) String token) {
        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    record Entering(
            @NotBlank @Size(max = 200) String token,
            @Nullable @Size(max = 200) String name,
            @NotNull @Size(max = 1000) String password) {
        @Override
        public String toString() {
            return "Entering[]";
        }
    }

    /** @param purpose {@code invitation} or {@code password} */
    record Doorway(
            String purpose,
            String organisation,
            String email,
            String role,
            @Nullable String roleName) {
        @Override
        public String toString() {
            return "Doorway[]";
        }
    }

    @Open
    @NotAudited("shows who holds a link what it is for")
    @PostMapping(value = "/look", consumes = MediaType.APPLICATION_JSON_VALUE)
    Doorway look(@Valid @RequestBody Shown body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        EntryLink link = entrances.look(new Secret(body.token()));
        return new Doorway(
                link.purpose(),
                profiles.organisation(link.tenant()),
                link.email().value(),
                link.role().wireName(),
                link.role().ownName());
    }

    /** Signs in who entered; with 204, and not, whose sign-in has a second step: a link is no phone. */
    @Open
    @Audited({"teammate.joined", "teammate.password-changed", "session.opened"})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Profile> enter(
            @Valid @RequestBody Entering body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        var secret = new Secret(body.token());
        EntryLink link = entrances.look(secret);
        secondStep.passwordCounts(link.tenant(), link.role());
        var teammate = entrances.enter(secret, body.name(), body.password());
        if (secondStep.wanted(link.tenant(), teammate)) {
            return ResponseEntity.noContent().build();
        }
        cookies.issue(response, sessions.open(link.tenant(), teammate, Device.of(request)));
        return ResponseEntity.ok(profiles.of(link.tenant(), teammate));
    }
}
