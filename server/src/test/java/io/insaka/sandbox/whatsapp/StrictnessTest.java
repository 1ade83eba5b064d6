package io.insaka.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.testing.TestingClock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest {
    private static final String CUSTOMER = "260971234567";

    private final TestingClock clock = new TestingClock();
    private final WhatsAppSimulator simulator = new WhatsAppSimulator(SimulatorSettings.TEST, clock);
    private final Calls calls = new Calls(simulator);
    private final TestingBusiness business = new TestingBusiness();
    private String heard = "";

    @BeforeEach
    void customerHasWritten() {
        simulator.register(business.registration());
        heard = simulator.say(
                TestingBusiness.NUMBER, Customer.withPhone(CUSTOMER, "Chanda"), new Said.Text("Muli bwanji?"));
    }

    @AfterEach
    void close() {
        simulator.close();
        business.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            100    | 'type':'text'
            131008 | 'type':'text','text':{}
            131008 | 'type':'text','text':{'body':''}
            100    | 'type':'text','text':{'body':7}
            100    | 'type':'text','text':'hello'
            100    | 'type':'poll','poll':{}
            100    | 'recipient_type':'crowd','text':{'body':'x'}
            131008 | 'text':{'body':'x'},'context':{}
            100    | 'type':'image'
            131008 | 'type':'image','image':{}
            131008 | 'type':'image','image':{'id':'1','link':'https://x.example/a.png'}
            100    | 'type':'image','image':{'id':'123456'}
            131009 | 'type':'image','image':{'link':'not a link'}
            100    | 'type':'audio','audio':{'link':'https://x.example/a.ogg','caption':'no'}
            100    | 'type':'image','image':{'link':'https://x.example/a.png','filename':'no'}
            131008 | 'type':'location','location':{'latitude':1}
            131009 | 'type':'location','location':{'latitude':91,'longitude':1}
            100    | 'type':'contacts'
            131008 | 'type':'contacts','contacts':[{}]
            131009 | 'type':'reaction','reaction':{'message_id':'wamid.none','emoji':'👍'}
            131008 | 'type':'interactive','interactive':{}
            131009 | 'type':'interactive','interactive':{'type':'carousel'}
            131008 | 'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[]}}
            131008 | 'type':'interactive','interactive':{'type':'button','action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}}]}}
            131009 | 'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A title of 21 letters'}}]}}
            131009 | 'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}},{'type':'reply','reply':{'id':'a','title':'B'}}]}}
            131009 | 'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}},{'type':'reply','reply':{'id':'b','title':'A'}}]}}
            131009 | 'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'A'}},{'type':'reply','reply':{'id':'b','title':'B'}},{'type':'reply','reply':{'id':'c','title':'C'}},{'type':'reply','reply':{'id':'d','title':'D'}}]}}
            131008 | 'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'sections':[{'rows':[{'id':'a','title':'A'}]}]}}
            131009 | 'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'button':'Choose','sections':[{'rows':[{'id':'a','title':'A title of 25 characters.'}]}]}}
            131008 | 'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'button':'Choose','sections':[{'rows':[{'id':'a','title':'A'}]},{'rows':[{'id':'b','title':'B'}]}]}}
            131009 | 'type':'interactive','interactive':{'type':'cta_url','body':{'text':'x'},'action':{'name':'flow'}}
            100    | 'type':'template'
            131008 | 'type':'template','template':{'name':'hello_world'}
            132001 | 'type':'template','template':{'name':'no_such','language':{'code':'en_US'}}
            132001 | 'type':'template','template':{'name':'hello_world','language':{'code':'sw'}}
            132000 | 'type':'template','template':{'name':'follow_up','language':{'code':'en'}}
            131009 | 'type':'template','template':{'name':'follow_up','language':{'code':'en'},'components':[{'type':'foot'}]}
            """)
    void refusesWithMetasCode(int code, String content) {
        Answer answer = calls.sendTo(CUSTOMER, content);
        assertThat(Calls.code(answer)).isEqualTo(code);
        assertThat(((Answer.Reply) answer).status()).isBetween(400, 404);
        assertThat(Calls.json(answer).path("error").path("fbtrace_id").asString())
                .isNotEmpty();
        assertThat(simulator.journal().accepted(TestingBusiness.NUMBER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':{'body':'no type means text'}",
                "'type':'text','text':{'body':'Zikomo 😊','preview_url':true},'recipient_type':'individual'",
                "'type':'text','text':{'body':'x'},'context':{'message_id':'wamid.unknown'}",
                "'type':'image','image':{'link':'https://x.example/a.png','caption':'A'}",
                "'type':'location','location':{'latitude':-15.4,'longitude':28.3,'name':'Lusaka'}",
                "'type':'contacts','contacts':[{'name':{'formatted_name':'Bwalya'}}]",
                "'type':'interactive','interactive':{'type':'button','body':{'text':'x'},'action':{'buttons':[{'type':'reply','reply':{'id':'a','title':'Exactly 20 letters!!'}}]}}",
                "'type':'interactive','interactive':{'type':'list','body':{'text':'x'},'action':{'button':'Choose','sections':[{'title':'S','rows':[{'id':'a','title':'A','description':'D'}]}]}}",
                "'type':'interactive','interactive':{'type':'location_request_message','body':{'text':'x'},'action':{'name':'send_location'}}",
                "'type':'template','template':{'name':'follow_up','language':{'code':'en'},'components':[{'type':'body','parameters':[{'type':'text','text':'Chanda'}]}]}"
            })
    void acceptsWhatMetaAccepts(String content) {
        String id = calls.accepted(CUSTOMER, content);
        assertThat(id).startsWith("wamid.").contains("=");
        assertThat(simulator.journal().accepted(TestingBusiness.NUMBER, CUSTOMER))
                .extracting(AcceptedMessage::id)
                .containsExactly(id);
    }

    @Test
    void measuresLengthsAtTheirLimit() {
        calls.accepted(CUSTOMER, "'text':{'body':'" + "x".repeat(4096) + "'}");
        assertThat(Calls.code(calls.sendTo(CUSTOMER, "'text':{'body':'" + "x".repeat(4097) + "'}")))
                .isEqualTo(100);
        String image = "'type':'image','image':{'link':'https://x.example/a.png','caption':'";
        calls.accepted(CUSTOMER, image + "x".repeat(1024) + "'}");
        assertThat(Calls.code(calls.sendTo(CUSTOMER, image + "x".repeat(1025) + "'}")))
                .isEqualTo(100);
        String data = "'text':{'body':'x'},'biz_opaque_callback_data':'";
        calls.accepted(CUSTOMER, data + "x".repeat(512) + "'");
        assertThat(Calls.code(calls.sendTo(CUSTOMER, data + "x".repeat(513) + "'")))
                .isEqualTo(100);
    }

    @Test
    void refusesTheEleventhRowOfAList() {
        String rows = IntStream.range(0, 11)
                .mapToObj(row -> "{'id':'" + row + "','title':'" + row + "'}")
                .collect(Collectors.joining(","));
        String list = "'type':'interactive','interactive':{'type':'list','body':{'text':'x'},"
                + "'action':{'button':'Choose','sections':[{'rows':[" + rows + "]}]}}";
        assertThat(Calls.code(calls.sendTo(CUSTOMER, list))).isEqualTo(131009);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            100    | {}
            100    | []
            100    | not json
            100    | {"messaging_product":"sms"}
            100    | {"messaging_product":"whatsapp"}
            100    | {"messaging_product":"whatsapp","to":"abc","text":{"body":"x"}}
            100    | {"messaging_product":"whatsapp","recipient":"abc","text":{"body":"x"}}
            131021 | {"messaging_product":"whatsapp","to":"260211000001","text":{"body":"x"}}
            131009 | {"messaging_product":"whatsapp","status":"unread","message_id":"x"}
            100    | {"messaging_product":"whatsapp","status":"read"}
            100    | {"messaging_product":"whatsapp","status":"read","message_id":"wamid.none"}
            """)
    void refusesBodiesWithMetasCode(int code, String body) {
        assertThat(Calls.code(calls.send(body))).isEqualTo(code);
    }

    @Test
    void knowsItsTokenOnly() {
        var answer = (Answer.Reply) simulator.answer(new Request(
                "POST", Calls.MESSAGES, "", Map.of("authorization", "Bearer wrong"), Map.of(), new byte[0]));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(Calls.code(answer)).isEqualTo(190);
        assertThat(Calls.json(answer).path("error").path("type").asString()).isEqualTo("OAuthException");
    }

    @Test
    void hidesNumbersOfOtherTokens() {
        simulator.register(new Registration("99", "260211000002", "other", "s", "v", business.address()));
        assertThat(Calls.code(calls.post("/v23.0/99/messages", "{}"))).isEqualTo(100);
        assertThat(Calls.code(calls.get("/_journal?phone_number_id=99"))).isEqualTo(100);
    }

    @Test
    void readsJsonOnly() {
        Answer answer = calls.call("POST", Calls.MESSAGES, "text/plain", "{}".getBytes());
        assertThat(Calls.code(answer)).isEqualTo(100);
    }

    @Test
    void refusesUnknownPathsAndVersions() {
        assertThat(Calls.code(calls.get("/messages"))).isEqualTo(2500);
        assertThat(Calls.code(calls.post("/latest/1/messages", "{}"))).isEqualTo(2500);
    }

    @Test
    void describesTheNumberForAConnectionTest() {
        var answer = Calls.json(calls.get("/v25.0/" + TestingBusiness.NUMBER + "?fields=verified_name,quality_rating"));
        assertThat(answer.path("quality_rating").asString()).isEqualTo("GREEN");
        assertThat(answer.path("id").asString()).isEqualTo(TestingBusiness.NUMBER);
        assertThat(Calls.code(calls.get("/v25.0/" + TestingBusiness.NUMBER + "?fields=nonsense")))
                .isEqualTo(100);
    }

    @Test
    void answersMarksAndShowsThemOnThePhone() {
        var answer = calls.send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + heard
                + "\",\"typing_indicator\":{\"type\":\"text\"}}");
        assertThat(Calls.json(answer).path("success").asBoolean()).isTrue();
        assertThat(simulator
                        .thread(TestingBusiness.NUMBER, CUSTOMER)
                        .getFirst()
                        .marks()
                        .receipt())
                .isEqualTo(ThreadMessage.Receipt.READ);
    }
}
