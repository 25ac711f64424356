"""The verbs and nouns by which news prose says that somebody says something."""

import re

from ..lexicon import either

_ALSO_NOUNS = rf"(?:{either('verbs_before_that')})"
FINITE_VERBS = rf"{either('finite_verbs')}|(?<=he\s){_ALSO_NOUNS}|{_ALSO_NOUNS}(?=\s+(?:\w+\s+)?that|\s+(?:the\s+[a-z]+\s+)?[A-Z])"
_PASSIVE = r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )(?<!\bso-)(?<!\bso )"

FINITE = re.compile(rf"\b{_PASSIVE}(?:(?:{FINITE_VERBS})\b|[a-z]+ed(?=\s+(?:\w+\s+){{0,2}}that\b))")
PARTICIPLE = re.compile(rf"\b(?:{either('participles')})\b")
SAYING_NOUN = re.compile(
    rf"\b(?:(?:{either('saying_nouns')})\s+(?:[a-z]+\s+){{0,3}}?(?:by|from)|[Ii]n\s+the\s+words\s+of|(?:quot|cit)(?:es?|ed|ing)"
    r"|(?:described|called|termed|dubbed|dismissed|condemned|denounced|hailed|praised|likened|quoted|told|asked|warned|advised|informed|reminded|assured)\s+by)\s+"
)
OWN_WORDS = re.compile(
    rf"(?:\b(?P<whose>his|her|its|their)|[’']s?)\s+(?:[a-z]+\s+){{0,3}}?(?:words(?=,)|(?:{either('own_words')})(?=\W*$|\s+(?:was|is)\b|[^.;:]*(?::|\bthat)\W*$))",
    re.IGNORECASE,
)
"""«In her words», «Karl Berg’s answer was»."""
IN_DOCUMENT = re.compile(
    rf"\b(?i:in|under|on|from)\s+(?=(?:the|an?|its|their|[A-Z]\w+[’']s)\s+(?:[\w’-]+\s+){{0,3}}?(?:{either('documents')})\b)"
)
"""«Under a deed of 1921 the workers hold it “so long as …”»"""
ACCORDING_TO = re.compile(r"\b[Aa]ccording\s+to\s+")
ADVERBS = re.compile(rf"(?:\s+|^)(?:{either('adverbs')})$")
TWEETED = re.compile(
    r"\b(?:re)?tweet(?:ed|ing)\b|\b(?:wrote|said|posted|writing|saying)\s+(?:\w+\s+){0,3}?on\s+(?:Twitter|X)\b|\bin\s+an?\s+(?:\w+\s+)?tweet\b"
)
PRONOUN = re.compile(r"(?:^|\s)((?i:he|she|they|it|his|her|its|their)|I)$")
PARENTHETICAL = re.compile(
    r"(?:who\b(?!.*(?:self|name|known|called)\b)|\w+(?:ed|en|wn)\s+(?:by|to|in|at|on|with|as|from|for)\b|also|speaking|himself|herself|formerly|now|then|\w+ing)\b|\d+$"
)
"""How a piece between commas begins that only adds to the name before it."""
