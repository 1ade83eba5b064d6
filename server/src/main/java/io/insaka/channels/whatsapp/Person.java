package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything one item says about who somebody is. Since April 2026 everybody has a business-scoped user id (BSUID), and
 * since the launch of usernames the phone number may be absent; neither can be relied on alone.
 */
record Person(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String parentUserId,
        @Nullable String username,
        @Nullable String name) {
    static final String USER = "whatsapp_user";
    static final String PARENT_USER = "whatsapp_parent_user";
    static final String USERNAME = "whatsapp_username";

    static final Person NOBODY = new Person(null, null, null, null, null);

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NUMBER = 20;

    /** Some senders put the user id where the phone number belongs. */
    static Person of(@Nullable String phoneOrUser, @Nullable String userId, @Nullable String parentUserId) {
        String user = id(userId);
        if (user == null && phoneOrUser != null && USER_ID.matcher(phoneOrUser).matches()) {
            user = phoneOrUser;
        }
        return new Person(digits(phoneOrUser), user, id(parentUserId), null, null);
    }

    static Person ofContact(Fields contact) {
        Person ids = of(contact.word("wa_id"), contact.word("user_id"), contact.word("parent_user_id"));
        Fields profile = contact.at("profile");
        String username = profile.word("username");
        return new Person(
                ids.phone,
                ids.userId,
                ids.parentUserId,
                username == null ? contact.word("username") : username,
                profile.word("name"));
    }

    /** What is not known here is taken from {@code other}. */
    Person or(Person other) {
        return new Person(
                phone == null ? other.phone : phone,
                userId == null ? other.userId : userId,
                parentUserId == null ? other.parentUserId : parentUserId,
                username == null ? other.username : username,
                name == null ? other.name : name);
    }

    /** Whether both name an id of the same kind, and not the same one. */
    boolean contradicts(Person other) {
        return differ(phone, other.phone) || differ(userId, other.userId);
    }

    /** Whether both name the same user id or, where one has none, the same phone number. */
    boolean sameAs(Person other) {
        if (userId != null && other.userId != null) {
            return userId.equals(other.userId);
        }
        return phone != null && phone.equals(other.phone);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    boolean isKnown() {
        return phone != null || userId != null || parentUserId != null;
    }

    /** The lane: the user id first, because it is there with and without a phone number. */
    @Nullable
    String lane() {
        if (userId != null) {
            return userId;
        }
        return phone != null ? phone : parentUserId;
    }

    /** The phone first: it is what sends best and what people recognise. */
    Party party() {
        var addresses = new ArrayList<Address>();
        if (phone != null) {
            addresses.add(new Address(Address.PHONE, phone, true));
        }
        if (userId != null) {
            addresses.add(new Address(USER, userId, true));
        }
        if (parentUserId != null) {
            addresses.add(new Address(PARENT_USER, parentUserId, true));
        }
        if (username != null) {
            String plain = username.startsWith("@") ? username.substring(1) : username;
            addresses.add(new Address(USERNAME, plain, false));
        }
        return new Party(addresses, name);
    }

    private static @Nullable String digits(@Nullable String text) {
        if (text == null || text.length() > LONGEST_ID || USER_ID.matcher(text).matches()) {
            return null;
        }
        var digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.isEmpty() || digits.length() > LONGEST_NUMBER ? null : digits.toString();
    }

    private static @Nullable String id(@Nullable String text) {
        return text == null || text.length() > LONGEST_ID ? null : text;
    }

    @Override
    public String toString() {
        return "Person";
    }
}
