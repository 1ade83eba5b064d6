package io.insaka.channels.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation stands here, for the people a provider shows it to.
 *
 * @param hands who has it; null when only what is known of the contact is news
 */
public record Mirror(List<Address> to, @Nullable Hands hands, About about) {
    /**
     * @param teammate the e-mail address of the teammate who has it; null when it is nobody in particular
     * @param assigned the provider's own word for whom it was made to show last, {@link Mirrored#assigned}
     */
    public record Hands(
            Holding holding,
            @Nullable String teammate,
            @Nullable String assigned) {
        @Override
        public String toString() {
            return "Hands[" + holding + "]";
        }
    }

    /**
     * What is known here of the contact.
     *
     * @param name of a person who is known from more than one place; null where only the provider says it
     * @param language BCP 47; null while they have said too little
     */
    public record About(@Nullable String name, @Nullable String language, boolean optedOut) {
        public static final About NOTHING = new About(null, null, false);

        @Override
        public String toString() {
            return "About[]";
        }
    }

    public Mirror {
        to = List.copyOf(to);
    }
}
