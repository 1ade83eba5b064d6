package io.insaka.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns what filters throw into problem details, as the advice does for controllers. */
final class ProblemFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(ProblemFilter.class);

    private final ProblemWriter writer;

    ProblemFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Webhooks.address(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Problem problem) {
            writer.write(response, problem);
        } catch (InvalidParameterException broken) {
            writer.write(response, ProblemDocument.ofStatus(broken.getErrorCode()), null);
        } catch (ServletException | RuntimeException unexpected) {
            if (unexpected.getCause() instanceof Problem problem) {
                // The dispatcher wraps what an interceptor throws before a handler that is no controller.
                writer.write(response, problem);
                return;
            }
            log.error("{} failed", Routes.of(request), unexpected);
            writer.write(response, ProblemDocument.ofStatus(500), null);
        }
    }
}
