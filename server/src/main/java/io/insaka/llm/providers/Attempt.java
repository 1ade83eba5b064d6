package io.insaka.llm.providers;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.outside.OutsideHttp;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Function;

/** One call, and what came of it: nothing that a provider or the library does gets past here as an exception. */
final class Attempt {
    private Attempt() {}

    /** @param call makes a model that speaks over the wire, and asks it */
    static Heard of(ModelHttp http, Duration within, Function<Wire, Heard> call) {
        Wire wire = new Wire(http.client(), within);
        try {
            Heard heard = Relay.over(wire, () -> call.apply(wire));
            return AnswerBody.of(wire).seen(heard);
        } catch (Wire.Declined declined) {
            return Refusals.read(declined);
        } catch (Wire.Broken broken) {
            return broken(broken);
        } catch (ContentFilteredException filtered) {
            return new Heard.Failed(
                    Failure.REFUSED,
                    String.valueOf(filtered.getMessage()),
                    AnswerBody.of(wire).tokens(),
                    null);
        } catch (UnsupportedFeatureException unsupported) {
            return new Heard.Failed(Failure.UNABLE, String.valueOf(unsupported.getMessage()));
        } catch (RuntimeException odd) {
            return wire.answered() == null
                    ? new Heard.Failed(Failure.BAD_REQUEST, "the question cannot be put to this provider")
                    : AnswerBody.of(wire).odd();
        }
    }

    private static Heard broken(Wire.Broken broken) {
        if (broken.failure() instanceof HttpTimeoutException) {
            return new Heard.Failed(Failure.TIMED_OUT, "");
        }
        return new Heard.Failed(OutsideHttp.neverSent(broken.failure()) ? Failure.UNREACHABLE : Failure.CUT_OFF, "");
    }
}
