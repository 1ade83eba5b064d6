package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to the caller alone: their name, their language, where they are signed in. */
@RestController
@RequestMapping("/api/v1/me")
class OwnApi {
    private final Profiles profiles;
    private final Sessions sessions;
    private final WaysIn waysIn;

    OwnApi(Profiles profiles, Sessions sessions, WaysIn waysIn) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.waysIn = waysIn;
    }

    /** @param language null: as the browser says */
    record Own(
            @Nullable @Size(min = 1, max = 200) String name,

            @Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
            String language) {
        @Override
        public String toString() {
            return "Own[]";
        }
    }

    /** @param device the kind of browser and of machine; empty when unknown */
    record Session(UUID id, String device, Instant createdAt, Instant seenAt, boolean current) {}

    record Listed(List<Session> items, @Nullable String next) {}

    @SignedIn
    @Audited("teammate.changed")
    @PutMapping
    Profile change(Caller caller, @Valid @RequestBody Own body) {
        if (body.name() != null && body.name().isBlank()) {
            throw Refusal.invalid("name", "must not be blank");
        }
        Profile changed = profiles.change(caller, body.name(), body.language());
        waysIn.changed();
        return changed;
    }

    @SignedIn
    @NotAudited("shows callers where they are signed in themselves")
    @GetMapping("/sessions")
    Listed sessions(Caller caller, HttpServletRequest request) {
        @Nullable
        UUID current = CredentialFilter.session(request).map(Credential::id).orElse(null);
        return new Listed(
                sessions.of(caller).stream()
                        .map(row -> new Session(
                                row.id(),
                                row.device(),
                                row.createdAt(),
                                row.seenAt(),
                                row.id().equals(current)))
                        .toList(),
                null);
    }

    @SignedIn
    @Audited("session.closed")
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        sessions.endOwn(caller, id);
    }
}
