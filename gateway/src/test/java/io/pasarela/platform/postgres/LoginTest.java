package io.pasarela.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void takesTheCredentialsOutOfTheUrlAndLeavesTheRest() {
        Login login = Login.of("jdbc:postgresql://a:5432,b:5432/pay?targetServerType=primary"
                + "&user=owner&password=p%26%3D%2Bq&ssl=true");

        assertThat(login).isEqualTo(new Login(
                "jdbc:postgresql://a:5432,b:5432/pay?targetServerType=primary&ssl=true",
                "owner", "p&=+q"));
        assertThat(Login.of(login.jdbcUrl())).isEqualTo(login);
    }

    @Test
    void namesAnotherDatabaseOfTheSameServer() {
        Login login = Login.of("jdbc:postgresql://h/one?ssl=true&user=u&password=p");

        assertThat(login.database("two").url()).isEqualTo("jdbc:postgresql://h/two?ssl=true");
    }

    @Test
    void keepsItsPasswordToItself() {
        assertThat(new Login("jdbc:postgresql://h/d", "u", "hidden").toString())
                .doesNotContain("hidden");
    }
}
