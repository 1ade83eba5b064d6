package io.insaka.sandbox.twilio;

import io.insaka.sandbox.sms.FormBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call of a webhook, signed over its address and its fields. */
public record SignedWebhook(String url, byte[] body, String signature) {
    static SignedWebhook of(String token, String url, Map<String, String> fields) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] signature = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
            return new SignedWebhook(
                    url, FormBody.write(fields), Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
