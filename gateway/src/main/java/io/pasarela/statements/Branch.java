package io.pasarela.statements;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stax.StAXSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An element of an XML document with all below it; namespaces do not matter. */
record Branch(Element element) {

    /** The element where the reader stands; after it the reader stands behind that element. */
    static Branch read(XMLStreamReader xml) throws XMLStreamException {
        var result = new DOMResult();
        try {
            transformer().transform(new StAXSource(xml), result);
        } catch (TransformerException broken) {
            throw new XMLStreamException(broken);
        }
        return new Branch(((Document) result.getNode()).getDocumentElement());
    }

    private static Transformer transformer() throws TransformerException {
        return TransformerFactory.newDefaultInstance().newTransformer();
    }

    Stream<Branch> all(String name) {
        NodeList children = element.getChildNodes();
        return IntStream.range(0, children.getLength()).mapToObj(children::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(child -> name.equals(child.getLocalName()))
                .map(Branch::new);
    }

    /** The first element on that way down. */
    Optional<Branch> branch(String... names) {
        Optional<Branch> found = Optional.of(this);
        for (String name : names) found = found.flatMap(branch -> branch.all(name).findFirst());
        return found;
    }

    /** What stands in the first element on that way down; empty when it is blank. */
    Optional<String> text(String... names) {
        return branch(names).map(found -> found.element.getTextContent().strip())
                .filter(text -> !text.isEmpty());
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }
}
