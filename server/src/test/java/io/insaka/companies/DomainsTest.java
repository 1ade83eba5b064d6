package io.insaka.companies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainsTest {
    @Test
    void readsDomainsAsPeopleWriteThem() {
        for (String written :
                List.of("acme.com", " ACME.com ", "@acme.com", "https://www.acme.com/about?x=1", "acme.com.")) {
            assertThat(Domains.of(written)).as(written).isEqualTo("acme.com");
        }
        assertThat(Domains.of("müller.example")).isEqualTo("xn--mller-kva.example");
    }

    @Test
    void knowsWhatIsNone() {
        for (String written :
                List.of("", "acme", "acme .com", "-a.com", "a..com", "http://", "x".repeat(300) + ".com")) {
            assertThat(Domains.of(written)).as(written).isNull();
        }
    }

    @Test
    void looksAtTheDomainsAroundAMailAddressToo() {
        assertThat(Domains.around("jane@mail.acme.co.zm")).containsExactly("mail.acme.co.zm", "acme.co.zm", "co.zm");
        assertThat(Domains.around("jane")).isEmpty();
    }
}
