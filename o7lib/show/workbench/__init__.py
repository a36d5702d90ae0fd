"""Forms in JupyterLab: code one achievement after the other, and settle what two coders gave."""
