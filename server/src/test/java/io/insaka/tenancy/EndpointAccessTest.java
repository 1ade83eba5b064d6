package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every endpoint that is running, tried by every role and by a stranger, with ids that nobody has and an empty body: what
 * is let in finds nothing, or says what is missing.
 */
@ProductTest
class EndpointAccessTest {
    private static final String NOBODYS_ID = "00000000-0000-7000-8000-000000000000";

    @Autowired
    Organisations organisations;

    @Autowired
    Endpoints endpoints;

    @Test
    void letsEachRoleDoExactlyWhatThePermissionTableSays() {
        Map<Role, Api> callers = callers();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : marked()) {
            callers.forEach((role, api) -> {
                boolean may =
                        switch (AccessMark.of(endpoint.handler())) {
                            case AccessMark.ForPermission needed ->
                                role.permissions().contains(needed.permission());
                            case AccessMark.ForAll all -> true;
                            case AccessMark.ForSignedIn signedIn -> true;
                        };
                var response = endpoint.attempt(api, NOBODYS_ID);
                boolean refused = response.status() == 403 && response.code().equals("access/forbidden");
                if (refused == may || response.status() == 401 || response.status() >= 500) {
                    wrong.add(endpoint + " as " + role.wireName() + ": " + response.status() + " " + response.code());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /** A token of an owner, who may do everything, with every scope but the one that is needed. */
    @Test
    void refusesATokenThatLacksTheScope() {
        var organisation = organisations.found();
        Map<Permission, Api> lacking = new EnumMap<>(Permission.class);
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : marked()) {
            if (AccessMark.of(endpoint.handler()) instanceof AccessMark.ForPermission needed) {
                Api api = lacking.computeIfAbsent(needed.permission(), one -> without(organisation.api(), one));
                var response = endpoint.attempt(api, NOBODYS_ID);
                if (response.status() != 403 || !response.code().equals("access/forbidden")) {
                    wrong.add(endpoint + " without " + needed.permission().wireName() + ": " + response.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lacking.keySet())
                .as(
                        "every permission guards something; seeing addresses guards what answers show, see MaskedAddressesTest")
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Permission.CONTACTS_ADDRESSES)));
    }

    private static Api without(Api owner, Permission lacking) {
        var scopes = EnumSet.complementOf(EnumSet.of(lacking)).stream()
                .map(Permission::wireName)
                .toList();
        String token = owner.post("/api/v1/tokens", Map.of("name", "All but one", "scopes", scopes))
                .expect(201)
                .json()
                .get("token")
                .asString();
        return Api.withToken(owner.baseUrl(), token);
    }

    /** Everything another role can have, but the one that is needed. */
    @Test
    void refusesARoleOfTheOrganisationThatLacksThePermission() {
        var organisation = organisations.found();
        Map<Permission, Api> lacking = new EnumMap<>(Permission.class);
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : marked()) {
            if (AccessMark.of(endpoint.handler()) instanceof AccessMark.ForPermission needed) {
                Api api = lacking.computeIfAbsent(needed.permission(), one -> inARoleWithout(organisation, one));
                var response = endpoint.attempt(api, NOBODYS_ID);
                if (response.status() != 403 || !response.code().equals("access/forbidden")) {
                    wrong.add(endpoint + " without " + needed.permission().wireName() + ": " + response.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Api inARoleWithout(Organisation organisation, Permission lacking) {
        List<String> permissions = Role.ADMIN.permissions().stream()
                .filter(permission ->
                        permission != lacking && !permission.needs().contains(lacking))
                .map(Permission::wireName)
                .toList();
        String role = organisation
                .api()
                .post(
                        "/api/v1/teammates/roles",
                        Map.of("name", "Without " + lacking.wireName(), "permissions", permissions))
                .expect(201)
                .json()
                .get("role")
                .asString();
        return organisations.join(organisation, role).api();
    }

    @Test
    void refusesAStrangerEverywhere() {
        Api stranger = organisations.stranger();
        assertThat(marked())
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(
                                endpoint.attempt(stranger, NOBODYS_ID).code())
                        .as(endpoint.toString())
                        .isEqualTo("access/not-signed-in"));
    }

    @Test
    void leavesOnlyTheseDoorsOpen() {
        assertThat(endpoints.all())
                .filteredOn(endpoint -> AccessMark.of(endpoint.handler()) instanceof AccessMark.ForAll)
                .extracting(Endpoint::toString)
                .containsExactlyInAnyOrder(
                        "POST /api/v1/session",
                        "DELETE /api/v1/session",
                        "GET /api/v1/forgotten-password",
                        "POST /api/v1/forgotten-password",
                        "GET /api/v1/sign-in",
                        "POST /api/v1/sign-in/begin",
                        "POST /api/v1/sign-in/finish",
                        "POST /api/v1/sign-in/leave",
                        "POST /api/v1/sign-in/signed-out/{organisation}",
                        "GET /api/v1/tokens/jwt/keys",
                        "POST /api/v1/tokens/jwt/refresh",
                        "POST /api/v1/welcome",
                        "POST /api/v1/welcome/look");
    }

    private List<Endpoint> marked() {
        return endpoints.all().stream()
                .filter(endpoint -> !(AccessMark.of(endpoint.handler()) instanceof AccessMark.ForAll))
                .toList();
    }

    private Map<Role, Api> callers() {
        var organisation = organisations.found();
        Map<Role, Api> callers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            callers.put(role, organisations.join(organisation, role).api());
        }
        return callers;
    }
}
