package io.insaka.database;

/** What the jar does instead of starting the product: something an operator asks for at the terminal of this machine. */
public interface TerminalCommand {
    /** What the process ends with when all is well. */
    int DONE = 0;
    /** … when the answer is no: something is broken, or not there. */
    int NO = 1;
    /** … when it could not be found out. */
    int UNABLE = 2;

    /** The first word after the jar. */
    String name();

    /** @return what the process ends with */
    int run(Terminal terminal, DatabaseVisit visit);
}
