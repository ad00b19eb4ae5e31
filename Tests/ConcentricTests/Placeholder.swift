// Filled by the module's first tests.
