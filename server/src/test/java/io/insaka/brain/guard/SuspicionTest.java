package io.insaka.brain.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspicionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your account has been suspended, visit https://help.example/unlock",
                "Your MTN account is blocked: www.mtn-help.example",
                "Votre compte a été suspendu : https://banque.example",
                "A sua conta foi suspensa https://banco.example",
                "Akaunti yako imefungwa, bonyeza https://x.example",
                "Congratulations you have won 5000! https://prize.example/claim",
                "look at https://xn--pypal-4ve.com/now",
                "http://paypa1.com",
                "https://faceb00k.com/photo",
                "https://airtel-bonus.example.com",
                "https://secure-zanaco-login.net",
                "https://www.paypal.com@evil.example/login",
                "https://pаypal.com (with a Cyrillic letter)",
            })
    void noticesFraud(String words) {
        assertThat(Suspicion.of(words)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I forgot my PIN",
                "how do I change my password",
                "do you take card payments",
                "what is my card number for the loyalty programme",
                "my account is suspended, please help",
                "I sent the code yesterday",
                "Here is the form: https://docs.google.com/forms/abc",
                "https://www.facebook.com/ourpage",
                "our site is https://airtel.co.zm/bundles",
                "see https://shop.example/orange-juice",
                "can I confirm my booking",
                "send me your address",
                "please send me your bank account so that I can pay",
                "Pouvez-vous confirmer votre adresse",
                "nitumie bei",
                "confirme por favor o horário",
                "",
                "http://",
            })
    void leavesHonestPeopleAlone(String words) {
        assertThat(Suspicion.of(words)).isEmpty();
    }

    @Test
    void isQuickWithAnything() {
        for (String same : new String[] {"send ", "https://", "a@", "your ", "xn--", "1-", "send me your your ", "…"}) {
            Suspicion.of(same.repeat(20_000));
        }
    }
}
