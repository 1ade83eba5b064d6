package io.insaka.channels.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks recorded bodies: fields removed and renamed, types changed, lists repeated, huge strings, NULs. */
public final class Mutations {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Mutations() {}

    /** Changes one random place below the root. */
    public static void mutate(JsonNode root, Random random) {
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object
            when !object.isEmpty() -> {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name + "_renamed", object.remove(name));
                    default -> object.set(name, strange(object.get(name), random));
                }
            }
            case ArrayNode list
            when !list.isEmpty() -> {
                int index = random.nextInt(list.size());
                switch (random.nextInt(4)) {
                    case 0 -> list.remove(index);
                    case 1 -> repeat(list, list.get(index), 1 + random.nextInt(40));
                    default -> list.set(index, strange(list.get(index), random));
                }
            }
            default -> {
                // Nothing in it to break.
            }
        }
    }

    private static void repeat(ArrayNode list, JsonNode element, int times) {
        for (int i = 0; i < times; i++) {
            list.add(element.deepCopy());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.values().forEach(child -> collect(child, into));
        }
    }

    private static JsonNode strange(JsonNode before, Random random) {
        var nodes = JSON.getNodeFactory();
        return switch (random.nextInt(16)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(random.nextGaussian() * Double.MAX_VALUE / 4);
            case 4 -> nodes.stringNode("");
            case 5 -> nodes.stringNode("\0" + before.asString("x") + "\0");
            case 6 -> nodes.stringNode("\uD83D" + before.asString("x") + "\uDE00\uDE00");
            case 7 -> nodes.stringNode("x".repeat(20_000));
            case 8 -> nodes.stringNode("ZM." + "9".repeat(random.nextInt(300)));
            case 9 -> nodes.stringNode("-" + "9".repeat(random.nextInt(60)) + "e" + random.nextInt(400));
            case 10 -> nodes.objectNode();
            case 11 -> nodes.arrayNode();
            case 12 -> nodes.arrayNode().add(before);
            case 13 -> nodes.objectNode().set("wrapped", before);
            case 14 -> deep(20);
            default -> before.isString() ? nodes.numberNode(7) : nodes.stringNode(before.toString());
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode inner = JSON.getNodeFactory().objectNode();
        for (int i = 0; i < levels; i++) {
            inner = JSON.getNodeFactory().arrayNode().add(inner);
        }
        return inner;
    }
}
