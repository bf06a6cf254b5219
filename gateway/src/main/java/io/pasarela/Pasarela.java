package io.pasarela;

import io.pasarela.admin.Admin;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The gateway's command line; without a command it runs the server. */
@SpringBootApplication(proxyBeanMethods = false)
@Command(name = "pasarela", mixinStandardHelpOptions = true,
        subcommands = {Run.class, Admin.class, Rehearse.class},
        description = "A payment gateway for money that moves by hand")
public class Pasarela {

    public static void main(String[] args) {
        var commands = new CommandLine(new Pasarela());
        commands.setExecutionExceptionHandler(Pasarela::report);
        int code = commands.execute(args.length == 0 ? new String[] {"run"} : args);
        if (code != 0) System.exit(code);
    }

    /** Spring has already said why the server does not run. */
    private static int report(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        if (!(command.getCommand() instanceof Run)) {
            command.getErr().println(failure);
        }
        return 1;
    }
}
