package io.insaka.audit;

import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Where modules say what somebody did, in the same transaction as the change. */
@Component
public class AuditTrail {
    private final EntryWriter writer;
    private final Origins origins;

    AuditTrail(EntryWriter writer, Origins origins) {
        this.writer = writer;
        this.origins = origins;
    }

    /**
     * Joins the open transaction: the entry is written when, and only if, it commits. Outside one it is written at once.
     * Who did it and from where is what the request of this thread says; without a request it was the product itself.
     *
     * @param action a stable code such as {@code conversation.taken}, among those the endpoint declares
     */
    public void record(TenantId tenant, String action, Subject subject, Details details) {
        declared(action);
        writer.write(tenant, origins.current(), action, subject, details);
    }

    public void record(TenantId tenant, String action, Subject subject) {
        record(tenant, action, subject, Details.NONE);
    }

    /** What an endpoint says about itself is what the gate and the documentation read: it must not lie. */
    private static void declared(String action) {
        Origins.request()
                .map(request -> request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
                .filter(HandlerMethod.class::isInstance)
                .map(HandlerMethod.class::cast)
                .filter(method -> !declares(method, action))
                .ifPresent(method -> {
                    throw new IllegalStateException(
                            method.getShortLogMessage() + " does not declare the audit action " + action);
                });
    }

    private static boolean declares(HandlerMethod method, String action) {
        Audited written = method.getMethodAnnotation(Audited.class);
        AuditedRead read = method.getMethodAnnotation(AuditedRead.class);
        return written != null && Arrays.asList(written.value()).contains(action)
                || read != null && read.value().equals(action);
    }
}
