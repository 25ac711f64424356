"""The verbs and nouns by which news prose says that somebody says something."""

from __future__ import annotations

import re

FINITE_VERBS = (
    r"said|says|say|told|tells|stated|added|adds|claimed|declared|announced|confirmed|denied|stressed|stresses|noted|"
    r"explained|explains|warned|warns|argued|argues|argue|insisted|insists|tweeted|retweeted|wrote|writes|called|"
    r"described|asked|asks|replied|responded|answered|admitted|acknowledged|asserted|alleged|suggested|suggests|"
    r"commented|remarked|observed|observes|urged|urges|complained|concluded|predicted|predicts|promised|pledged|"
    r"recalled|reiterated|repeated|reported|accused|blamed|threatened|vowed|emphasi[sz]ed|emphasi[sz]es|underlined|"
    r"underscored|pointed\s+out|points\s+out|quipped|joked|boasted|lamented|criticised|criticized|condemned|"
    r"denounced|dismissed|termed|labelled|labeled|branded|dubbed|echoed|made\s+(?:it\s+)?clear|makes\s+clear|"
    r"maintained|maintains|contended|cautioned|expressed|voiced|praised|hailed|welcomed|demanded|believes|testified|"
    r"appealed|countered|conceded|posted|disclosed|revealed|informed|assured|reassured|advised|opined|continued|"
    r"went\s+on|cried|shouted|whispered|ruled|read|reads|quoted|characteri[sz]ed|likened|hinted|indicated|indicates|"
    r"thinks|speculated|reasoned|summed\s+up|"
    r"(?:notes|claims|states|asserts|alleges|maintains|contends|concludes|acknowledges|admits|predicts)(?=\s+that)"
)
"""Verbs of speech with a subject of their own. Forms that are nouns as well («reports», «states») count before «that»."""

PARTICIPLE = re.compile(
    r"\b(?:saying|adding|telling|noting|claiming|calling|warning|stating|declaring|insisting|arguing|stressing|"
    r"explaining|describing|tweeting|writing|vowing|confirming|denying|alleging|accusing|urging|suggesting|announcing|"
    r"acknowledging|admitting|predicting|concluding|complaining|asserting)\b"
)
"""Verbs of speech that take the subject of their sentence («…, saying that …»)."""
_PASSIVE = r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )(?<!\bso-)(?<!\bso )"

FINITE = re.compile(rf"\b{_PASSIVE}(?:{FINITE_VERBS})\b")
SAYING_NOUN = re.compile(
    r"\b(?:statements?|comments?|remarks?|claims?|warnings?|announcements?|letters?|speech|tweets?|posts?|pledges?|"
    r"promises?|calls?|accusations?|assertions?|description)\s+(?:[a-z]+\s+){0,3}?(?:by|from)\s+"
)
"""«a statement made earlier by …»: whoever follows said it."""

POSSESSIVE_SAYING = re.compile(
    r"[’']s?\s+(?:(?!that\b)[\w-]+\s+){0,2}?(?:words|comments?|remarks?|statements?|claims?|warnings?|description|assertions?|"
    r"insistence|view|opinion|call|calls|accusations?|pledges?|promises?|complaints?|suggestions?|testimony|letter|speech|"
    r"tweets?|posts?)\s*(?:that\b|[,:]|$)"
)
"""Behind a name: «Khan’s claim that …», «in Khan’s words, …»."""

ACCORDING_TO = re.compile(r"\b[Aa]ccording\s+to\s+")
ADVERBS = re.compile(
    r"(?:\s+|^)(?:also|later|further|then|recently|however|reportedly|already|again|has|had|have|having|is|was|were|"
    r"earlier|once|repeatedly|publicly|previously|meanwhile|now|still|even|only|just|simply|never|not|did|does|would|"
    r"will|could|might|may|but|and|who|which|himself|herself|themselves|[a-z]+ly|on\s+[A-Z][a-z]+day|[A-Z][a-z]+day|"
    r"yesterday|today|tonight|"
    r"last\s+(?:week|month|year|night)|this\s+(?:week|month|year|morning))$"
)
"""What may stand between a subject and its verb."""

TWEETED = re.compile(
    r"\b(?:re)?tweet(?:ed|ing)\b|\b(?:wrote|said|posted|writing|saying)\s+(?:\w+\s+){0,3}?on\s+(?:Twitter|X)\b"
    r"|\bin\s+an?\s+(?:\w+\s+)?tweet\b"
)
PRONOUN = re.compile(r"(?:^|\s)(he|she|they|it|He|She|They|It)$")
RELATIVE = re.compile(r"(?:who|whose|whom|which|where)\b")
"""How a clause begins that is about the name before it; the names in it are others."""
PARENTHETICAL = re.compile(
    r"(?:\w+(?:ed|en|wn)\s+(?:by|to|in|at|on|with|as|from|for)\b|also|speaking|himself|herself|formerly|now|then|\w+ing)\b|\d+$"
)
"""How a piece between commas begins that only adds to the name before it."""
