package io.insaka.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.DeliveryStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTest {
    /** Every state against every report. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            now,       SENT,      DELIVERED, READ, FAILED
            QUEUED,    SENT,      DELIVERED, READ, FAILED
            SENDING,   SENT,      DELIVERED, READ, FAILED
            UNSURE,    SENT,      DELIVERED, READ, FAILED
            CANCELLED, SENT,      DELIVERED, READ, FAILED
            SENT,      SENT,      DELIVERED, READ, FAILED
            FAILED,    FAILED,    DELIVERED, READ, FAILED
            DELIVERED, DELIVERED, DELIVERED, READ, DELIVERED
            READ,      READ,      READ,      READ, READ
            """)
    void moveForwardOnly(
            MessageStatus now, MessageStatus sent, MessageStatus delivered, MessageStatus read, MessageStatus failed) {
        assertThat(Receipts.next(now, DeliveryStep.SENT)).isEqualTo(sent);
        assertThat(Receipts.next(now, DeliveryStep.DELIVERED)).isEqualTo(delivered);
        assertThat(Receipts.next(now, DeliveryStep.READ)).isEqualTo(read);
        assertThat(Receipts.next(now, DeliveryStep.FAILED)).isEqualTo(failed);
        assertThat(Receipts.next(now, DeliveryStep.UNWANTED)).isEqualTo(failed);
    }
}
