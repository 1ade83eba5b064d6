package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductionTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the operator named no mail server. */
@ProductionTest
class WithoutMailTest {
    @Autowired
    Organisations organisations;

    @Test
    void saysThatALinkCannotBeMailed() {
        var stranger = organisations.stranger();
        assertThat(stranger.get("/api/v1/forgotten-password")
                        .expect(200)
                        .json()
                        .get("byMail")
                        .asBoolean())
                .isFalse();
        assertThat(stranger.post("/api/v1/forgotten-password", Map.of("email", "a@b.example"))
                        .expect(409)
                        .code())
                .isEqualTo("access/no-mail");
    }

    @Test
    void showsTheLinkOfAnInvitationAndMailsNothing() {
        var made = organisations
                .found()
                .api()
                .post("/api/v1/invitations", Map.of("email", "new@invited.example", "role", "agent"))
                .expect(201)
                .json();
        assertThat(made.get("mailed").asBoolean()).isFalse();
        assertThat(made.get("link").asString()).contains("/welcome#");
    }

    @Test
    void saysThatNothingUnseenCanBeMailed() {
        var api = organisations.found().api();
        assertThat(api.get("/api/v1/me/notices/preferences")
                        .expect(200)
                        .json()
                        .get("mailing")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/api/v1/notices/mail").expect(200).json().get("on").asBoolean())
                .isFalse();
    }
}
