package io.insaka.tenancy;

import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes into the API's description what each endpoint asks of its caller. */
@Component
class AccessDescription implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        switch (AccessMark.of(method)) {
            case AccessMark.ForAll all -> operation.setSecurity(List.of());
            case AccessMark.ForSignedIn signedIn -> {}
            case AccessMark.ForPermission needed ->
                operation.addExtension("x-permission", needed.permission().wireName());
        }
        return operation;
    }
}
