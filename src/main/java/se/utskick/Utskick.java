package se.utskick;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application's rooms, wired. The door people come in by is {@code se.utskick.cli.Main}. */
@SpringBootApplication
public class Utskick {}
