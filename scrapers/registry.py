"""Every source, in one list."""

from types import ModuleType

from scrapers.sources import ashby, greenhouse, hackernews, lever

SOURCES: dict[str, ModuleType] = {module.NAME: module for module in (greenhouse, lever, ashby, hackernews)}
