"""Rules of people: who is listed is named, who is named is listed, and a surface form means one of them."""

from collections.abc import Iterator

from ..catalog.shelf import same_name
from ..problem import Finding, rule
from ..reading.readings import Readings
from ..reading.text.body import where
from ..reading.text.mentions import find_mentions, surface_forms
from ..records.model import Person


@rule()
def person_never_named(readings: Readings) -> Iterator[Finding]:
    """Every person whom an article lists is named in its text.

    Where the text uses another form of the name, give it: `{name: Raheel Sharif, as: [Gen. Sharif]}`.
    """
    for slug, filed in readings.catalog.articles.items():
        named = {mention.person for mention in readings.mentions(slug)}
        for index, listing in enumerate(filed.record.people):
            if readings.catalog.may_be_broken(Person, listing.name):
                continue
            if readings.catalog.people.find(listing.name) not in named:
                yield (
                    filed.place("people", index, "name"),
                    f"«{listing.name}» is listed, but the text never names them.",
                    "Give the form that the text uses under as, or take the name out.",
                )


@rule()
def person_not_listed(readings: Readings) -> Iterator[Finding]:
    """Every known person whom an article's text names is listed under `people`.

    Otherwise the person's page would leave the article out. Photographers and authors belong under `credits` and `byline`.
    """
    for slug, filed in readings.catalog.articles.items():
        if filed.lacks("people") or filed.lacks("byline") or filed.lacks("credits"):
            continue
        body = readings.evidence(slug).body
        for person, form, index, start in readings.unlisted(slug):
            name = readings.catalog.people[person].record.name
            place = filed.document.body_place(*where(filed.body, body.paragraphs[index], start))
            what = f"The text names «{form}», who is not listed."
            yield place, what, f"Add «{name}» to people, or to credits."


@rule()
def surface_form_missing(readings: Readings) -> Iterator[Finding]:
    """Every surface form under `as` stands in the text.

    A form that the text does not have proves nothing, and hides a slip of the pen.
    """
    for slug, filed in readings.catalog.articles.items():
        body = readings.evidence(slug).body
        for index, listing in enumerate(filed.record.people):
            for position, form in enumerate(listing.surface_forms):
                if not find_mentions(body, {form: listing.name}):
                    place = filed.place("people", index, "as", position)
                    what = f"The text never says «{form}»."
                    yield place, what, "Copy the form from the text, or take it out."


@rule()
def ambiguous_surface_form(readings: Readings) -> Iterator[Finding]:
    """A surface form means one person in its article.

    Two people of the same surname: say under `as` which forms belong to whom. A bare surname that the article uses for one of them belongs
    under that one's `as`.
    """
    for slug, filed in readings.catalog.articles.items():
        owner: dict[str, str] = {}
        for index, listing in enumerate(filed.record.people):
            for position, form in enumerate(listing.surface_forms):
                other = owner.setdefault(form, listing.name)
                if same_name(other) != same_name(listing.name):
                    place = filed.place("people", index, "as", position)
                    what = f"«{form}» is given for {other} too."
                    yield place, what, "Keep it with the one whom the text means."
        forms = surface_forms(readings.catalog, filed)
        body = readings.evidence(slug).body
        for form, people in forms.ambiguous.items():
            lone = find_mentions(body, {form: form}, forms.by_form)
            known = [readings.catalog.people[person].record.name for person in people]
            if lone and not any(readings.catalog.may_be_broken(Person, name) for name in known):
                names = " or ".join(known)
                paragraph = body.paragraphs[lone[0].paragraph]
                place = filed.document.body_place(*where(filed.body, paragraph, lone[0].start))
                yield place, f"«{form}» may mean {names}.", "Say which under as in people."


@rule()
def credit_listed_as_person(readings: Readings) -> Iterator[Finding]:
    """Who is only credited is no person of the story.

    Authors, photographers and house pseudonyms stand under `byline` and `credits`, and not under `people`.
    """
    for filed in readings.catalog.articles.values():
        credited = set(map(same_name, filed.record.credited))
        for index, listing in enumerate(filed.record.people):
            if same_name(listing.name) in credited:
                place = filed.place("people", index, "name")
                what = (
                    f"«{listing.name}» is credited here, and listed as a person of the story too."
                )
                yield place, what, "Take the name out of one of the two."


@rule()
def person_listed_twice(readings: Readings) -> Iterator[Finding]:
    """An article lists each person once.

    All surface forms of one person go under one `as`.
    """
    for filed in readings.catalog.articles.values():
        first: dict[str, str] = {}
        for index, listing in enumerate(filed.record.people):
            slug = readings.catalog.people.find(listing.name)
            if slug and slug in first:
                place = filed.place("people", index, "name")
                what = f"«{listing.name}» is the same person as «{first[slug]}» above."
                yield place, what, "List the person once, with all forms under as."
            elif slug:
                first[slug] = listing.name
