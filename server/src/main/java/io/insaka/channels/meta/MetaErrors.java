package io.insaka.channels.meta;

import io.insaka.channels.graph.GraphErrors;
import io.insaka.channels.graph.GraphErrors.Detailed;
import io.insaka.channels.graph.GraphErrors.Fate;
import java.util.Map;

/**
 * What the messaging platform's own error codes mean: Meta's page of Messenger's error codes (18 March 2026) and what
 * other open products met.
 */
final class MetaErrors {
    static final GraphErrors ALL = new GraphErrors(
            Map.of(
                    // 32 calls of the page, 613 calls of this edge, 80006 calls of the Messenger platform.
                    32, Fate.THROTTLED,
                    613, Fate.THROTTLED,
                    80006, Fate.THROTTLED,
                    // The person is not there: blocked the page, or left Facebook.
                    551, Fate.FINAL_FOR_CONTACT,
                    1200, Fate.TRANSIENT),
            Map.of(
                    // Outside the window, on Messenger, on Instagram, and as it was said before 2020.
                    new Detailed(10, 2018278), Fate.FINAL,
                    new Detailed(10, 2534022), Fate.FINAL,
                    new Detailed(10, 2018065), Fate.FINAL,
                    // Not to be written to by this page: no conversation with it, or blocked.
                    new Detailed(10, 2018108), Fate.FINAL_FOR_CONTACT,
                    new Detailed(200, 1545041), Fate.FINAL_FOR_CONTACT,
                    new Detailed(100, 2018001), Fate.FINAL_FOR_CONTACT));

    private MetaErrors() {}
}
