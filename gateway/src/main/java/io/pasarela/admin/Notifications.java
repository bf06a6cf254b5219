package io.pasarela.admin;

import picocli.CommandLine.Command;

@Command(name = "notifications", mixinStandardHelpOptions = true, subcommands = Reread.class,
        description = "Banks' texts that sources forwarded")
final class Notifications {}
