package io.insaka.sandbox.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on P-256 as they travel: a point of 65 bytes that is not compressed. */
final class Curve {
    static final int POINT = 65;
    private static final int FIELD = 32;
    private static final String NAME = "secp256r1";

    private Curve() {}

    static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(NAME));
        return generator.generateKeyPair();
    }

    /** @throws GeneralSecurityException also for a point that is not on the curve */
    static ECPublicKey open(byte[] raw) throws GeneralSecurityException {
        if (raw.length != POINT || raw[0] != 4) {
            throw new GeneralSecurityException("no point of 65 bytes");
        }
        var point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + FIELD)),
                new BigInteger(1, Arrays.copyOfRange(raw, 1 + FIELD, POINT)));
        ECParameterSpec curve = curve();
        if (!on(curve, point)) {
            throw new GeneralSecurityException("a point beside the curve");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    static PrivateKey secret(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new BigInteger(1, raw), curve()));
    }

    static byte[] raw(ECPublicKey key) {
        byte[] raw = new byte[POINT];
        raw[0] = 4;
        put(key.getW().getAffineX(), raw, 1);
        put(key.getW().getAffineY(), raw, 1 + FIELD);
        return raw;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, FIELD);
        System.arraycopy(bytes, bytes.length - length, into, at + FIELD - length, length);
    }

    private static boolean on(ECParameterSpec curve, ECPoint point) {
        BigInteger prime = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(prime);
        return point.getAffineY().pow(2).mod(prime).equals(right);
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(NAME));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
