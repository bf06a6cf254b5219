package io.pasarela.paymentsystems;

/** A definition file that cannot be used. It stops the start and says where the fault is. */
final class BrokenDefinition extends RuntimeException {

    BrokenDefinition(String file, String path, String fault) {
        super(file + ": " + (path.isEmpty() ? "" : path + ": ") + fault);
    }
}
