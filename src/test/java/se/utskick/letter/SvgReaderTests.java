package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Refusal;

class SvgReaderTests {

    private static final String NAME = "templates/bad/karta.svg";

    @Test
    void drawsShapesInTheirColours() {
        Drawing drawing = read("<g fill=\"#c00\" transform=\"translate(10 0)\"><path d=\"M0 0h10v10h-10z\"/></g>"
                + "<circle cx=\"50\" cy=\"50\" r=\"10\" fill=\"none\" stroke=\"#000000\" stroke-width=\"2\"/>"
                + "<path d=\"m0,0 c1-1 2-2 3 0s2 2 3 0 q1 1 2 0 t2 0\" fill-rule=\"evenodd\"/>");
        assertThat(drawing.shapes()).hasSize(3);
        assertThat(drawing.heightFor(50)).isEqualTo(50);
        Ink ink = new Ink(new GlyphsUsed());
        drawing.draw(ink, 0, 0, 100);
        String content = new String(ink.content().copy(), StandardCharsets.US_ASCII);
        assertThat(content)
                .startsWith("q 0.8 0 0 rg 10 100 m 20 100 l 20 90 l 10 90 l h f\n0 0 0 RG 2 w ")
                .endsWith("f*\nQ\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script>x()</script> | , rad 1: <script> stöds inte i en bild. Där kan stå: g, path, rect, circle, ellipse, line, polygon, polyline, title, desc. Exportera bilden med texter och effekter som kurvor.
            <image href="http://x.se/a.png"/> | , rad 1: <image> stöds inte i en bild. Där kan stå: g, path, rect, circle, ellipse, line, polygon, polyline, title, desc. Exportera bilden med texter och effekter som kurvor.
            <text>Hej</text> | , rad 1: <text> stöds inte i en bild. Där kan stå: g, path, rect, circle, ellipse, line, polygon, polyline, title, desc. Exportera bilden med texter och effekter som kurvor.
            <path d="M0 0" onclick="x()"/> | , rad 1: attributet onclick på <path> stöds inte i en bild. Exportera den som ”vanlig SVG” med presentationsattribut.
            <path d="M0 0" style="fill:red"/> | , rad 1: attributet style på <path> stöds inte i en bild. Exportera den som ”vanlig SVG” med presentationsattribut.
            <path d="M0 0" fill="url(#x)"/> | , rad 1: färgen i fill stöds inte. Skriv #rrggbb eller none; toningar och mönster stöds inte.
            <path d="M0 0A1 1 0 0 1 2 2"/> | , rad 1: formens kurvor kan inte läsas. Exportera bilden med bågar som kurvor.
            <path d="L0"/> | , rad 1: formens kurvor kan inte läsas. Exportera bilden med bågar som kurvor.
            <g transform="rotate(3)"/> | , rad 1: transform har ett värde som inte stöds. Skriv tal utan enhet; transform kan vara matrix, translate och scale.
            """)
    void refusesWhatItDoesNotDrawAsItIs(String inside, String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(inside));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).isEqualTo(NAME + sentence);
    }

    @Test
    void readsNoFileOfTheMachine() {
        assertThat(catchThrowableOfType(
                        Refusal.class,
                        () -> SvgReader.read(
                                NAME, "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><svg>&e;</svg>")))
                .hasMessageContaining("bara <!DOCTYPE html> först i filen stöds");
    }

    private static Drawing read(String inside) {
        return SvgReader.read(
                NAME,
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">" + inside
                        + "</svg>");
    }
}
