"""Watch Arabic news feeds for one subject and say why each article was flagged."""

__version__ = "0.2.0"
