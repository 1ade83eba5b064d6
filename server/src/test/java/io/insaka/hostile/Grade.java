package io.insaka.hostile;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Mozilla's HTTP Observatory would say of one answer of a site under https: its modifiers, as of version 4 of its
 * scoring. Extra credit counts from 90 points on; A+ begins at 100.
 */
record Grade(int score, List<String> remarks) {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=([0-9]+)");
    private static final int SIX_MONTHS = 15_768_000;

    static Grade of(HttpHeaders headers) {
        var scoring = new Scoring();
        scoring.policy(headers);
        scoring.cookies(headers.allValues("Set-Cookie"));
        scoring.others(headers);
        return scoring.grade();
    }

    boolean top() {
        return score >= 100;
    }

    /** Directives by name; what is said twice counts as the first time. */
    static Map<String, List<String>> directives(String policy) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        for (String directive : policy.toLowerCase(Locale.ROOT).split(";")) {
            String[] words = directive.strip().split("\\s+");
            directives.putIfAbsent(words[0], Arrays.asList(words).subList(1, words.length));
        }
        return directives;
    }

    private static final class Scoring {
        private final List<String> remarks = new ArrayList<>();
        private int score = 100;
        private int credit;

        private void minus(int points, String why) {
            score -= points;
            remarks.add("-" + points + " " + why);
        }

        private void plus(int points, String why) {
            credit += points;
            remarks.add("+" + points + " " + why);
        }

        Grade grade() {
            return new Grade(score >= 90 ? score + credit : Math.max(score, 0), remarks);
        }

        void policy(HttpHeaders headers) {
            List<String> policies = headers.allValues("Content-Security-Policy");
            if (policies.isEmpty()) {
                minus(25, "no content security policy");
                minus(20, "may be framed");
                return;
            }
            var directives = directives(policies.getFirst());
            List<String> fallback = directives.getOrDefault("default-src", List.of("*"));
            List<String> scripts = directives.getOrDefault("script-src", fallback);
            List<String> styles = directives.getOrDefault("style-src", fallback);
            if (scripts.contains("'unsafe-inline'") || scripts.contains("*") || scripts.contains("data:")) {
                minus(20, "scripts may come from anywhere");
            } else if (scripts.contains("'unsafe-eval'")) {
                minus(10, "scripts may be made of words");
            } else if (fallback.contains("'none'") && !styles.contains("'unsafe-inline'")) {
                plus(10, "everything closed that is not open");
            } else if (!styles.contains("'unsafe-inline'")) {
                plus(5, "nothing unsafe");
            }
            if (directives.containsKey("frame-ancestors")) {
                plus(5, "cannot be framed");
            } else if (headers.firstValue("X-Frame-Options").isEmpty()) {
                minus(20, "may be framed");
            }
        }

        void cookies(List<String> cookies) {
            for (String cookie : cookies) {
                String low = cookie.toLowerCase(Locale.ROOT);
                String name = cookie.substring(0, cookie.indexOf('='));
                if (!low.contains("; secure")) {
                    minus(40, "a cookie without Secure: " + name);
                }
                if (name.contains("session") && !low.contains("; httponly")) {
                    minus(30, "scripts can read " + name);
                }
                if (!low.contains("; samesite=")) {
                    minus(20, "sent along from other sites: " + name);
                }
                if (name.contains("session") && !name.startsWith("__Host-")) {
                    minus(5, "a neighbour could set " + name);
                }
            }
            if (!cookies.isEmpty()) {
                plus(5, "careful cookies");
            }
        }

        void others(HttpHeaders headers) {
            Matcher age = MAX_AGE.matcher(
                    headers.firstValue("Strict-Transport-Security").orElse(""));
            if (!age.find() || Integer.parseInt(age.group(1)) < SIX_MONTHS) {
                minus(20, "not bound to https");
            }
            if (!headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff")) {
                minus(5, "a browser guesses types");
            }
            switch (headers.firstValue("Referrer-Policy").orElse("")) {
                case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin" ->
                    plus(5, "tells no addresses");
                case "unsafe-url", "origin", "no-referrer-when-downgrade" -> minus(5, "tells addresses");
                default -> {}
            }
            switch (headers.firstValue("Cross-Origin-Resource-Policy").orElse("")) {
                case "same-origin", "same-site" -> plus(10, "is not loaded by other sites");
                case "cross-origin" -> {}
                default -> {}
            }
            if (headers.firstValue("Access-Control-Allow-Origin").isPresent()) {
                minus(50, "other sites may read it");
            }
        }
    }
}
