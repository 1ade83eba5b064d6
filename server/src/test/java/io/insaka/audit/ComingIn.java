package io.insaka.audit;

import io.insaka.testing.Api;
import io.insaka.testing.TestingProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People come in by a provider, and programs exchange their token, so that the trail has something to tell. */
record ComingIn(Api api) {
    void everything() {
        try (var provider = new TestingProvider(api.baseUrl())) {
            byTheProvider(provider);
        }
        withASignedToken();
    }

    private void byTheProvider(TestingProvider provider) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "organisation",
                "of-the-trail",
                "name",
                "Company login",
                "issuer",
                provider.issuer(),
                "clientId",
                TestingProvider.CLIENT,
                "clientSecret",
                TestingProvider.SECRET,
                "domains",
                List.of("provided.example"),
                "newcomers",
                "viewer",
                "required",
                false));
        api.put("/api/v1/sign-in-provider", settings).expect(200);
        provider.knows("newcomer", "newcomer@provided.example");
        var entered = come(provider, "newcomer").expect(200);
        Api.stranger(api.baseUrl())
                .withHeader("Cookie", "insaka_session=" + entered.cookie("insaka_session"))
                .withHeader("X-CSRF-Token", entered.cookie("insaka_csrf"))
                .delete("/api/v1/me/sign-in")
                .expect(204);
        provider.knows("stranger", "stranger@elsewhere.example");
        come(provider, "stranger").expect(403);
        api.delete("/api/v1/sign-in-provider").expect(204);
    }

    private Api.Response come(TestingProvider provider, String name) {
        Api stranger = Api.stranger(api.baseUrl());
        var begun = stranger.post("/api/v1/sign-in/begin", Map.of("organisation", "of-the-trail"))
                .expect(200);
        var back = provider.signIn(begun.json().get("address").asString(), name);
        return stranger.withHeader("Cookie", "insaka_journey=" + begun.cookie("insaka_journey"))
                .post(
                        "/api/v1/sign-in/finish",
                        Map.of("state", back.getOrDefault("state", ""), "code", back.getOrDefault("code", "")));
    }

    private void withASignedToken() {
        String refresh = api.post("/api/v1/tokens/jwt", Map.of())
                .expect(200)
                .json()
                .get("refreshToken")
                .asString();
        Api stranger = Api.stranger(api.baseUrl());
        stranger.post("/api/v1/tokens/jwt/refresh", Map.of("refreshToken", refresh))
                .expect(200);
        stranger.post("/api/v1/tokens/jwt/refresh", Map.of("refreshToken", refresh))
                .expect(401);
    }
}
