package io.pasarela.admin;

import picocli.CommandLine.Command;

/** Groups what is done on the server's own machine. */
@Command(name = "admin", mixinStandardHelpOptions = true,
        subcommands = {NewMasterKey.class, Notifications.class},
        description = "Set up the installation")
public final class Admin {}
