package io.insaka.platform;

import io.insaka.platform.Problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.databind.DatabindException;

/** Finds in Spring's and Jackson's refusals the fields that were wrong. Never repeats a value that was sent. */
final class FieldProblems {
    private FieldProblems() {}

    static boolean unreadable(Exception refusal) {
        return refusal instanceof HttpMessageNotReadableException;
    }

    static List<FieldProblem> of(Exception refusal) {
        return switch (refusal) {
            case BindException bound ->
                bound.getFieldErrors().stream().map(FieldProblems::of).toList();
            case HandlerMethodValidationException validated ->
                validated.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> of(
                                        error,
                                        Optional.ofNullable(result.getMethodParameter()
                                                        .getParameterName())
                                                .orElse("?"))))
                        .toList();
            case MethodArgumentTypeMismatchException mismatch ->
                List.of(new FieldProblem(mismatch.getName(), "has the wrong type"));
            case TypeMismatchException mismatch -> List.of(new FieldProblem(name(mismatch), "has the wrong type"));
            case MissingServletRequestParameterException missing ->
                List.of(new FieldProblem(missing.getParameterName(), "is missing"));
            case MissingRequestHeaderException missing ->
                List.of(new FieldProblem(missing.getHeaderName(), "is missing"));
            case MissingServletRequestPartException missing ->
                List.of(new FieldProblem(missing.getRequestPartName(), "is missing"));
            case HttpMessageNotReadableException body
            when body.getCause() instanceof DatabindException wrong
                    && !path(wrong).isEmpty() ->
                List.of(new FieldProblem(path(wrong), "has a value that is not understood"));
            default -> List.of();
        };
    }

    private static FieldProblem of(FieldError error) {
        return new FieldProblem(error.getField(), message(error));
    }

    private static FieldProblem of(MessageSourceResolvable error, String parameter) {
        return new FieldProblem(error instanceof FieldError field ? field.getField() : parameter, message(error));
    }

    private static String message(MessageSourceResolvable error) {
        return Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid");
    }

    private static String name(TypeMismatchException mismatch) {
        return Optional.ofNullable(mismatch.getPropertyName()).orElse("?");
    }

    private static String path(DatabindException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
