package io.pasarela.office.people;

import io.pasarela.office.Frame;

/** A code with which somebody sets his password; it is shown this once. */
record CodePage(Frame frame, String name, String login, String link, String code, String back) {}
