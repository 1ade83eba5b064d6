package io.insaka.testing;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Founding;
import io.insaka.tenancy.Role;
import io.insaka.tenancy.Teammates;
import io.insaka.tenancy.Tenants;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** A fresh organisation for every test that asks, in one call. */
@TestComponent
public final class Organisations {
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger made = new AtomicInteger();

    private final Tenants tenants;
    private final Teammates teammates;
    private final Environment environment;

    Organisations(Tenants tenants, Teammates teammates, Environment environment) {
        this.tenants = tenants;
        this.teammates = teammates;
        this.environment = environment;
    }

    /** An organisation that exists: its owner, the owner's token, and the API as that owner. */
    public record Organisation(TenantId tenant, Caller owner, String ownerEmail, String ownerToken, Api api) {}

    /** One more teammate, signed in as a browser is. */
    public record Colleague(Caller caller, String email, Api api) {}

    public Organisation found() {
        int number = made.incrementAndGet();
        String email = "owner-" + number + "@organisation-" + number + ".example";
        String token = "test-token-" + UUID.nameUUIDFromBytes(email.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        TenantId tenant =
                tenants.found(new Founding("Organisation " + number, "Owner " + number, email, PASSWORD, token, false));
        Api api = Api.withToken(baseUrl(), token);
        return new Organisation(tenant, caller(tenant, api), email, token, api);
    }

    public Colleague join(Organisation organisation, Role role) {
        return join(organisation, role.wireName());
    }

    /** @param role as the API spells it, so also one of the organisation's own */
    public Colleague join(Organisation organisation, String role) {
        int number = made.incrementAndGet();
        String email = "colleague-" + number + "@colleague.example";
        organisation
                .api()
                .post(
                        "/api/v1/teammates",
                        Map.of("name", "Colleague " + number, "email", email, "password", PASSWORD, "role", role))
                .expect(201);
        Api api = signIn(email, PASSWORD);
        return new Colleague(caller(organisation.tenant(), api), email, api);
    }

    /** Signs in and keeps the cookies, and sends with every request what the console would. */
    public Api signIn(String email, String password) {
        Api.Response response = stranger()
                .post("/api/v1/session", Map.of("email", email, "password", password))
                .expect(200);
        // The name under https.
        String secure = response.cookie("__Host-insaka_session");
        String session = secure.isEmpty()
                ? "insaka_session=" + response.cookie("insaka_session")
                : "__Host-insaka_session=" + secure;
        return stranger()
                .withHeader("Cookie", session + "; insaka_csrf=" + response.cookie("insaka_csrf"))
                .withHeader("X-CSRF-Token", response.cookie("insaka_csrf"));
    }

    /** Somebody with neither session nor token. */
    public Api stranger() {
        return Api.stranger(baseUrl());
    }

    public String baseUrl() {
        return "http://localhost:" + environment.getProperty("local.server.port");
    }

    private Caller caller(TenantId tenant, Api api) {
        String id =
                api.get("/api/v1/session").expect(200).json().at("/teammate/id").asString();
        return teammates.acting(tenant, new TeammateId(UUID.fromString(id))).orElseThrow();
    }
}
