package io.insaka.integrations;

import io.insaka.integrations.WebhookViews.Endpoint;
import io.insaka.integrations.WebhookViews.Endpoints;
import io.insaka.integrations.WebhookViews.WithSecret;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's endpoints, where other programs are told of events. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksApi {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_TYPES = 100;

    private final Webhooks webhooks;

    WebhooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param url http or https; private addresses only where the operator allows them */
    record NewWebhook(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = LONGEST_ADDRESS) String url,
            @NotEmpty @Size(max = MOST_TYPES) List<@NotNull EventType> types) {}

    /** What is null stays as it is. */
    record WebhookChange(
            @Size(max = 100) @Nullable String name,
            @Size(max = LONGEST_ADDRESS) @Nullable String url,
            @Size(min = 1, max = MOST_TYPES) @Nullable List<@NotNull EventType> types,
            @Nullable Boolean enabled) {}

    /** The oldest first. */
    @GetMapping
    @NotAudited("shows where events go, nothing of customers")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Endpoints list(Caller caller) {
        return new Endpoints(
                webhooks.all(caller.tenant()).stream().map(Endpoint::of).toList(), null);
    }

    @GetMapping("/{id}")
    @NotAudited("shows where events go, nothing of customers")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Endpoint one(Caller caller, @PathVariable UUID id) {
        return Endpoint.of(webhooks.find(caller.tenant(), id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("webhook.created")
    @Requires(Permission.WEBHOOKS_MANAGE)
    WithSecret create(Caller caller, @Valid @RequestBody NewWebhook wanted) {
        readsCustomers(caller);
        return WithSecret.of(
                webhooks.create(caller.tenant(), line(wanted.name()), address(wanted.url()), wanted.types()));
    }

    @PatchMapping("/{id}")
    @Audited("webhook.changed")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Endpoint change(Caller caller, @PathVariable UUID id, @Valid @RequestBody WebhookChange wanted) {
        readsCustomers(caller);
        String name = wanted.name();
        String url = wanted.url();
        return Endpoint.of(webhooks.change(
                caller.tenant(),
                id,
                new Webhooks.Wanted(
                        name == null ? null : line(name),
                        url == null ? null : address(url),
                        wanted.types(),
                        wanted.enabled())));
    }

    /** Its log goes with it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Audited("webhook.deleted")
    @Requires(Permission.WEBHOOKS_MANAGE)
    void delete(Caller caller, @PathVariable UUID id) {
        webhooks.delete(caller.tenant(), id);
    }

    /** A new secret; for a day both sign. */
    @PostMapping("/{id}/rotate")
    @Audited("webhook.rotated")
    @Requires(Permission.WEBHOOKS_MANAGE)
    WithSecret rotate(Caller caller, @PathVariable UUID id) {
        readsCustomers(caller);
        return WithSecret.of(webhooks.rotate(caller.tenant(), id));
    }

    /** Events carry what customers wrote: who may not read that must not have it sent to themselves. */
    static void readsCustomers(Caller caller) {
        if (!caller.may(Permission.CONVERSATIONS_READ) || !caller.may(Permission.CONTACTS_READ)) {
            throw WebhookProblem.noCustomers();
        }
    }

    private static String line(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw WebhookProblem.invalid("name", "is one line with something on it");
        }
        return name.strip();
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url.strip()).parseServerAuthority();
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null && address.getFragment() == null) {
                return URI.create(address.toASCIIString());
            }
        } catch (URISyntaxException garbled) {
            throw WebhookProblem.invalid("url", "is an http or https address");
        }
        throw WebhookProblem.invalid("url", "is an http or https address without a name and a password in it");
    }
}
