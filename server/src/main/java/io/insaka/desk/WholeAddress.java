package io.insaka.desk;

import io.insaka.channels.spi.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address as people write it, from its beginning to its end. */
final class WholeAddress {
    private static final Pattern MARKS = Pattern.compile("[\\s().\\-/\\u00a0\\u202f]");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?([1-9][0-9]{6,14})");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

    private WholeAddress() {}

    /** Empty for what is no address, or only a part of one. */
    static Optional<Address> read(String text) {
        String mail = text.strip().toLowerCase(Locale.ROOT);
        if (MAIL.matcher(mail).matches()) {
            return Optional.of(new Address(Address.EMAIL, mail, true));
        }
        var number = NUMBER.matcher(MARKS.matcher(text).replaceAll(""));
        return number.matches() ? Optional.of(new Address(Address.PHONE, number.group(1), true)) : Optional.empty();
    }
}
