"""Stored notebooks are compared (nbval) in warm kernels, which start several times sooner.

`--nbval-kernel-name python3` compares them in plain ones.
"""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Choose the kernel for nbval, unless the command line does."""
    compares = config.getoption("nbval", False) or config.getoption("nbval_lax", False)
    if compares and not (config.option.nbval_kernel_name or config.option.nbval_current_env):
        from o7lib.briefs.kernels import manager

        manager.register_kernelspec()
        config.option.nbval_kernel_name = manager.NAME
