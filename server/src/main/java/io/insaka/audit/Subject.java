package io.insaka.audit;

import java.util.UUID;

/**
 * What something was done to.
 *
 * @param type a word such as {@code conversation}
 * @param id never personal data
 */
public record Subject(String type, String id) {
    public static Subject of(String type, UUID id) {
        return new Subject(type, id.toString());
    }
}
