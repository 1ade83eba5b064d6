package io.insaka.channels.email;

import io.insaka.channels.email.mime.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Message-IDs, without their angle brackets. Ours carry our reference, so that whatever names one leads back to it. */
final class MessageIds {
    private static final Pattern BRACKETED = Pattern.compile("<\\s*([^<>\\s]{1,900})\\s*>");
    private static final Pattern BARE = Pattern.compile("(?<![^<>\\s,;])[^<>\\s,;@]{1,450}@[^<>\\s,;]{1,450}");
    private static final Pattern OURS =
            Pattern.compile("(?<![A-Za-z0-9-])([A-Za-z0-9-]{1,100})\\.insaka@[^<>\\s@\"']{1,253}");
    private static final int LONGEST_CHAIN = 20;
    private static final int LONGEST_HEADER = 64_000;

    private MessageIds() {}

    /** Each once, in order; an empty one is none. */
    static List<String> of(@Nullable String header) {
        String text = header == null ? "" : header.substring(0, Math.min(header.length(), LONGEST_HEADER));
        Set<String> ids = new LinkedHashSet<>();
        Matcher bracketed = BRACKETED.matcher(text);
        while (bracketed.find()) {
            ids.add(bracketed.group(1));
        }
        if (ids.isEmpty()) {
            Matcher bare = BARE.matcher(text);
            while (bare.find()) {
                ids.add(bare.group());
            }
        }
        return List.copyOf(ids);
    }

    static @Nullable String first(@Nullable String header) {
        List<String> ids = of(header);
        return ids.isEmpty() ? null : ids.getFirst();
    }

    /** The same for each try of one message, so that whoever gets it twice can tell. */
    static String forReference(String correlation, String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return correlation.replaceAll("[^A-Za-z0-9-]", "-") + ".insaka@" + domain;
    }

    /** Our reference, if the id is one of ours. */
    static @Nullable String reference(String id) {
        Matcher ours = OURS.matcher(id);
        return ours.matches() ? ours.group(1) : null;
    }

    /** The first of ours in any text. */
    static @Nullable String oursIn(String text) {
        Matcher ours = OURS.matcher(text);
        return ours.find() ? ours.group() : null;
    }

    /** Which message is answered: best one of ours, else what the program says, else the end of the chain. */
    static @Nullable String answered(Headers headers) {
        List<String> direct = of(headers.first("in-reply-to"));
        List<String> chain = of(headers.first("references"));
        List<String> candidates = new ArrayList<>(direct.reversed());
        candidates.addAll(chain.reversed());
        return candidates.stream()
                .filter(id -> reference(id) != null)
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.getFirst());
    }

    /** What an answer's References say: the beginning of the thread and its end, the middle left out when long. */
    static List<String> chain(Headers headers) {
        Set<String> all = new LinkedHashSet<>(of(headers.first("references")));
        if (all.isEmpty()) {
            all.addAll(of(headers.first("in-reply-to")));
        }
        String own = first(headers.first("message-id"));
        if (own != null) {
            all.remove(own);
            all.add(own);
        }
        List<String> ids =
                new ArrayList<>(all.stream().filter(id -> id.length() <= 250).toList());
        if (ids.size() > LONGEST_CHAIN) {
            ids.subList(1, ids.size() - LONGEST_CHAIN + 1).clear();
        }
        return ids;
    }
}
