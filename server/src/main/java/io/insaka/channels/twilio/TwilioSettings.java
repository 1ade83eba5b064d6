package io.insaka.channels.twilio;

import io.insaka.channels.form.PhoneNumbers;
import io.insaka.channels.settings.EnteredSettings;
import io.insaka.channels.spi.ChannelSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One sender of a Twilio account.
 *
 * @param from a number with plus, a short code, a name, the id of a messaging service, or {@code whatsapp:} and a number
 */
record TwilioSettings(String account, String token, String from, String base) {
    static final String ACCOUNT_SID = "accountSid";
    static final String AUTH_TOKEN = "authToken";
    static final String FROM = "from";
    static final String BASE_URL = "baseUrl";
    static final String WHATSAPP = "whatsapp:";

    private static final Set<String> NAMES = Set.of(ACCOUNT_SID, AUTH_TOKEN, FROM, BASE_URL);
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{2,64}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,300}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern SENDER = Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{6,14}|[0-9]{3,8}|"
            + "(?=.{1,11}$)(?=.*[A-Za-z])[A-Za-z0-9&+_ -]+|MG[0-9a-fA-F]{32}");
    private static final String TWILIO = "https://api.twilio.com";

    static TwilioSettings of(ChannelSettings settings) {
        String base = settings.find(BASE_URL);
        return new TwilioSettings(
                settings.require(ACCOUNT_SID),
                settings.require(AUTH_TOKEN),
                settings.require(FROM),
                base == null ? TWILIO : base);
    }

    static ChannelSettings check(Map<String, String> given) {
        var entered = new EnteredSettings(given, NAMES, "a Twilio sender");
        String from = entered.find(FROM);
        if (from != null) {
            entered.put(FROM, plain(from));
        }
        return entered.required(ACCOUNT_SID, SID, "must look like AC and 32 digits, as the Twilio console shows it")
                .required(AUTH_TOKEN, TOKEN, "must have no spaces")
                .required(
                        FROM,
                        SENDER,
                        "must be a number such as +15551234567, a short code, a name of up to 11 letters and digits, or the"
                                + " id of a messaging service (MG…)")
                .server(BASE_URL)
                .checked();
    }

    /** People write numbers with spaces, brackets, and without the plus. */
    private static String plain(String from) {
        boolean whatsapp = from.startsWith(WHATSAPP);
        String number = whatsapp ? from.substring(WHATSAPP.length()) : from;
        String digits = PhoneNumbers.digits(number);
        boolean code = number.matches("[0-9]{3,8}") && !whatsapp;
        return digits == null || code ? from : (whatsapp ? WHATSAPP : "") + "+" + digits;
    }

    boolean isService() {
        return SERVICE.matcher(from).matches();
    }

    boolean isWhatsApp() {
        return from.startsWith(WHATSAPP);
    }

    /** A name can be shown on a phone, and nobody can reply to it. */
    boolean isName() {
        return !isService() && !from.matches("[0-9+].*") && !isWhatsApp();
    }

    /** The number, if it is one of the account's own; null for everything else. */
    @Nullable
    String number() {
        return from.startsWith("+") ? from : null;
    }

    URI resource(String rest) {
        return URI.create(base + "/2010-04-01/Accounts/" + account + rest);
    }

    String authorization() {
        byte[] both = (account + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return "TwilioSettings[" + base + "]";
    }
}
