package io.insaka.sandbox.llm.anthropic;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about single fields. */
final class Checks {
    private Checks() {}

    static void onlyKnown(JsonNode node, String path, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw Refused.invalid(path + name + ": Extra inputs are not permitted");
            }
        }
    }

    static String text(JsonNode node, String name, String path) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw Refused.missing(path + name);
        }
        if (!value.isString()) {
            throw Refused.invalid(path + name + ": Input should be a valid string");
        }
        return value.asString();
    }

    static void object(JsonNode node, String name, String path) {
        if (node.path(name).isMissingNode()) {
            throw Refused.missing(path + name);
        }
        if (!node.path(name).isObject()) {
            throw Refused.invalid(path + name + ": Input should be a valid dictionary");
        }
    }

    static void between(JsonNode body, String name, int least, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isNumber()) {
            throw Refused.invalid(name + ": Input should be a valid number");
        }
        if (value.asDouble() > most) {
            throw Refused.invalid(name + ": Input should be less than or equal to " + most);
        }
        if (value.asDouble() < least) {
            throw Refused.invalid(name + ": Input should be greater than or equal to " + least);
        }
    }
}
