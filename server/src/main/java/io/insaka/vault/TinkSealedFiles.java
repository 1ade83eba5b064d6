package io.insaka.vault;

import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class TinkSealedFiles implements SealedFiles {
    private final Keyring keyring;

    TinkSealedFiles(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public OutputStream seal(TenantId tenant, Purpose purpose, UUID file, OutputStream sink) throws IOException {
        try {
            return keyring.of(tenant).files().newEncryptingStream(sink, context(tenant, purpose, file));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public SeekableByteChannel open(TenantId tenant, Purpose purpose, UUID file, SeekableByteChannel source)
            throws IOException {
        byte[] context = context(tenant, purpose, file);
        TenantKeys known = keyring.of(tenant);
        try {
            return readable(known, source, context);
        } catch (IOException | GeneralSecurityException perhapsRotated) {
            return openAgain(tenant, known, source, context, perhapsRotated);
        }
    }

    /** A sealed file does not tell its key, so a node that missed a rotation can only read its keys again. */
    private SeekableByteChannel openAgain(
            TenantId tenant, TenantKeys known, SeekableByteChannel source, byte[] context, Exception first)
            throws IOException {
        try {
            TenantKeys fresh = keyring.again(tenant);
            if (!fresh.sameAs(known)) {
                source.position(0);
                return readable(fresh, source, context);
            }
        } catch (IOException | GeneralSecurityException again) {
            first.addSuppressed(again);
        }
        source.close();
        throw new SealBroken("a file of organisation " + tenant + " does not open", first);
    }

    /** Tink settles on a key with the first byte: read it now, so that the answer is yes or no. */
    private static SeekableByteChannel readable(TenantKeys keys, SeekableByteChannel source, byte[] context)
            throws IOException, GeneralSecurityException {
        SeekableByteChannel plain = keys.files().newSeekableDecryptingChannel(source, context);
        plain.read(ByteBuffer.allocate(1));
        return plain.position(0);
    }

    private static byte[] context(TenantId tenant, Purpose purpose, UUID file) {
        return TenantKeys.context(tenant, purpose.name() + " " + file);
    }
}
