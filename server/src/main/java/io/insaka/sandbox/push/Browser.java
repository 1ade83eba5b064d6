package io.insaka.sandbox.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Has the keys of a subscription, and opens what was sealed for them (RFC 8291, 3.4). */
final class Browser {
    private static final int AUTH = 16;
    private static final int TAG_BITS = 128;

    private final PrivateKey secret;
    private final byte[] open;
    private final byte[] auth;

    Browser(PrivateKey secret, byte[] open, byte[] auth) {
        this.secret = secret;
        this.open = open.clone();
        this.auth = auth.clone();
    }

    static Browser fresh() {
        try {
            KeyPair keys = Curve.pair();
            byte[] auth = new byte[AUTH];
            new SecureRandom().nextBytes(auth);
            return new Browser(keys.getPrivate(), Curve.raw((ECPublicKey) keys.getPublic()), auth);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As a browser's own subscription says them. */
    Map<String, String> keys() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Map.of("p256dh", encoder.encodeToString(open), "auth", encoder.encodeToString(auth));
    }

    byte[] open(Coding coding) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(secret);
        agreement.doPhase(Curve.open(coding.sender()), true);
        byte[] info = join("WebPush: info\0".getBytes(UTF_8), open, coding.sender());
        byte[] material = expand(mac(auth, agreement.generateSecret()), info, 32);
        byte[] key = mac(coding.salt(), material);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(key, "Content-Encoding: aes128gcm\0".getBytes(UTF_8), 16), "AES"),
                new GCMParameterSpec(TAG_BITS, expand(key, "Content-Encoding: nonce\0".getBytes(UTF_8), 12)));
        return unpadded(cipher.doFinal(coding.sealed()));
    }

    /** The last record ends with a two, and zeros behind it. */
    private static byte[] unpadded(byte[] padded) throws GeneralSecurityException {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != 2) {
            throw new GeneralSecurityException("the record does not end as the last one does");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(key, join(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
