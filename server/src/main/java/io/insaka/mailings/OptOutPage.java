package io.insaka.mailings;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.insaka.contacts.consent.Said;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Branding;
import io.insaka.tenancy.Brandings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A page in the organisation's colours that says one thing. No script, no cookie, nothing from elsewhere. */
@Component
class OptOutPage {
    /** What the form says: {@link #ONLY}, or everything. */
    static final String WHAT = "what";

    static final String ONLY = "only";
    private static final int NONCE_BYTES = 18;
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final Template template = read();
    private final SecureRandom random = new SecureRandom();
    private final Brandings brandings;

    OptOutPage(Brandings brandings) {
        this.brandings = brandings;
    }

    enum Says {
        QUESTION,
        /** No to what the link is about; everything else may still be stopped. */
        LESS,
        DONE,
        GONE,
        BUSY
    }

    /** @param tenant null where nobody knows whose page it is */
    ResponseEntity<String> draw(@Nullable TenantId tenant, HttpServletRequest request, HttpStatus status, Says says) {
        return draw(tenant, request, status, says, null);
    }

    /** @param purpose what the link is about; null: that is not said */
    ResponseEntity<String> draw(
            @Nullable TenantId tenant,
            HttpServletRequest request,
            HttpStatus status,
            Says says,
            @Nullable String purpose) {
        Branding branding = tenant == null ? null : brandings.of(tenant);
        String language = language(branding, request);
        Map<String, String> words = Words.in(language);
        String organisation = branding == null ? "" : branding.publicName();
        Map<String, Object> values = new HashMap<>();
        values.put("language", language);
        values.put("organisation", organisation);
        values.put("words", words);
        values.put(
                "heading",
                word(words, says.name().toLowerCase(Locale.ROOT))
                        .replace("{0}", organisation)
                        .replace("{1}", purpose == null ? "" : purpose));
        values.put("asks", says == Says.QUESTION || says == Says.LESS);
        if (says == Says.QUESTION && purpose != null) {
            values.put("only", word(words, "only").replace("{1}", purpose));
        }
        values.put("button", word(words, purpose == null ? "button" : "all"));
        values.put("done", says == Says.DONE);
        if (branding != null && branding.logo() != null) {
            values.put("logo", "/help/" + tenant + "/logo");
        }
        if (branding != null && branding.colour() != null) {
            values.put("colour", branding.colour());
        }
        byte[] once = new byte[NONCE_BYTES];
        random.nextBytes(once);
        String nonce = Base64.getEncoder().encodeToString(once);
        values.put("nonce", nonce);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce))
                // The address is as good as their word: nobody else is told of it.
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(template.execute(values));
    }

    /** What somebody read who says yes on it. */
    Said.Proof question(TenantId tenant, HttpServletRequest request) {
        Branding branding = brandings.of(tenant);
        String language = language(branding, request);
        String asked = word(Words.in(language), Says.QUESTION.name().toLowerCase(Locale.ROOT))
                .replace("{0}", branding.publicName());
        return new Said.Proof(null, asked, language, null);
    }

    /** What somebody pressed who says no to one purpose. */
    Said.Proof only(TenantId tenant, HttpServletRequest request, String purpose) {
        String language = language(brandings.of(tenant), request);
        return new Said.Proof(null, word(Words.in(language), "only").replace("{1}", purpose), language, null);
    }

    private static String word(Map<String, String> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    private static String language(@Nullable Branding branding, HttpServletRequest request) {
        if (request.getHeader("Accept-Language") != null) {
            return request.getLocale().getLanguage();
        }
        return branding == null ? "en" : branding.languages().getFirst();
    }

    private static String policy(String nonce) {
        return "default-src 'none'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }

    private static Template read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(OptOutPage.class.getResourceAsStream("unsubscribe.mustache")),
                StandardCharsets.UTF_8)) {
            return Mustache.compiler().defaultValue("").compile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
