package io.insaka.tenancy;

import static io.insaka.tenancy.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void letsTheOwnerDoEverything() {
        assertThat(Role.OWNER.permissions()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void keepsTheKeysAndTheDoorFromTheAdmin() {
        assertThat(Role.ADMIN.permissions())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(VAULT_ROTATE, SIGN_IN_MANAGE)));
    }

    @Test
    void letsAnAgentTalkButNotArrange() {
        assertThat(Role.AGENT.permissions())
                .contains(CONVERSATIONS_READ, CONVERSATIONS_WRITE, DEAD_LETTERS_RESEND)
                .doesNotContain(
                        CHANNELS_MANAGE, TEAMMATES_MANAGE, TOKENS_MANAGE, ARTICLES_MANAGE, INTAKE_REPLAY, VAULT_ROTATE);
    }

    @Test
    void letsAViewerOnlyRead() {
        assertThat(Role.VIEWER.permissions())
                .as("but for a look at one customer's address, which is noted")
                .filteredOn(permission -> permission != CONTACTS_REVEAL)
                .allMatch(permission -> permission.wireName().endsWith(":read"));
    }

    @Test
    void spellsEveryPermissionOnce() {
        assertThat(Permission.values()).extracting(Permission::wireName).doesNotHaveDuplicates();
        assertThat(Permission.of("dead-letters:resend")).isEqualTo(DEAD_LETTERS_RESEND);
    }
}
