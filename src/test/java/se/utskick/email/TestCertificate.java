package se.utskick.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import se.utskick.email.SmtpSettings.Security;

/** A certificate for localhost that nobody but the test trusts, made anew each time. */
record TestCertificate(SSLContext server, Path trust, Path password) {

    private static final String SECRET = "hemligt";

    static TestCertificate make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        return make(folder, "dns:localhost");
    }

    static TestCertificate make(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path store = folder.resolve("server.p12");
        Path trust = folder.resolve("trust.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + name,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-file",
                trust.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET);
        Path password = Files.writeString(folder.resolve("password"), SECRET + "\n");
        return new TestCertificate(context(store), trust, password);
    }

    /** STARTTLS and login with this certificate and password. */
    SmtpSettings settings(ScriptedSmtpServer server, int messagesASession) {
        return new SmtpSettings(
                "localhost",
                server.port(),
                Security.STARTTLS,
                "anna",
                password,
                trust,
                "utskick.example.se",
                1,
                messagesASession,
                0,
                0,
                PostRoom.SOON,
                PostRoom.SHORT,
                PostRoom.NO_BRAKES,
                List.of(),
                null);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + arguments[0] + " ended with " + process.exitValue());
        }
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
