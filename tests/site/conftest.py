"""The two dossiers as built sites, served for the whole run, and what was installed from npm to judge them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import CONTENT, Built, built

from browsing import served

MODULES = Path(sys.prefix) / "node" / "node_modules"  # where `make` puts what tests/node/package-lock.json names


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Built]]:
    """Both sites by name, served from under paths of their own."""
    top = tmp_path_factory.mktemp("sites")
    with served(top) as address:
        yield {name: built(name, top, address) for name in CONTENT}


@pytest.fixture(scope="session", params=sorted(CONTENT))
def site(request: pytest.FixtureRequest, sites: dict[str, Built]) -> Built:
    """One site after the other."""
    name: str = request.param
    return sites[name]


@pytest.fixture(scope="session")
def modules() -> Path:
    """The folder of what npm installed."""
    if not MODULES.is_dir():
        pytest.skip("nothing is installed from tests/node/package-lock.json: run `make test`")
    return MODULES
