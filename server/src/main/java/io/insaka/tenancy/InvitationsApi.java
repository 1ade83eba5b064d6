package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking people in, and helping back in those who forgot their password. */
@RestController
class InvitationsApi {
    private static final String PATH = "/api/v1/invitations";

    private final EntryLinks links;
    private final Clock clock;

    InvitationsApi(EntryLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param link only where it was just made
     * @param mailed whether they get it by mail as well; only where it was just made
     */
    record Invitation(
            UUID id,
            String email,
            String role,
            @Nullable String roleName,
            SeenChannels channels,
            Instant createdAt,
            Instant expiresAt,
            boolean expired,
            @Nullable String link,
            boolean mailed) {
        @Override
        public String toString() {
            return "Invitation[]";
        }
    }

    record Listed(List<Invitation> items, @Nullable String next) {}

    record Invited(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 60) String role,
            @Nullable @Valid SeenChannels channels) {
        @Override
        public String toString() {
            return "Invited[]";
        }
    }

    record PasswordLink(String link, Instant expiresAt) {
        @Override
        public String toString() {
            return "PasswordLink[]";
        }
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @NotAudited("shows whom colleagues invited, no customer")
    @GetMapping(PATH)
    Listed list(Caller caller) {
        return new Listed(
                links.openInvitations(caller.tenant()).stream()
                        .map(link -> shown(link, null, false))
                        .toList(),
                null);
    }

    /** The link is in this answer and nowhere else. */
    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.invited")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(Caller caller, @Valid @RequestBody Invited body) {
        var email = new Email(body.email());
        if (!email.plausible()) {
            throw Refusal.invalid("email", "is not an e-mail address");
        }
        var made = links.invite(caller, email, body.role(), body.channels());
        return shown(made.link(), made.url(), made.mailed());
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.invitation-renewed")
    @PostMapping(PATH + "/{id}/renew")
    Invitation renew(Caller caller, @PathVariable UUID id) {
        var made = links.renew(caller, id);
        return shown(made.link(), made.url(), made.mailed());
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.invitation-revoked")
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id) {
        links.revoke(caller, id);
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("teammate.password-link-made")
    @PostMapping("/api/v1/teammates/{id}/password-link")
    PasswordLink passwordLink(Caller caller, @PathVariable UUID id) {
        var made = links.forPassword(caller, new TeammateId(id));
        return new PasswordLink(made.url(), made.link().expiresAt());
    }

    private Invitation shown(EntryLink link, @Nullable String url, boolean mailed) {
        return new Invitation(
                link.id(),
                link.email().value(),
                link.role().wireName(),
                link.role().ownName(),
                SeenChannels.of(link.sight()),
                link.createdAt(),
                link.expiresAt(),
                !link.expiresAt().isAfter(clock.instant()),
                url,
                mailed);
    }
}
