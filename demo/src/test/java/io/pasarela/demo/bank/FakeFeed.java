package io.pasarela.demo.bank;

import java.util.ArrayList;
import java.util.List;

/** Answers as told and remembers what it heard. */
final class FakeFeed implements Feed {

    final List<String> heard = new ArrayList<>();
    Report answer = new Report.Acknowledged();

    @Override
    public Report report(Transfer transfer) {
        heard.add(transfer.number());
        return answer;
    }
}
