"""Fronts that import when asked offer what they promise, by the same names to Python and to type checkers."""

import ast
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from monitor.fronts import imported_when_asked

FRONTS = [
    module
    for name in ("config", "model", "report", "store", "topics")
    if hasattr(module := import_module(f"monitor.{name}"), "__getattr__")
]


def _tables(front: ModuleType) -> tuple[dict[str, str], dict[str, str]]:
    """Name → submodule, as the front tells type checkers, and as it tells Python."""
    tree = ast.parse(Path(front.__file__ or "").read_text("utf-8"))
    fork = next(node for node in tree.body if isinstance(node, ast.If))
    imports = (node for node in fork.body if isinstance(node, ast.ImportFrom))
    for_checkers = {
        alias.name: (node.module or "").removeprefix(f"{front.__name__}.")
        for node in imports
        for alias in node.names
    }
    call = next(node for node in ast.walk(ast.Module(fork.orelse, [])) if isinstance(node, ast.Call))
    homes = ast.literal_eval(call.args[1])
    return for_checkers, {name: home for home, names in homes.items() for name in names}


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.__name__)
def test_both_tables_agree(front: ModuleType) -> None:
    """What a type checker believes a front to have is what Python finds there, and all of it is offered."""
    for_checkers, for_python = _tables(front)
    assert for_checkers == for_python
    assert set(for_python) <= set(front.__all__)
    for name in front.__all__:
        getattr(front, name)


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.__name__)
def test_no_name_is_a_submodules(front: ModuleType) -> None:
    """A submodule, once imported, would stand in the place of what the front offers under its name."""
    _, for_python = _tables(front)
    folder = Path(front.__file__ or "").parent
    assert for_python.keys().isdisjoint(path.stem for path in folder.iterdir())


def test_an_unknown_name() -> None:
    """Asking for what is not there says so, as any module does."""
    attribute = imported_when_asked("monitor.model", {"article": ("Article",)})
    assert attribute("Article") is sys.modules["monitor.model.article"].Article
    with pytest.raises(AttributeError, match="Artikel"):
        attribute("Artikel")
