package io.pasarela.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML document with all below it; namespaces do not matter. */
record Branch(String name, Map<String, String> attributes, String content, List<Branch> below) {

    static final int DEPTH_MAX = 30;

    private static final int CONTENT_MAX = 10_000;
    /** A transfer to ten thousand people is one entry, with all of them in it. */
    private static final int ELEMENTS_MAX = 300_000;

    /** The element where the reader stands; after it the reader stands at that element's end. */
    static Branch read(XMLStreamReader xml) throws XMLStreamException {
        return new Growth(xml).read(0);
    }

    /** Reads one branch, and refuses what no bank would send. */
    private static final class Growth {

        private final XMLStreamReader xml;
        private int elements;

        Growth(XMLStreamReader xml) {
            this.xml = xml;
        }

        Branch read(int depth) throws XMLStreamException {
            if (depth > DEPTH_MAX || ++elements > ELEMENTS_MAX) {
                throw new XMLStreamException("an element is too large");
            }
            String name = xml.getLocalName();
            var attributes = new HashMap<String, String>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            var content = new StringBuilder();
            var below = new ArrayList<Branch>();
            for (xml.next(); !xml.isEndElement(); xml.next()) {
                if (xml.isStartElement()) below.add(read(depth + 1));
                else if (xml.isCharacters()) append(content);
            }
            return new Branch(name, attributes, content.toString().strip(), below);
        }

        private void append(StringBuilder content) throws XMLStreamException {
            content.append(xml.getText());
            if (content.length() > CONTENT_MAX) throw new XMLStreamException("a text is too long");
        }
    }

    Stream<Branch> all(String name) {
        return below.stream().filter(child -> child.name.equals(name));
    }

    /** The first element on that way down. */
    Optional<Branch> branch(String... names) {
        Optional<Branch> found = Optional.of(this);
        for (String name : names) found = found.flatMap(branch -> branch.all(name).findFirst());
        return found;
    }

    /** What stands in the first element on that way down; empty when it is blank. */
    Optional<String> text(String... names) {
        return branch(names).map(Branch::content).filter(text -> !text.isEmpty());
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
