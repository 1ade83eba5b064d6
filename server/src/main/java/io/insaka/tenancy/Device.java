package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** "Firefox, Android": enough for a person to know their own sessions by, too little to know a person by. */
public final class Device {
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");
    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux");

    private Device() {}

    public static String of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(List<String> names, String agent) {
        return names.stream()
                .filter(agent::contains)
                .findFirst()
                .map(name -> name.equals("Edg") ? "Edge" : name.equals("OPR") ? "Opera" : name)
                .orElse("");
    }
}
