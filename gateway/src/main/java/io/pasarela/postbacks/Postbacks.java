package io.pasarela.postbacks;
import java.util.List;
@org.springframework.stereotype.Component
public class Postbacks {
    public void enqueue(List<Notice> notices) {}
}
