package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.testing.ProductTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class VaultTest {
    @Autowired
    Vault vault;

    @Autowired
    Ids ids;

    TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void freshTenant() {
        tenant = new TenantId(ids.next());
    }

    @RepeatedTest(50)
    void opensWhatItSealed(RepetitionInfo round) {
        byte[] plain = random(round.getCurrentRepetition());
        byte[] sealed = vault.seal(tenant, Purpose.MESSAGE_CONTENT, plain);
        assertThat(vault.open(tenant, Purpose.MESSAGE_CONTENT, sealed)).isEqualTo(plain);
        assertThat(vault.seal(tenant, Purpose.MESSAGE_CONTENT, plain)).isNotEqualTo(sealed);
    }

    @RepeatedTest(50)
    void refusesWhatWasChangedAnywhere(RepetitionInfo round) {
        byte[] sealed = vault.seal(tenant, Purpose.MESSAGE_CONTENT, random(round.getCurrentRepetition()));
        int bit = new Random(round.getCurrentRepetition()).nextInt(sealed.length * 8);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> vault.open(tenant, Purpose.MESSAGE_CONTENT, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesWhatWasCutShort() {
        byte[] sealed = vault.seal(tenant, Purpose.MESSAGE_CONTENT, new byte[10]);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(tenant, Purpose.MESSAGE_CONTENT, cut))
                    .isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void opensOnlyForTheOrganisationAndPurposeItWasSealedFor() {
        byte[] sealed = vault.sealText(tenant, Purpose.CONTACT_NAME, "Chanda Mwansa");
        var other = new TenantId(ids.next());
        vault.sealText(other, Purpose.CONTACT_NAME, "Somebody else");
        assertThatThrownBy(() -> vault.openText(other, Purpose.CONTACT_NAME, sealed))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.openText(tenant, Purpose.CONTACT_ADDRESS, sealed))
                .isInstanceOf(SealBroken.class);
        assertThat(vault.openText(tenant, Purpose.CONTACT_NAME, sealed)).isEqualTo("Chanda Mwansa");
    }

    @Test
    void keepsTextOfEveryScript() {
        String text = "Mwaiseni 👋 — مرحبا 你好";
        byte[] sealed = vault.sealText(tenant, Purpose.MESSAGE_CONTENT, text);
        assertThat(vault.openText(tenant, Purpose.MESSAGE_CONTENT, sealed)).isEqualTo(text);
        assertThat(vault.openText(tenant, Purpose.MESSAGE_CONTENT, vault.sealText(tenant, Purpose.MESSAGE_CONTENT, "")))
                .isEmpty();
    }

    @Test
    void findsEqualValuesByTheirBlindIndexAndNothingElse() {
        byte[] index = vault.blind(tenant, Purpose.CONTACT_ADDRESS, "260971234567");
        assertThat(index).hasSize(16).isEqualTo(vault.blind(tenant, Purpose.CONTACT_ADDRESS, "260971234567"));
        assertThat(vault.blind(tenant, Purpose.CONTACT_ADDRESS, "260971234568")).isNotEqualTo(index);
        assertThat(vault.blind(tenant, Purpose.PROVIDER_ID, "260971234567")).isNotEqualTo(index);
        assertThat(vault.blind(new TenantId(ids.next()), Purpose.CONTACT_ADDRESS, "260971234567"))
                .isNotEqualTo(index);
        assertThat(vault.blindNumber(tenant, Purpose.CONTACT_ADDRESS, "260971234567"))
                .isEqualTo(ByteBuffer.wrap(index).getLong());
    }

    @Test
    void servesTheDeploymentItselfBeforeAnyOrganisationIsKnown() {
        var deployment = new TenantId(new UUID(0, 0));
        byte[] sealed = vault.sealText(deployment, Purpose.TEAMMATE_EMAIL, "owner@example.org");
        assertThat(vault.openText(deployment, Purpose.TEAMMATE_EMAIL, sealed)).isEqualTo("owner@example.org");
    }

    @Test
    void opensOldSealsAndKeepsBlindIndexesAfterRotation() {
        byte[] old = vault.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
        byte[] index = vault.blind(tenant, Purpose.CONTACT_NAME, "Mutale");
        vault.rotate(tenant);
        byte[] fresh = vault.sealText(tenant, Purpose.CONTACT_NAME, "Mutale");
        assertThat(vault.openText(tenant, Purpose.CONTACT_NAME, old)).isEqualTo("Mutale");
        assertThat(vault.openText(tenant, Purpose.CONTACT_NAME, fresh)).isEqualTo("Mutale");
        assertThat(TenantKeys.keyId(fresh)).isNotEqualTo(TenantKeys.keyId(old));
        assertThat(vault.blind(tenant, Purpose.CONTACT_NAME, "Mutale")).isEqualTo(index);
    }

    @Test
    private static byte[] random(int seed) {
        var random = new Random(seed);
        byte[] bytes = new byte[seed == 1 ? 0 : random.nextInt(4_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
