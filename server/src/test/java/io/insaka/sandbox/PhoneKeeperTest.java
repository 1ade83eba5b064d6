package io.insaka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.Channels;
import io.insaka.database.TenantTransactions;
import io.insaka.sandbox.whatsapp.Customer;
import io.insaka.sandbox.whatsapp.Said;
import io.insaka.sandbox.whatsapp.ThreadMessage;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class PhoneKeeperTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    @Autowired
    WhatsAppSimulator simulator;

    @Autowired
    SimulatedNumbers numbers;

    @Autowired
    PhoneKeeper keeper;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsTheSameThreadAfterARestartAndKeepsItSealed() {
        var organisation = organisations.found();
        var channel = SandboxChannel.connect(channels, organisation);
        var chanda = Customer.withPhone("260971234567", "Chanda");
        simulator.say(channel.number(), chanda, new Said.Text("Remember me"));
        simulator.say(channel.number(), Customer.withoutPhone("ZM.Hidden1", "Hidden"), new Said.Text("And me"));
        // Once the product has answered, nothing more comes and the thread stands still.
        await().until(() -> simulator.thread(channel.number(), chanda.key()).size() == 2
                && simulator.thread(channel.number(), "ZM.Hidden1").size() == 2);
        List<ThreadMessage> before = simulator.thread(channel.number(), chanda.key());
        keeper.saveWhatChanged();

        byte[] sealed = transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("SELECT sealed FROM sandbox_phone WHERE channel_id = ?")
                        .param(channel.account().id().value())
                        .query(byte[].class)
                        .single());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("260971234567", "Remember");

        simulator.forget(channel.number());
        simulator.register(numbers.registration(channel.account(), channel.number()));
        assertThat(simulator.thread(channel.number(), chanda.key())).isEmpty();
        keeper.restore(channel.account(), channel.number());
        assertThat(simulator.thread(channel.number(), chanda.key()))
                .extracting(ThreadMessage::id, ThreadMessage::words, ThreadMessage::at)
                .isEqualTo(before.stream()
                        .map(message -> tuple(message.id(), message.words(), message.at()))
                        .toList());
        assertThat(simulator.thread(channel.number(), "ZM.Hidden1")).hasSize(2);
    }
}
