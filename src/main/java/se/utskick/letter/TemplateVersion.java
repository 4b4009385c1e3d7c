package se.utskick.letter;

/**
 * Which letter was set.
 *
 * @param name the template's folder
 * @param sha256 of every file that shapes the letter: the template's, the shared ones', the profile, the fonts
 */
public record TemplateVersion(String name, String sha256) {}
