"""Standard output and error of a forked kernel's cells."""

from ipykernel.iostream import OutStream


class PromptStream(OutStream):
    """A stream that is flushed in no time where nothing was written: it is, twice a cell and before each output.

    What is being sent meanwhile keeps its place: the thread that sends it sends all that follows.
    """

    def flush(self) -> None:
        """Send what was written, and wait until it is sent."""
        if self._buffers:
            super().flush()
