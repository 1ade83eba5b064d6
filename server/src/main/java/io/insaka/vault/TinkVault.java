package io.insaka.vault;

import io.insaka.kernel.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

@Component
class TinkVault implements Vault {
    private static final int BLIND_BYTES = 16;

    private final Keyring keyring;

    TinkVault(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public byte[] seal(TenantId tenant, Purpose purpose, byte[] plain) {
        try {
            return keyring.of(tenant).seal(purpose, plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public byte[] open(TenantId tenant, Purpose purpose, byte[] sealed) {
        try {
            return keyring.toOpen(tenant, sealed).open(purpose, sealed);
        } catch (GeneralSecurityException broken) {
            throw new SealBroken(purpose + " of organisation " + tenant + " does not open", broken);
        }
    }

    @Override
    public byte[] sealText(TenantId tenant, Purpose purpose, String plain) {
        return seal(tenant, purpose, plain.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String openText(TenantId tenant, Purpose purpose, byte[] sealed) {
        return new String(open(tenant, purpose, sealed), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] blind(TenantId tenant, Purpose purpose, String value) {
        try {
            return keyring.of(tenant).blind(purpose, value, BLIND_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public long blindNumber(TenantId tenant, Purpose purpose, String value) {
        return ByteBuffer.wrap(blind(tenant, purpose, value)).getLong();
    }

    @Override
    public void rotate(TenantId tenant) {
        keyring.rotate(tenant);
    }
}
