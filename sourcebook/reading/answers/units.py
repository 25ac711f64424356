"""Numbers as English texts print them («1,900», «5,00,000», «half a million», «2.5bn»), and what they count: the unit
before or behind a number, under one name where that is certain."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
}

_MULTIPLIERS = {
    word: factor
    for factor, words in {
        12: "dozen",
        10**3: "thousand",
        10**5: "lakh lakhs",
        10**6: "million mln mn",
        10**7: "crores crore",
        10**9: "billion bn",
        10**12: "trillion trn tn",
    }.items()
    for word in words.split()
}
# «5m» alone may be five metres; of money it is millions.
_OF_MONEY = {"k": 10**3, "m": 10**6, "b": 10**9}

_NUMBER_WORDS = frozenset({*_VALUES, *_MULTIPLIERS, "hundred", "half"})

_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES)}))?|{'|'.join((*reversed(_TEENS), *_ONES))})"
_SPELLED = (
    rf"(?:(?:{_BELOW_100}|an?)\shundred(?:\s(?:and\s)?{_BELOW_100})?|{_BELOW_100}|half\san?|an?)"
)
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
)

NUMBER = rf"(?P<number>{_DIGITS}|\b{_SPELLED}\b)(?P<half>\sand\sa\shalf\b)?"
"""A number without what multiplies it, as a pattern."""
MULTIPLIER = (
    rf"(?P<multiplier>(?:[-\s]?(?:{'|'.join(_MULTIPLIERS)})\b)+|(?:{'|'.join(_OF_MONEY)})\b)?"
)
"""What may stand behind a number and multiply it, as a pattern."""

_THOUSANDS_OR_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")

_SIGNS = {
    sign: name
    for name, signs in {
        "dollars": "us$ usd $",
        "Australian dollars": "a$",
        "Canadian dollars": "c$",
        "Hong Kong dollars": "hk$",
        "New Zealand dollars": "nz$",
        "euros": "€ eur",
        "pounds sterling": "£ gbp",
        "rupees": "₹ rs rs. inr pkr",
    }.items()
    for sign in signs.split()
}
_NAMES = {
    r"(?:(?:US|U\.S\.|American)\s)?dollars?|USD": "dollars",
    r"euros?|EUR": "euros",
    r"pounds sterling|GBP": "pounds sterling",
    r"rupees?|INR|PKR": "rupees",
    r"r(?:o)?ubles?": "roubles",
    r"percent(?!age)|per cent|%": "percent",
    r"(?:percentage|percent|per cent) points?": "percentage points",
    r"kilomet(?:re|er)s?|km": "kilometres",
    r"met(?:re|er)s?": "metres",
}
_TIMES = {"hour": 1, "day": 1, "week": 7, "month": 1, "year": 1, "decade": 10}
_KEPT = {"week": "days", "decade": "years"}

CURRENCY = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
"""The signs of currencies before a number, as a pattern."""

_NAMED = [(re.compile(rf"[-\s]?(?:{words})(?!\w)", re.I), name) for words, name in _NAMES.items()]
_TIME = re.compile(rf"\s({'|'.join(_TIMES)})s?\b(['’](?!\w))?", re.IGNORECASE)
# A time counted from somewhere is a date, and one of somebody's life an age.
_COUNTED_FROM = re.compile(
    r"\s(?:ago|earlier|later|before|after|afterwards|old|hence|from|time)\b", re.IGNORECASE
)
_RATE = re.compile(
    r"(?:\s(?:an?|per|each|every)\s|/)(hour|day|week|month|year|head|person)\b", re.IGNORECASE
)
_ADVERB = re.compile(r"\s(hourly|daily|weekly|monthly|yearly|annually)\b", re.IGNORECASE)
_PER = {"daily": "day", "annually": "year"}
_WORD = re.compile(r"\s+((?:[A-Za-z]\.){2,}|[A-Za-z](?:[\w’'-]*\w)?)")
_PLURALS = frozenset("people men women children police aircraft personnel".split())
# Words that end a noun's phrase, and words in -s that are no nouns or make the number a part of one.
_NO_NOUN = frozenset(
    "a about across after afterwards against all always among an and are as at be because been before besides between but "
    "by can could does down during each either every fewer fifths for from had halves has have he her his if in into is it "
    "its least less may might more most must nor not of off on only or others our out over per perhaps plus quarters said "
    "says seconds she should since so than that the their these they thirds this those thus times to too towards under "
    "until up us versus via was we were when where whether which while who whose will with without would yes "
    "hours days weeks months years decades centuries".split()
)


class Sort(Enum):
    """How sure it is what the number counts."""

    NONE = auto()
    KNOWN = auto()
    TIME = auto()
    NOUN = auto()
    """The words that follow the number, up to a noun in the plural."""


@dataclass(frozen=True)
class Unit:
    """A unit's name, how much of it each one is (a week is 7 days), and where its words end."""

    name: str
    end: int
    sort: Sort = Sort.NONE
    size: int = 1


