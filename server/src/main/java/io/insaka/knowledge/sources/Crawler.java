package io.insaka.knowledge.sources;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.insaka.knowledge.extraction.Extracted;
import io.insaka.knowledge.extraction.Extraction;
import io.insaka.knowledge.extraction.Format;
import io.insaka.knowledge.extraction.Unreadable;
import io.insaka.outside.AddressRefused;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideHttp.Limits;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads websites: breadth first, on the server of the first page alone (redirects too), as robots.txt allows, never
 * faster than it asks for, within {@link CrawlSettings}.
 */
@Component
class Crawler implements DisposableBean {
    private static final String NAME = "insaka";
    private static final int MOST_REDIRECTS = 5;
    private static final int LARGEST_ROBOTS = 512 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final CrawlSettings settings;
    private final OutsideHttp http;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Crawler(CrawlSettings settings, OutsideSettings outside) {
        this.settings = settings;
        this.http = new OutsideHttp(outside, Names.ofThisMachine(), CONNECT);
    }

    record Page(String address, Extracted extracted) {}

    interface Visitor {
        /** @param share of the work that is done, in percent */
        void page(Page page, int share);
    }

    private record Link(WebAddress address, int depth) {}

    private record Fetched(WebAddress address, String type, byte[] bytes) {}

    /**
     * Visits the page at {@code url} and those it leads to.
     *
     * @throws Unusable when the first page cannot be had
     * @throws IOException when this may be different at another try
     */
    void visit(String url, Extraction.Reading reading, Visitor visitor) throws IOException, Unusable {
        WebAddress first = WebAddress.of(url).orElseThrow(() -> new Unusable(Failure.UNREACHABLE));
        BaseRobotRules rules = rules(first);
        var waiting = new ArrayDeque<Link>(List.of(new Link(first, 0)));
        Set<WebAddress> seen = new HashSet<>(Set.of(first));
        Set<Integer> read = new HashSet<>();
        int visited = 0;
        while (!waiting.isEmpty() && visited < settings.maxPages()) {
            Link link = waiting.removeFirst();
            boolean start = link.depth() == 0;
            if (!start) {
                pause(rules);
            }
            Optional<Page> page = read(link.address(), first, rules, reading, start);
            visited++;
            if (page.isPresent() && read.add(page.get().extracted().blocks().hashCode())) {
                follow(page.get(), link, first, seen, waiting);
                int known = Math.min(settings.maxPages(), visited + waiting.size());
                visitor.page(page.get(), 100 * visited / known);
            }
        }
        if (read.isEmpty()) {
            throw new Unusable(Failure.UNREACHABLE);
        }
    }

    private void follow(Page page, Link link, WebAddress first, Set<WebAddress> seen, ArrayDeque<Link> waiting) {
        if (link.depth() >= settings.maxDepth()) {
            return;
        }
        for (String target : page.extracted().links()) {
            WebAddress.of(target)
                    .filter(address -> address.sameServer(first) && waiting.size() < settings.maxPages())
                    .filter(seen::add)
                    .ifPresent(address -> waiting.addLast(new Link(address, link.depth() + 1)));
        }
    }

    /** Empty for what cannot be read; only the first page has to. */
    private Optional<Page> read(
            WebAddress address, WebAddress first, BaseRobotRules rules, Extraction.Reading reading, boolean start)
            throws IOException, Unusable {
        try {
            Fetched fetched = fetch(address, first, rules);
            Format format = Format.of(fetched.type(), fetched.address().uri().getPath())
                    .orElseThrow(() -> new Unusable(Failure.NOT_A_PAGE));
            var bytes = new ByteArrayInputStream(fetched.bytes());
            return Optional.of(new Page(
                    fetched.address().toString(),
                    reading.read(format, bytes, fetched.address().toString())));
        } catch (Unreadable unreadable) {
            if (start) {
                throw new Unusable(Failure.of(unreadable.reason()));
            }
            return Optional.empty();
        } catch (Unusable unusable) {
            if (start) {
                throw unusable;
            }
            return Optional.empty();
        } catch (AddressRefused refused) {
            throw new Unusable(Failure.NOT_CALLED);
        } catch (IOException failure) {
            if (start) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private Fetched fetch(WebAddress wanted, WebAddress first, BaseRobotRules rules) throws IOException, Unusable {
        WebAddress address = wanted;
        for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
            if (!rules.isAllowed(address.toString())) {
                throw new Unusable(Failure.UNWANTED);
            }
            var answer = http.send(
                    request(address), Trust.OWNER, limits(settings.maxPage().toBytes()));
            try (InputStream body = answer.body()) {
                Optional<String> location = answer.headers().firstValue("Location");
                if (REDIRECTS.contains(answer.status()) && location.isPresent()) {
                    address = address.resolve(location.get())
                            .filter(target -> target.sameServer(first))
                            .orElseThrow(() -> new Unusable(Failure.UNREACHABLE));
                } else if (answer.status() == 200) {
                    String type = answer.headers().firstValue("Content-Type").orElse("text/html");
                    return new Fetched(address, type, body.readAllBytes());
                } else if (answer.status() >= 500 || answer.status() == 429) {
                    throw new IOException("the server answered with status " + answer.status());
                } else {
                    throw new Unusable(Failure.UNREACHABLE);
                }
            }
        }
        throw new Unusable(Failure.UNREACHABLE);
    }

    /** As RFC 9309 says: what is not there forbids nothing, a server in trouble forbids everything for now. */
    private BaseRobotRules rules(WebAddress first) throws IOException, Unusable {
        WebAddress robots = first.robots();
        try {
            var answer = http.send(request(robots), Trust.OWNER, limits(LARGEST_ROBOTS));
            try (InputStream body = answer.body()) {
                if (answer.status() == 200) {
                    return new SimpleRobotRulesParser()
                            .parseContent(
                                    robots.toString(),
                                    body.readAllBytes(),
                                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                                    List.of(NAME));
                }
                if (answer.status() >= 500) {
                    throw new IOException("robots.txt was answered with status " + answer.status());
                }
                return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
            }
        } catch (AddressRefused refused) {
            throw new Unusable(Failure.NOT_CALLED);
        }
    }

    private static HttpRequest request(WebAddress address) {
        return HttpRequest.newBuilder(address.uri())
                .header("Accept", "text/html,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1")
                .GET()
                .build();
    }

    private Limits limits(long maxBytes) {
        return new Limits(settings.patience(), settings.patience(), maxBytes);
    }

    private void pause(BaseRobotRules rules) throws IOException {
        long asked = Math.max(0, rules.getCrawlDelay());
        long pause = Math.clamp(
                asked, settings.pause().toMillis(), settings.longestPause().toMillis());
        try {
            if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                throw new IOException("the product stops");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void destroy() {
        stopping.countDown();
        http.close();
    }
}
