"""Package fronts whose names are imported when they are first asked for (PEP 562).

A hundred frozen values take 80 ms to make, and a command uses a few of them: `monitor list` must answer in 250 ms. A
front so says its names twice, to type checkers as imports under TYPE_CHECKING and to Python as a table, and a test
holds the two together:

    if TYPE_CHECKING:
        from monitor.model.article import Article, Line
    else:
        __getattr__ = imported_when_asked(__name__, {"article": ("Article", "Line")})

No name may be that of a submodule of its package: Python puts submodules under their own name once they are imported.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def imported_when_asked(package: str, homes: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """A module's `__getattr__`.

    Args:
        package: the package's full name.
        homes: submodule → the names the package offers from it.

    Returns:
        What imports a name's submodule and gives what it is there; raises `AttributeError` for any other name.
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def attribute(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, value)  # from now on it is found without asking
        return value

    return attribute
