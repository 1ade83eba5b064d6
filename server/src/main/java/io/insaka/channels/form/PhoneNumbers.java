package io.insaka.channels.form;

import io.insaka.channels.spi.Address;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as providers of SMS write them. */
public final class PhoneNumbers {
    /** The kind of an address that is no number of a person: a short code, or the name a business sends under. */
    public static final String SENDER = "sms_sender";

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+?[1-9][0-9]{6,14}");
    private static final int LONGEST_SENDER = 40;

    private PhoneNumbers() {}

    /** Digits of E.164 without plus; null when it is no such number. */
    public static @Nullable String digits(String text) {
        String plain = text.strip().replaceAll("[ ().-]", "");
        return INTERNATIONAL.matcher(plain).matches() ? plain.replace("+", "") : null;
    }

    /** Whoever wrote; null when it does not say. */
    public static @Nullable Address address(@Nullable String from) {
        if (from == null || from.isBlank()) {
            return null;
        }
        String digits = digits(from);
        String name = from.strip();
        return digits != null
                ? new Address(Address.PHONE, digits, true)
                : new Address(SENDER, name.substring(0, Math.min(name.length(), LONGEST_SENDER)), true);
    }

    /** Where the contact gets a message; null when they have no number. */
    public static @Nullable String of(List<Address> addresses) {
        for (Address address : addresses) {
            String digits = address.kind().equals(Address.PHONE) ? digits(address.value()) : null;
            if (digits != null) {
                return "+" + digits;
            }
        }
        return addresses.stream()
                .filter(address ->
                        address.kind().equals(SENDER) && address.value().matches("[0-9]{3,8}"))
                .map(Address::value)
                .findFirst()
                .orElse(null);
    }
}
