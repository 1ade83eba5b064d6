package io.insaka.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A part of the product that an organisation switches off when its team does not use it. */
public enum Feature {
    TASKS("tasks"),
    PIPELINE("pipeline"),
    MAILINGS("mailings"),
    HELP_PAGE("help-page");

    private final String wireName;

    Feature(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @JsonCreator
    public static Feature of(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("unknown feature"));
    }

    static Optional<Feature> find(String wireName) {
        return Arrays.stream(values())
                .filter(feature -> feature.wireName.equals(wireName))
                .findFirst();
    }
}
