package io.insaka.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void repeatsWhatTheMachineSays() {
        assertThat(Failures.words(new ConnectException("Connection refused")))
                .isEqualTo("java.net.ConnectException: Connection refused");
        assertThat(Failures.words(new SQLException(
                        "ERROR: duplicate key value violates unique constraint \"channel_account_once\"")))
                .endsWith("violates unique constraint \"channel_account_once\"");
        assertThat(Failures.words(new IOException("item 01a1fcd0-351a-7000-ab8a-1dfe329b07f7 is gone")))
                .contains("01a1fcd0-351a-7000-ab8a-1dfe329b07f7");
    }

    @Test
    void withholdsWhatAParserOrALibrarySays() {
        assertThat(Failures.words(new IllegalArgumentException("No enum constant Step.my secret")))
                .isEqualTo("java.lang.IllegalArgumentException (message withheld)");
        assertThat(Failures.shortWords(new NumberFormatException("For input string: \"260977123456\"")))
                .isEqualTo("NumberFormatException (message withheld)");
        assertThat(Failures.words(new RuntimeException())).isEqualTo("java.lang.RuntimeException");
    }

    @Test
    void takesOutWhatBelongsToPeople() {
        assertThat(Failures.words(new SQLException("ERROR: invalid input syntax for type uuid: \"my secret\"")))
                .doesNotContain("secret");
        assertThat(Failures.words(new SQLException("ERROR: no\n  Detail: Failing row contains (my secret)")))
                .doesNotContain("secret");
        assertThat(Failures.words(new IOException("to +260 977 123 456 and a.b@c.example failed")))
                .endsWith("to … and … failed");
        assertThat(Failures.words(new IOException("at https://x.example/a?token=abc not")))
                .doesNotContain("abc");
    }
}