def currency(sign: str, end: int) -> Unit:
    return Unit(_SIGNS[sign.casefold()], end, Sort.KNOWN)


def unit_behind(text: str, end: int) -> Unit | None:
    """The unit that follows a number which ends at ``end``. None where the number tells when, and not how long."""
    for pattern, name in _NAMED:
        if found := pattern.match(text, end):
            return Unit(name, found.end(), Sort.KNOWN)
    if found := _TIME.match(text, end):
        if _COUNTED_FROM.match(text, found.end()):
            return None
        word = found[1].casefold()
        return Unit(_KEPT.get(word, f"{word}s"), found.end(), Sort.TIME, _TIMES[word])
    return _noun(text, end)


def with_rate(text: str, unit: Unit) -> Unit:
    """The unit together with the time or the head to which it belongs: «dollars per year»."""
    if found := _RATE.match(text, unit.end):
        return Unit(f"{unit.name} per {found[1].casefold()}".strip(), found.end(), unit.sort)
    if found := _ADVERB.match(text, unit.end):
        per = _PER.get(word := found[1].casefold(), word.removesuffix("ly"))
        return Unit(f"{unit.name} per {per}".strip(), found.end(), unit.sort)
    return unit


def _noun(text: str, end: int) -> Unit:
    """The phrase of at most three words that ends with a noun in the plural."""
    unit, at = Unit("", end), end
    for _ in range(3):
        found = _WORD.match(text, at)
        if found is None or _ends_phrase(found[1]):
            break
        at = found.end()
        if not _is_plural(found[1]):
            if unit.name:
                break
        elif text[at : at + 1] not in ("'", "’"):
            unit = Unit(" ".join(text[end:at].split()), at, Sort.NOUN)
    return unit


def _ends_phrase(word: str) -> bool:
    capitals = len(word) > 1 and word.isupper()  # «US troops» are not us.
    return not capitals and word.casefold() in (_NO_NOUN | _NUMBER_WORDS)


def _is_plural(word: str) -> bool:
    low = word.casefold()
    return low in _PLURALS or (
        word.islower() and low[-1:] == "s" and low[-2:] not in ("ss", "us", "is")
    )


def value_of(number: str) -> Decimal | None:
    """The value of what :data:`NUMBER` finds. None where it can be read in two ways: «2.500» is 2½, or 2,500."""
    if number[0].isdigit():
        ambiguous = _THOUSANDS_OR_DECIMALS.fullmatch(number)
        return None if ambiguous else Decimal(number.replace(",", ""))
    words = re.split(r"[-\s]+", number.casefold())
    if words[0] == "half":
        return Decimal("0.5")
    total = 0
    for word in words:
        if word == "hundred":
            total *= 100
        elif word in ("a", "an"):
            total += 1
        elif word != "and":
            total += _VALUES[word]
    return Decimal(total)


def in_digits(word: str) -> str:
    """A number below a hundred that is written as one word, in digits; any other word as it is."""
    return str(_VALUES.get(word, word))


def factor_of(multiplier: str | None, is_money: bool) -> int | None:
    """By how much :data:`MULTIPLIER` multiplies; 1 where there is none. None for a letter that only money can have."""
    factor = 1
    for word in re.split(r"[-\s]+", (multiplier or "").casefold()):
        if word in _OF_MONEY and not is_money:
            return None
        factor *= _MULTIPLIERS.get(word) or _OF_MONEY.get(word, 1)
    return factor


def plain(value: Decimal) -> Decimal:
    """The same value in its plainest writing: 2E+9 and 2000000000.0 become 2000000000."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value.normalize()
