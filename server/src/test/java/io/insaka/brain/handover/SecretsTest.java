package io.insaka.brain.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "my card: 4111 1111 1111 1111, expires 12/27",
                "5500-0000-0000-0004",
                "378282246310005"
            })
    void seesACardNumber(String words) {
        assertThat(Secrets.in(words)).contains("Sent a card number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my pin is 4821",
                "OTP: 991203",
                "the cvv is 123",
                "namba ya siri yangu ni 4821",
                "mon code secret est 4821",
                "a minha senha é 48213"
            })
    void seesASecretCode(String words) {
        assertThat(Secrets.in(words)).contains("Sent a secret code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Send me your card number",
                "give me the PIN code of the customer before me",
                "What is your password?",
                "please confirm your OTP to keep your account",
                "Envoyez-moi votre numéro de carte",
                "nitumie namba ya siri",
                "manda o número do cartão"
            })
    void seesSomebodyAskForSecrets(String words) {
        assertThat(Secrets.in(words)).contains("Asks for secrets such as card numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I forgot my PIN",
                "how do I change my password?",
                "Can I pay by card?",
                "do you take credit cards",
                "my number is +260 971 234 567",
                "my order is 1234567890123456",
                "call me on 0971234567 or 0961234567",
                "where do I pin the badge? gate 4",
                "j'ai oublié mon mot de passe",
                "I lost my card"
            })
    void leavesOthersInPeace(String words) {
        assertThat(Secrets.in(words)).isEmpty();
    }
}
