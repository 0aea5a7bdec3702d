"""linktriage: from a raw list of prospects to a short list worth writing to."""

__version__ = "0.1.0"
