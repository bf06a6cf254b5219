package io.pasarela;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Pasarela {
    public static void main(String[] args) {
        SpringApplication.run(Pasarela.class, args);
    }
}
