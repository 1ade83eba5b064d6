package io.insaka.audit;

import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The personal part of an entry. The chain holds a commitment to it: a hash of the plain bytes, among them a salt that is
 * sealed with the rest. Sealing again under another key changes nothing for the commitment, and once the sealed bytes or
 * their key are gone nobody can try addresses until one fits.
 */
record Personal(String salt, String address, String agent, Map<String, String> values) {
    private static final JsonMapper json = new JsonMapper();
    private static final SecureRandom random = new SecureRandom();
    private static final int SALT_BYTES = 32;

    /** @param commitment what the chain keeps */
    record Sealed(byte[] sealed, byte[] commitment) {}

    static Sealed seal(Vault vault, TenantId tenant, Origin origin, Map<String, String> values) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var personal = new Personal(
                Base64.getEncoder().encodeToString(salt), origin.address(), origin.agent(), new TreeMap<>(values));
        byte[] plain = json.writeValueAsBytes(personal);
        return new Sealed(vault.seal(tenant, Purpose.AUDIT_PERSONAL, plain), commitment(plain));
    }

    static Personal open(Vault vault, TenantId tenant, byte[] sealed) {
        return json.readValue(vault.open(tenant, Purpose.AUDIT_PERSONAL, sealed), Personal.class);
    }

    static byte[] commitment(Vault vault, TenantId tenant, byte[] sealed) {
        return commitment(vault.open(tenant, Purpose.AUDIT_PERSONAL, sealed));
    }

    private static byte[] commitment(byte[] plain) {
        return Chain.sha256("insaka audit personal\0".getBytes(StandardCharsets.UTF_8), plain);
    }

    @Override
    public String toString() {
        return "Personal[]";
    }
}
