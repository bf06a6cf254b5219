package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.platform.web.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemPageTest {

    @Test
    void isWrittenEscapedWithItsLengthAndType() throws Exception {
        var response = new MockHttpServletResponse();
        var frame = new Frame(Words.in("es"), "Págo", null, List.of(), "1", null, List.of());

        new Pages().write(response, new ProblemPage(
                frame, "<script>alert(1)</script>", "¿Qué?", null));

        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getContentLength())
                .isEqualTo(response.getContentAsByteArray().length);
        assertThat(response.getContentAsString())
                .contains("lang=\"es\"", "&lt;script&gt;alert(1)", "¿Qué?")
                .doesNotContain("<script>alert");
    }
}
