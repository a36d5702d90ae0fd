"""The commands of `o7`, one module each, holding a click command named `command`."""
