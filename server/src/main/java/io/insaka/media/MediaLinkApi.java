package io.insaka.media;

import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files behind {@link MediaLinks}: the key in the address is all it takes. */
@RestController
class MediaLinkApi {
    /** Providers fetch from few addresses, and each file once or twice. */
    private static final int PER_MINUTE = 600;

    private final MediaLinks links;
    private final MediaStore store;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;

    MediaLinkApi(MediaLinks links, MediaStore store, ClientAddresses addresses, Clock clock) {
        this.links = links;
        this.store = store;
        this.addresses = addresses;
        this.limiter = new RateLimiter(clock, PER_MINUTE, Duration.ofMinutes(1));
    }

    @GetMapping(MediaLinks.PATH + "{key}")
    @Open
    ResponseEntity<Resource> download(
            @PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        limiter.take(addresses.of(request)).ifPresent(wait -> {
            throw new MediaProblem.Busy(wait);
        });
        MediaLinks.Opened opened = links.open(key).orElseThrow(MediaProblem.Unknown::new);
        StoredMedia media = opened.media();
        String served = media.program() ? FileTypes.UNKNOWN : FileTypes.served(media.contentType());
        boolean inPlace = FileTypes.shownInPlace(served) && !media.program();
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("Cache-Control", "private, max-age=3600");
        // Whoever has the address may see the file; search engines that find it somewhere are asked not to keep it.
        response.setHeader("X-Robots-Tag", "noindex");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(served))
                .eTag(media.sha256())
                .header(
                        "Content-Disposition",
                        (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(media.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(store.resource(opened.tenant(), media));
    }
}
