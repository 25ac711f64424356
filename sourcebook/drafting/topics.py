"""Known topics that a text names, by their names and aliases as whole words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..catalog.catalog import Catalog
from .front_matter import is_writable
from .lookup import Lookup

_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class NamedTopics:
    """Finds topics that have a record. The longest alias counts: «Russian helicopters» does not name Russia."""

    def __init__(self, catalog: Catalog) -> None:
        forms: dict[str, str] = {}
        for filed in catalog.topics.values():
            if filed.path and is_writable(filed.record.name):
                for name in (filed.record.name, *filed.record.aliases):
                    for form in _spellings(name.translate(_APOSTROPHES)):
                        forms.setdefault(form, filed.record.name)
        self._lookup = Lookup(forms)

    def among(self, texts: Sequence[str]) -> list[str]:
        """The topics that texts name, the most frequent first."""
        counts: Counter[str] = Counter(name for text in texts for name in self.named(text))
        return [name for name, _ in counts.most_common()]

    def named(self, text: str) -> Iterator[str]:
        """The topic of each place that names one, in their order."""
        for hit in self._lookup.find(text.translate(_APOSTROPHES)):
            yield hit.meaning


def _spellings(name: str) -> Iterator[str]:
    """A name as it stands, and with a capital where a sentence may begin with it."""
    yield name
    yield name[:1].upper() + name[1:]
