package io.pasarela.office;

/** Says why there is no such page, or not for him. */
record FaultPage(Frame frame, String explanation) {

    static FaultPage of(Guest guest, String text) {
        return new FaultPage(
                Frame.of(guest, guest.words().say("fault.title")), guest.words().say(text));
    }
}
