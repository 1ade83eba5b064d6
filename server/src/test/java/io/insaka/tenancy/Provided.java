package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.TestingProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Organisations that sign in with a real provider, and the people and browsers that go there and come back. */
record Provided(Organisations organisations, TestingProvider provider) implements AutoCloseable {
    private static final AtomicInteger made = new AtomicInteger();

    Provided(Organisations organisations) {
        this(organisations, new TestingProvider(organisations.baseUrl()));
    }

    static int next() {
        return made.incrementAndGet();
    }

    /** An organisation that signs in with the provider, and what it is called in addresses. */
    record Signing(Organisation organisation, String slug) {}

    Signing signing(Consumer<Map<String, Object>> different) {
        Organisation organisation = organisations.found();
        String slug = "org-" + made.incrementAndGet();
        Map<String, Object> settings = settings(slug);
        different.accept(settings);
        organisation.api().put("/api/v1/sign-in-provider", settings).expect(200);
        return new Signing(organisation, slug);
    }

    Map<String, Object> settings(String slug) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("organisation", slug);
        settings.put("name", "Company login");
        settings.put("issuer", provider.issuer());
        settings.put("clientId", TestingProvider.CLIENT);
        settings.put("clientSecret", TestingProvider.SECRET);
        settings.put("domains", List.of());
        settings.put("required", false);
        return settings;
    }

    static String somebody() {
        return "person-" + made.incrementAndGet();
    }

    /** A browser that was sent to the provider. */
    record Journey(Api browser, String address) {}

    Journey begin(String slug) {
        var begun = organisations
                .stranger()
                .post("/api/v1/sign-in/begin", Map.of("organisation", slug))
                .expect(200);
        String cookie = begun.cookie("insaka_journey");
        assertThat(cookie).isNotEmpty();
        assertThat(begun.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        return new Journey(
                organisations.stranger().withHeader("Cookie", "insaka_journey=" + cookie),
                begun.json().get("address").asString());
    }

    Api.Response come(Signing signing, String name) {
        Journey journey = begin(signing.slug());
        return finish(journey.browser(), provider.signIn(journey.address(), name));
    }

    static Api.Response finish(Api browser, Map<String, String> back) {
        Map<String, String> body = new HashMap<>(back);
        body.keySet().retainAll(List.of("state", "code", "iss", "error"));
        return browser.post("/api/v1/sign-in/finish", body);
    }

    Api signedIn(Api.Response entered) {
        return organisations
                .stranger()
                .withHeader(
                        "Cookie",
                        "insaka_session=" + entered.cookie("insaka_session") + "; insaka_csrf="
                                + entered.cookie("insaka_csrf"))
                .withHeader("X-CSRF-Token", entered.cookie("insaka_csrf"));
    }

    void invite(Signing signing, String email) {
        signing.organisation()
                .api()
                .post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                .expect(201);
    }

    /** Invited, and has come once. */
    Api member(Signing signing, String name) {
        provider.knows(name, name + "@provided.example");
        invite(signing, name + "@provided.example");
        return signedIn(come(signing, name).expect(200));
    }

    @Override
    public void close() {
        provider.close();
    }
}
