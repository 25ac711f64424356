"""Numbers as English texts print them: «1,900», «5,00,000», «twenty-five», «half a million», «2.5bn»."""

import re
from decimal import Decimal

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
}

_MULTIPLIERS = {
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crores": 10**7,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
# «5m» alone may be five metres; of money it is millions.
_OF_MONEY = {"k": 10**3, "m": 10**6, "b": 10**9}

NUMBER_WORDS = frozenset({*_VALUES, *_MULTIPLIERS, "hundred", "half"})
"""The words that numbers are made of."""

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
