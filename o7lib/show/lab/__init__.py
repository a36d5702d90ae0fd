"""The linked views in JupyterLab."""
