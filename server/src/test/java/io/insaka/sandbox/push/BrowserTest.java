package io.insaka.sandbox.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final String OPEN =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SECRET = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    /** RFC 8291, section 5 and appendix A. */
    private static final String BODY =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vC"
                    + "YLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4"
                    + "a-fN";

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static Browser ofTheRfc() throws GeneralSecurityException {
        return new Browser(Curve.secret(bytes(SECRET)), bytes(OPEN), bytes(AUTH));
    }

    @Test
    void opensTheExampleOfRfc8291() throws Exception {
        Coding coding = Coding.read(bytes(BODY));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(coding.salt()))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlw");
        assertThat(new String(ofTheRfc().open(coding), UTF_8)).isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void opensWhatTheProductsLibrarySealsForTheKeysOfTheExample() throws Exception {
        byte[] sealed = MessageEncryptions.of()
                .encrypt(UserAgentMessageEncryptionKeyInfo.of(OPEN, AUTH), PushMessage.of("Zażółć".getBytes(UTF_8)))
                .toBytes();
        assertThat(new String(ofTheRfc().open(Coding.read(sealed)), UTF_8)).isEqualTo("Zażółć");
    }

    @Test
    void opensNothingThatWasChangedOrIsForAnother() {
        byte[] changed = bytes(BODY);
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> ofTheRfc().open(Coding.read(changed))).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Browser.fresh().open(Coding.read(bytes(BODY))))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void takesNoKeyBesideTheCurve() {
        byte[] beside = bytes(OPEN);
        beside[64] ^= 1;
        assertThatThrownBy(() -> Curve.open(beside)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aHeadHasOneRecordAndOneKey() {
        byte[] small = bytes(BODY);
        small[18] = 0;
        assertThatThrownBy(() -> Coding.read(small)).as("records of no size").isInstanceOf(Refused.class);
        byte[] key = bytes(BODY);
        key[20] = 64;
        assertThatThrownBy(() -> Coding.read(key)).as("a short key").isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Coding.read(new byte[20])).isInstanceOf(Refused.class);
    }
}
