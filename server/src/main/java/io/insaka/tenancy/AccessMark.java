package io.insaka.tenancy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.method.HandlerMethod;

/** What an endpoint says about who may call it. */
sealed interface AccessMark {
    record ForAll() implements AccessMark {}

    record ForSignedIn() implements AccessMark {}

    record ForPermission(Permission permission) implements AccessMark {}

    /**
     * @throws IllegalStateException when the endpoint says nothing, or two things
     */
    static AccessMark of(HandlerMethod method) {
        List<AccessMark> marks = new ArrayList<>();
        if (method.hasMethodAnnotation(Open.class)) {
            marks.add(new ForAll());
        }
        if (method.hasMethodAnnotation(SignedIn.class)) {
            marks.add(new ForSignedIn());
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires != null) {
            marks.add(new ForPermission(requires.value()));
        }
        if (marks.size() != 1) {
            throw new IllegalStateException(method.getShortLogMessage()
                    + " needs exactly one of @Requires, @SignedIn and @Open; it has " + marks);
        }
        return marks.getFirst();
    }
}
