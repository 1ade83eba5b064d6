package io.insaka.platform;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class UnexpectedFailureTest {
    @RestController
    static class FailingApi {
        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/away")
        String away() {
            throw new DataAccessResourceFailureException("connection refused to secret-host");
        }

        @GetMapping("/number")
        String number(@RequestParam int limit) {
            return "got " + limit;
        }
    }

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new FailingApi())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @Test
    void saysNothingOfWhatWentWrongInside() throws Exception {
        http.perform(get("/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("internal"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() throws Exception {
        http.perform(get("/away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.code").value("unavailable"))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void namesAParameterThatIsMissingOrOfTheWrongType() throws Exception {
        for (String path : new String[] {"/number", "/number?limit=many"}) {
            http.perform(get(path))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("request/invalid"))
                    .andExpect(jsonPath("$.errors[0].field").value("limit"));
        }
    }
}
