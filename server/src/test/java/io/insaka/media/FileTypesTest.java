package io.insaka.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypesTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # bytes (hex)                     , claimed        , name       , type                      , kind
                    ffd8ffe000104a4649460001          , -              , -          , image/jpeg                , IMAGE
                    89504e470d0a1a0a0000000d49484452  , -              , -          , image/png                 , IMAGE
                    52494646100000005745425056503820  , image/webp     , -          , image/webp                , IMAGE
                    89504e470d0a1a0a0000000d49484452  , text/html      , evil.html  , image/png                 , IMAGE
                    255044462d312e370a                , -              , -          , application/pdf           , DOCUMENT
                    0000001866747970 6d703432         , video/mp4      , -          , video/mp4                 , VIDEO
                    2321414d520a                      , audio/amr      , -          , audio/amr                 , AUDIO
                    494433040000000000                , audio/mpeg     , -          , audio/mpeg                , AUDIO
                    4d5a900003000000                  , image/jpeg     , photo.jpg  , application/x-msdownload  , DOCUMENT
                    7f454c460201010000000000000000000200 , image/jpeg  , photo.jpg  , application/x-executable  , DOCUMENT
                    3c68746d6c3e3c7363726970743e      , image/png      , photo.png  , text/html                 , DOCUMENT
                    3c7376672078                      , image/svg+xml  , a.svg      , image/svg+xml             , DOCUMENT
                    504b03041400                      , -              , a.docx     , application/vnd.openxmlformats-officedocument.wordprocessingml.document, DOCUMENT
                    68656c6c6f                        , -              , -          , text/plain                , DOCUMENT
                    """)
    void tellsTheTypeByTheBytes(
            String hex, @Nullable String claimed, @Nullable String name, String type, MediaKind kind) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        String detected = FileTypes.detect(bytes, claimed, name);
        assertThat(detected).isEqualTo(type);
        assertThat(FileTypes.kind(detected)).isEqualTo(kind);
    }

    @Test
    void callsAVoiceNoteWhatProvidersCallIt() {
        byte[] head = new byte[64];
        System.arraycopy(bytes("OggS\0\2"), 0, head, 0, 6);
        head[26] = 1;
        head[27] = 19;
        System.arraycopy(bytes("OpusHead"), 0, head, 28, 8);
        assertThat(FileTypes.detect(head, "audio/ogg; codecs=opus", null)).isEqualTo("audio/ogg");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
