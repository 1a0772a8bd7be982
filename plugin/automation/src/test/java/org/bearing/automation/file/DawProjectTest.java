package org.bearing.automation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.bearing.output.Panning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DawProjectTest {
    /** The format's own schemas, which are not ours to hand on; BEARING_FORMATS names another folder. */
    private static final Path SCHEMAS = Path.of("..", "..", "..", "shared", "formats");

    @TempDir
    Path folder;

    private AudioClip audio;
    private byte[] file;

    @BeforeEach
    void aProject() {
        audio = Recordings.pcm24(folder.resolve("Tom & \"Jerry\".wav"), 10);
        file = ReadBack.bytes(
                new DawProjectFormat(audio, new PanEnvelope(Panning.USUAL, Math.toRadians(3))),
                Circling.curves(Circling.events(10, 40)));
    }

    private static Path schemas() {
        Path named = Path.of(System.getenv().getOrDefault("BEARING_FORMATS", SCHEMAS.toString()));
        assumeTrue(Files.isDirectory(named), "no folder " + named + " with the schemas of DAWproject");
        return named;
    }

    @Test
    void isValidByTheFormatsOwnSchemas() throws Exception {
        String[][] pairs = {{"Project.xsd", "project.xml"}, {"MetaData.xsd", "metadata.xml"}};
        for (String[] pair : pairs) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(schemas().resolve(pair[0]).toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(ReadBack.entry(file, pair[1]))));
        }
    }

    @Test
    void everyReferenceHasItsTargetAndEveryFileIsThere() throws Exception {
        Document project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ReadBack.entryBytes(file, "project.xml")));
        assertThat(project.getDocumentElement().getTagName()).isEqualTo("Project");
        Set<String> ids = new HashSet<>();
        NodeList all = project.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as("an id twice")
                        .isTrue();
            }
        }
        for (String[] reference :
                new String[][] {{"Lanes", "track"}, {"Target", "parameter"}, {"Channel", "destination"}}) {
            NodeList found = project.getElementsByTagName(reference[0]);
            assertThat(found.getLength()).isPositive();
            for (int i = 0; i < found.getLength(); i++) {
                String id = ((Element) found.item(i)).getAttribute(reference[1]);
                assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
            }
        }
        Element sound = (Element) project.getElementsByTagName("File").item(0);
        assertThat(ReadBack.entryBytes(file, sound.getAttribute("path"))).isEqualTo(Files.readAllBytes(audio.path()));
        Element clip = (Element) project.getElementsByTagName("Clip").item(0);
        assertThat(clip.getAttribute("duration")).isEqualTo("10.000000");
    }
}
