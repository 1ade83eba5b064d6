package io.insaka.channels.meta;

import io.insaka.channels.spi.Capabilities.TextUnit;
import java.util.Set;

/** Where Meta's two messengers differ. */
enum Platform {
    MESSENGER("messenger", "Messenger", 2_000, TextUnit.CHARACTERS, true),
    INSTAGRAM("instagram", "Instagram", 1_000, TextUnit.BYTES, false);

    /** Page-scoped: one person has another id for every page, and another one again on Instagram. */
    private final String kind;

    private final String label;
    private final int maxText;
    private final TextUnit textUnit;
    private final boolean bringsMetadataBack;

    Platform(String kind, String label, int maxText, TextUnit textUnit, boolean bringsMetadataBack) {
        this.kind = kind;
        this.label = label;
        this.maxText = maxText;
        this.textUnit = textUnit;
        this.bringsMetadataBack = bringsMetadataBack;
    }

    String kind() {
        return kind;
    }

    String label() {
        return label;
    }

    /** The id space of its people. */
    String addressKind() {
        return kind + "_user";
    }

    int maxText() {
        return maxText;
    }

    TextUnit textUnit() {
        return textUnit;
    }

    /** Whether an echo carries what we put into {@code metadata}. */
    boolean bringsMetadataBack() {
        return bringsMetadataBack;
    }

    /** Whether the webhook of one page also gets what belongs to the app's other pages, told apart by the entry's id. */
    boolean entryNamesPage() {
        return this == MESSENGER;
    }

    /** Reactions it takes from a business; none named for any emoji. */
    Set<String> reactions() {
        return this == MESSENGER ? Set.of() : Set.of("❤", "❤️", "♥", "♥️");
    }
}
