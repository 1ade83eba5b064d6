package io.insaka.vault;

import io.insaka.kernel.TenantId;

/** Seals, opens and indexes for one organisation at a time. Thread-safe; a call takes microseconds. */
public interface Vault {
    /** AES-256-GCM under the organisation's current key. Never the same bytes twice. */
    byte[] seal(TenantId tenant, Purpose purpose, byte[] plain);

    /**
     * @throws SealBroken when the bytes were changed, sealed for another organisation or purpose, or the key is gone
     */
    byte[] open(TenantId tenant, Purpose purpose, byte[] sealed);

    /** As {@link #seal(TenantId, Purpose, byte[])}, for text in UTF-8. */
    byte[] sealText(TenantId tenant, Purpose purpose, String plain);

    /** As {@link #open(TenantId, Purpose, byte[])}, for text in UTF-8. */
    String openText(TenantId tenant, Purpose purpose, byte[] sealed);

    /** 16 bytes, equal for equal values of one organisation and purpose, and telling nothing without its key. */
    byte[] blind(TenantId tenant, Purpose purpose, String value);

    /** The first 8 bytes of {@link #blind} as a number: for lanes and word indexes. */
    long blindNumber(TenantId tenant, Purpose purpose, String value);

    /** Makes a new key current for sealing; everything sealed before still opens. */
    void rotate(TenantId tenant);
}
