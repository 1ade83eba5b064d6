package io.insaka.sandbox.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Somebody with WhatsApp on their phone.
 *
 * @param phone digits; empty for somebody who is known by user id only (usernames, 2026)
 * @param userId the business-scoped user id
 * @param name as they call themselves
 */
public record Customer(String phone, String userId, String name) {
    static final Pattern PHONE = Pattern.compile("[1-9][0-9]{6,14}");
    static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

    private static final Map<String, String> COUNTRIES = Map.of(
            "260", "ZM", "254", "KE", "255", "TZ", "256", "UG", "263", "ZW", "265", "MW", "27", "ZA", "44", "GB", "49",
            "DE", "1", "US");

    /** Somebody whose phone number and user id are both visible. */
    public static Customer withPhone(String digits, String name) {
        if (!PHONE.matcher(digits).matches()) {
            throw new IllegalArgumentException("not the digits of a phone number");
        }
        return new Customer(digits, userIdOf(digits), name);
    }

    /** Somebody who hides the phone number. */
    public static Customer withoutPhone(String userId, String name) {
        if (!USER_ID.matcher(userId).matches()) {
            throw new IllegalArgumentException("not a user id");
        }
        return new Customer("", userId, name);
    }

    /** The customer with this key, which is a phone number or a user id. */
    public static Customer of(String key, String name) {
        return USER_ID.matcher(key).matches() ? withoutPhone(key, name) : withPhone(key, name);
    }

    /** What the simulator knows them by: the phone, or else the user id. */
    public String key() {
        return phone.isEmpty() ? userId : phone;
    }

    static String userIdOf(String phone) {
        String country = COUNTRIES.entrySet().stream()
                .filter(entry -> phone.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("ZM");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(phone.getBytes(StandardCharsets.US_ASCII));
            return country + "." + HexFormat.of().formatHex(hash, 0, 10).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
