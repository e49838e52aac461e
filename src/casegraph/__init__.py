"""An archive of published case reports, linked to the works they cite."""

__version__ = "0.1.0"
