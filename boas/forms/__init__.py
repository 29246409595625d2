"""Forms of sessions and instruments, one module per page family."""
