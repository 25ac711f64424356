from __future__ import annotations

from sourcebook.catalog.catalog import Catalog
from sourcebook.reading.readings import Readings
from sourcebook.reading.timeline import timeline


def test_the_timeline_of_the_collection(readings: Readings) -> None:
    assert [
        (m.date, [c.claim.id for c in m.claims], [a.slug for a in m.articles])
        for m in readings.timeline
    ] == [
        ("1974-06", ["bridge-opened"], []),
        ("2020~", ["city-knew-nothing"], []),
        ("2020-11", ["city-knew"], []),
        ("2021-03-01", ["bridge-closed"], []),
        ("2021-03/2021-23", ["repair-until-autumn"], []),
        ("2021-03-02", [], ["salt-bridge-closed"]),
        ("2021-03-03", ["gull-sails", "passengers", "repair-cost", "ferry-again"], []),
        ("2021-03-03/2021-03-04", [], ["ferry-gull-sails-again"]),
        ("2021-03-04", [], ["repair-bill"]),
    ]


def test_a_moment_has_the_year_in_which_it_begins(readings: Readings) -> None:
    assert [moment.year for moment in readings.timeline][:3] == [1974, 2020, 2020]


def test_what_has_no_date_does_not_appear(catalog: Catalog) -> None:
    undated = catalog.articles["ministry-weighs-a-tunnel"]
    assert timeline(catalog.claims_of(undated.slug), [undated]) == ()
