package io.insaka.browser;

import java.nio.file.Path;

/**
 * The pictures of the guide, made by the tests that walk through the screens: {@code -Dinsaka.pictures=true} makes them
 * anew, so that they stay true.
 */
final class Pictures {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "pictures");
    private static final Path TARGET = Path.of("target", "pictures");

    private Pictures() {}

    /** One that the guide shows. */
    static void take(Visitor visitor, String name) {
        if (Boolean.getBoolean("insaka.pictures")) {
            visitor.picture(GUIDE.resolve(name + ".png"));
        }
    }

    /** One to look at after a change. */
    static void look(Visitor visitor, String name) {
        if (Boolean.getBoolean("insaka.pictures")) {
            visitor.picture(TARGET.resolve(name + ".png"));
        }
    }
}
