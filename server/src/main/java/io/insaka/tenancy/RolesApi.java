package io.insaka.tenancy;

import io.insaka.tenancy.CustomRoles.Draft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What each role may do, and the roles that an organisation makes for itself. */
@RestController
@RequestMapping("/api/v1/teammates/roles")
class RolesApi {
    private final CustomRoles roles;

    RolesApi(CustomRoles roles) {
        this.roles = roles;
    }

    /**
     * @param confirmed that the caller will no longer manage the team is meant
     */
    record Wanted(
            @NotBlank @Size(max = 60) String name,
            @Nullable @Size(max = 300) String description,
            @NotEmpty Set<@NotNull Permission> permissions,
            @Nullable Boolean confirmed) {
        Draft draft() {
            return new Draft(name, description == null ? "" : description, permissions);
        }
    }

    /**
     * @param role as it is given to somebody
     * @param id null for the product's own, which also have no name and no description: the reader's language has
     * @param mayGive whether the caller may give it, and change who has it
     * @param mayChange whether the caller may change it
     */
    record Listing(
            String role,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String description,
            List<Permission> permissions,
            boolean mayGive,
            boolean mayChange) {
        static Listing of(Caller caller, GivenRole role) {
            boolean may = caller.may(Permission.TEAMMATES_MANAGE) && Reach.covers(caller, role);
            List<Permission> permissions = role.permissions().stream().sorted().toList();
            return switch (role) {
                case Role ours -> new Listing(ours.wireName(), null, null, null, permissions, may, false);
                case CustomRole own ->
                    new Listing(own.wireName(), own.id(), own.name(), own.about(), permissions, may, may);
            };
        }
    }

    /** @param needs without which others a role does not have a permission */
    record Listed(List<Listing> items, Map<String, List<Permission>> needs) {
        private static final Map<String, List<Permission>> NEEDS = Arrays.stream(Permission.values())
                .filter(permission -> !permission.needs().isEmpty())
                .collect(Collectors.toMap(
                        Permission::wireName,
                        permission -> permission.needs().stream().sorted().toList(),
                        (one, same) -> one,
                        TreeMap::new));

        Listed(List<Listing> items) {
            this(items, NEEDS);
        }
    }

    /** The product's roles, then the organisation's own by name. */
    @Requires(Permission.TEAMMATES_READ)
    @NotAudited("shows what each role may do")
    @GetMapping
    Listed list(Caller caller) {
        return new Listed(Stream.concat(Arrays.<GivenRole>stream(Role.values()), roles.all(caller.tenant()).stream())
                .map(role -> Listing.of(caller, role))
                .toList());
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("role.created")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Listing make(Caller caller, @Valid @RequestBody Wanted body) {
        return Listing.of(caller, roles.make(caller, body.draft()));
    }

    /** Counts from the next request on of everybody who has it, and of their tokens. */
    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("role.changed")
    @PutMapping("/{id}")
    Listing change(Caller caller, @PathVariable UUID id, @Valid @RequestBody Wanted body) {
        return Listing.of(caller, roles.change(caller, id, body.draft(), Boolean.TRUE.equals(body.confirmed())));
    }

    @Requires(Permission.TEAMMATES_MANAGE)
    @Audited("role.deleted")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        roles.delete(caller, id);
    }
}
