package io.insaka.post;

import java.util.Locale;

/**
 * Why a letter was not taken.
 *
 * @param words for whoever runs the mail server: codes and kinds, no addresses
 */
record Trouble(Kind kind, String words) {
    /** What can be done about it differs. */
    enum Kind {
        /** Name or password are not accepted. */
        SIGN_IN,
        /** It does not answer. */
        UNREACHABLE,
        /** It wants to be asked later. */
        BUSY,
        /** It will not take this one: the address, or what we are allowed to send. */
        REFUSED,
        /** It did not say whether it took it. */
        UNSURE;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
