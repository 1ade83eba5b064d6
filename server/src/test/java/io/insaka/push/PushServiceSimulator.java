package io.insaka.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser maker's push service, and the one browser behind it. Takes nothing that RFC 8030, 8188, 8291 and 8292 do not
 * allow, and opens what it was sent with the browser's key, without the library that sealed it.
 */
public final class PushServiceSimulator implements AutoCloseable {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");
    private static final JsonMapper json = new JsonMapper();

    private final HttpServer server;
    private final KeyPair browser;
    private final byte[] auth = new byte[16];
    private final Queue<Wanted> answers = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Integer> answered = new CopyOnWriteArrayList<>();
    private final List<String> signers = new CopyOnWriteArrayList<>();

    public PushServiceSimulator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            browser = generator.generateKeyPair();
            new SecureRandom().nextBytes(auth);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/push/", this::take);
        server.start();
    }

    private String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String endpoint() {
        return origin() + "/push/" + ENCODER.encodeToString(auth);
    }

    /** As the browser's own subscription says it. */
    public Map<String, Object> subscription() {
        return Map.of(
                "endpoint",
                endpoint(),
                "keys",
                Map.of(
                        "p256dh",
                        ENCODER.encodeToString(raw((ECPublicKey) browser.getPublic())),
                        "auth",
                        ENCODER.encodeToString(auth)));
    }

    private record Wanted(int status, String retryAfter) {}

    /** The next one is answered so, instead of taken. */
    public void answer(int status) {
        answer(status, "");
    }

    public void answer(int status, String retryAfter) {
        answers.add(new Wanted(status, retryAfter));
    }

    /** What the browser was told, opened. */
    public List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    public List<String> bodies() {
        return taken.stream().map(one -> one.path("body").asString()).toList();
    }

    /** What no push service would have taken. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public List<Integer> answered() {
        return List.copyOf(answered);
    }

    /** Which keys signed. */
    public List<String> signers() {
        return List.copyOf(signers);
    }

    private void take(HttpExchange call) throws IOException {
        int status = 201;
        try {
            byte[] body = call.getRequestBody().readAllBytes();
            check(call);
            JsonNode opened = json.readTree(open(body));
            Wanted wanted = answers.poll();
            if (wanted != null) {
                status = wanted.status();
                if (!wanted.retryAfter().isEmpty()) {
                    call.getResponseHeaders().set("Retry-After", wanted.retryAfter());
                }
            }
            if (status == 201) {
                taken.add(opened);
            }
        } catch (GeneralSecurityException | RuntimeException fault) {
            faults.add(fault.toString());
            status = 400;
        }
        answered.add(status);
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private void check(HttpExchange call) throws GeneralSecurityException {
        demand(call.getRequestMethod().equals("POST"), "the method");
        demand(header(call, "Content-Encoding").equals("aes128gcm"), "the encoding");
        demand(header(call, "TTL").matches("[0-9]+"), "the time to live");
        demand(header(call, "Urgency").matches("very-low|low|normal|high"), "the urgency");
        demand(header(call, "Topic").matches("[A-Za-z0-9_-]{1,32}"), "the topic");
        Matcher vapid = VAPID.matcher(header(call, "Authorization"));
        demand(vapid.matches(), "the authorization");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(DECODER.decode(vapid.group(4))));
        signature.update((vapid.group(1) + "." + vapid.group(2)).getBytes(UTF_8));
        demand(signature.verify(DECODER.decode(vapid.group(3))), "the signature");
        JsonNode head = json.readTree(DECODER.decode(vapid.group(1)));
        demand(head.path("alg").asString().equals("ES256"), "the algorithm");
        JsonNode claims = json.readTree(DECODER.decode(vapid.group(2)));
        demand(claims.path("aud").asString().equals(origin()), "whom it is for");
        Instant until = Instant.ofEpochSecond(claims.path("exp").asLong());
        demand(until.isAfter(Instant.now()) && until.isBefore(Instant.now().plusSeconds(86_400)), "its end");
        demand(claims.path("sub").asString().matches("(mailto:|https://).+"), "who is to be asked");
        signers.add(vapid.group(4));
    }

    private static String header(HttpExchange call, String name) {
        String value = call.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void demand(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what + " is wrong");
        }
    }

    /** RFC 8291, 3.4, and RFC 8188: one record, ended by a two. */
    private byte[] open(byte[] body) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        demand(in.getInt() >= body.length - 86, "the record size");
        byte[] sender = new byte[in.get()];
        demand(sender.length == 65, "the sender's key");
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        demand(body.length <= 4_096, "the size");

        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] info = join("WebPush: info\0".getBytes(UTF_8), raw((ECPublicKey) browser.getPublic()), sender);
        byte[] material = expand(mac(auth, agreement.generateSecret()), info, 32);
        byte[] secret = mac(salt, material);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(secret, "Content-Encoding: aes128gcm\0".getBytes(UTF_8), 16), "AES"),
                new GCMParameterSpec(128, expand(secret, "Content-Encoding: nonce\0".getBytes(UTF_8), 12)));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        demand(padded[end] == 2, "the end of the record");
        return Arrays.copyOf(padded, end);
    }

    private static byte[] expand(byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(secret, join(info, new byte[] {1})), length);
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

    private static byte[] raw(ECPublicKey key) {
        return join(
                new byte[] {4}, field(key.getW().getAffineX()), field(key.getW().getAffineY()));
    }

    private static byte[] field(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] field = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, field, 32 - length, length);
        return field;
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        demand(raw.length == 65 && raw[0] == 4, "a key");
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(raw, 1, 33)), new BigInteger(1, Arrays.copyOfRange(raw, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
