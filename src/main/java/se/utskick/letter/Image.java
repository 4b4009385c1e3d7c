package se.utskick.letter;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import se.utskick.Refusal;

/**
 * A picture's samples, compressed once; transparent parts become white paper.
 *
 * @param number its place among the letter's images, its name in every file: I0, I1 …
 * @param isGrey one sample a pixel, else red, green and blue
 */
record Image(int number, int width, int height, boolean isGrey, byte[] deflated) implements Artwork, Embedded {

    private static final int MOST_PIXELS = 8_000_000;

    static Image read(Path file, String name, int number) {
        BufferedImage image;
        try {
            image = ImageIO.read(new java.io.ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw Refusal.of("letter.file-missing", name).because(e);
        } catch (IOException e) {
            throw Refusal.of("letter.image-unreadable", name).because(e);
        }
        if (image == null || (long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
            throw Refusal.of("letter.image-unreadable", name);
        }
        return of(image, number);
    }

    @Override
    public String name() {
        return "I" + number;
    }

    @Override
    public int objects() {
        return 1;
    }

    @Override
    public Map<String, Integer> drawnAs() {
        return Map.of(name(), 0);
    }

    @Override
    public void writeTo(PdfFile pdf, int first) throws IOException {
        String colours = isGrey ? "DeviceGray" : "DeviceRGB";
        pdf.deflated(
                first,
                "/Type/XObject/Subtype/Image/Width " + width + "/Height " + height + "/BitsPerComponent 8/ColorSpace/"
                        + colours,
                deflated,
                deflated.length);
    }

    @Override
    public double heightFor(double width) {
        return width * this.height / this.width;
    }

    @Override
    public Set<Image> images() {
        return Set.of(this);
    }

    @Override
    public void draw(Ink ink, double x, double y, double width) {
        ink.image(name(), x, y, width, heightFor(width));
    }

    private static Image of(BufferedImage image, int number) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        if (image.getColorModel().getNumComponents() <= 2) {
            greyAsStored(image, pixels);
        }
        boolean isGrey = true;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = onWhite(pixels[i]);
            isGrey &= (pixels[i] >> 16 & 0xff) == (pixels[i] & 0xff) && (pixels[i] >> 8 & 0xff) == (pixels[i] & 0xff);
        }
        byte[] samples = isGrey ? grey(pixels) : colour(pixels);
        return new Image(
                number, image.getWidth(), image.getHeight(), isGrey, new Deflate().compress(samples, samples.length));
    }

    /** Java reads grey as linear light and would brighten it on the way to sRGB: the stored samples are taken as they are. */
    private static void greyAsStored(BufferedImage image, int[] pixels) {
        int bits = image.getColorModel().getComponentSize(0);
        if (image.getColorModel() instanceof java.awt.image.IndexColorModel || bits < 8) {
            return;
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = image.getRaster().getSample(x, y, 0) >> (bits - 8);
                int at = y * image.getWidth() + x;
                pixels[at] = pixels[at] & 0xff000000 | grey << 16 | grey << 8 | grey;
            }
        }
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        return blend(argb >> 16 & 0xff, alpha) << 16 | blend(argb >> 8 & 0xff, alpha) << 8 | blend(argb & 0xff, alpha);
    }

    private static int blend(int sample, int alpha) {
        return (sample * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    private static byte[] grey(int[] pixels) {
        byte[] samples = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            samples[i] = (byte) pixels[i];
        }
        return samples;
    }

    private static byte[] colour(int[] pixels) {
        byte[] samples = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            samples[3 * i] = (byte) (pixels[i] >> 16);
            samples[3 * i + 1] = (byte) (pixels[i] >> 8);
            samples[3 * i + 2] = (byte) pixels[i];
        }
        return samples;
    }
}
