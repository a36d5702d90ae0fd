"""Bundle Vega, Vega-Lite and Vega-Embed as one script, cached per version."""

import hashlib
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from o7lib import files
from o7lib.briefs.figures.svg import VEGA_LITE


def remembered() -> Path:
    """Where the bundle of these versions is kept between runs."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "o7lib"
    return cache / f"vega-{version('vl-convert-python')}-{VEGA_LITE}.js"


def _whole(kept: str) -> str:
    """The script of a kept file, or nothing where the file was cut or changed: its first line is its digest."""
    digest, _, script = kept.partition("\n")
    return script if digest == "// " + hashlib.sha256(script.encode()).hexdigest() else ""


def _made() -> str:
    import vl_convert  # starts a JavaScript engine: never where kernels are forked from

    return vl_convert.javascript_bundle(vl_version=VEGA_LITE)  # type: ignore[call-arg]  # its stub asks for a snippet


def vega_bundle() -> str:
    """The script that sets `vegaEmbed`: read where it was made before, else made (some 3 seconds) and kept.

    A folder that cannot be written costs the next run those seconds again, nothing else.
    """
    file = remembered()
    script = _whole(file.read_text(encoding="utf-8")) if file.is_file() else ""
    if not script:
        script = _made()
        with suppress(OSError):
            files.write(file, f"// {hashlib.sha256(script.encode()).hexdigest()}\n{script}")
    return script
