package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.GraphErrors;
import io.insaka.channels.graph.GraphErrors.Fate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the Cloud API's own error codes mean. Codes marked (doc) are from Meta's public error reference and were not seen
 * again on 2026-11-21.
 */
final class WhatsAppErrors {
    static final GraphErrors ALL = new GraphErrors(own(), Map.of());

    private WhatsAppErrors() {}

    private static Map<Integer, Fate> own() {
        var fates = new HashMap<Integer, Fate>();
        // 130429 messages of the number, 131048 the number's quality, 133016 registrations.
        List.of(130429, 131048, 133016).forEach(code -> fates.put(code, Fate.THROTTLED));
        // About one message in six seconds.
        fates.put(131056, Fate.THROTTLED_FOR_CONTACT);
        // 131052 and 131053: media that could not be fetched or taken; 131057: the number is being upgraded.
        List.of(131000, 131016, 131052, 131053, 131057).forEach(code -> fates.put(code, Fate.TRANSIENT));
        // 131047 the window, 131049 and 131050 marketing, 131051 the type, 130472 an experiment of Meta's, 131062 a
        // one-time code to somebody without a phone number, 132xxx templates.
        List.of(
                        131008, 131009, 131021, 131047, 131049, 131050, 131051, 131062, 130472, 132000, 132001, 132005,
                        132007, 132008, 132012, 132015, 132016)
                .forEach(code -> fates.put(code, Fate.FINAL));
        // 131026 cannot receive, 131030 not on a test number's list.
        List.of(131026, 131030).forEach(code -> fates.put(code, Fate.FINAL_FOR_CONTACT));
        // 131031 blocked, 131042 the bill, 131045 registration; (doc) 131005 access denied, 133010 not registered.
        List.of(131031, 131042, 131045, 131005, 133010).forEach(code -> fates.put(code, Fate.ACCOUNT));
        return fates;
    }
}
