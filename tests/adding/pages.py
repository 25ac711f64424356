"""Made-up web pages: one article in five usual layouts, and pages that are no article."""

from __future__ import annotations

import json

TITLE = "Lighthouse keeper to leave Grey Point after 40 years."
PARAGRAPHS = (
    "GREY POINT — The keeper of the lighthouse at Grey Point will leave her post in autumn, after forty years in which the lamp never failed, the coast office said on Monday.",
    "“I have counted every ship,” said Mira Halvorsen, who came to the tower as a young woman and learned the trade from her predecessor. “There were more of them then.”",
    "The office has not said who will follow her. A machine could do the work from next year on, according to a paper that was shown to the town’s council in March.",
    "What comes next",
    "Jonas Feld, who speaks for the fishers of the point, said that they would rather have a person in the tower. “A machine does not see a boat that has lost its light,” he said.",
    "The council will speak about it again in June, when the paper’s numbers have been looked at by somebody from outside, and after the season’s first boats have come back.",
)
BODY = "\n\n".join(PARAGRAPHS)
SITE = "The Grey Point Herald"
ADDRESS = "https://www.greypointherald.example/2021/05/keeper-leaves"

_MARKED = "\n".join(f"<p>{text}</p>" for text in PARAGRAPHS).replace(
    "<p>What comes next</p>", "<h2>What comes next</h2>"
)
_MENU = """<header><a class="logo" href="/">Herald</a>
<ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/harbour">What comes next week</a></li></ul></header>"""
_RELATED = """<aside><h3>Most read</h3><ul>
<li><a href="/a">Fishers land the largest catch in ten years</a></li>
<li><a href="/b">Council wants a second ferry, and soon</a> <time>3 April 2020</time></li></ul></aside>"""
_FOOTER = (
    "<footer><p>© 2021 The Grey Point Herald. All rights reserved.</p><p>Contact us</p></footer>"
)


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}</head>\n<body>{body}</body></html>\n'


def in_json(**more: object) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": [{"@type": "Person", "name": "Edda Storm"}, {"name": "Per Lund"}],
        "publisher": {"@type": "Organization", "name": SITE},
        "datePublished": "2021-05-03T23:30:00+02:00",
        "dateModified": "2021-05-04",
        "mainEntityOfPage": {"@id": ADDRESS},
        **more,
    }
    graph = {"@graph": [{"@type": "WebSite", "name": SITE}, facts]}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


NEWSPAPER = page(
    f"<title>{TITLE} | {SITE}</title>{in_json()}<link rel=canonical href='{ADDRESS}'>",
    f"{_MENU}<main><article><h1>{TITLE}</h1><p class=standfirst>Nobody knows who follows.</p>"
    f"<div class=byline>By Edda Storm and Per Lund</div><div class=body>{_MARKED}</div></article></main>{_RELATED}{_FOOTER}",
)
WEBLOG = page(
    f'<title>{TITLE} – {SITE}</title><meta property="og:title" content="{TITLE}">'
    f'<meta property="og:site_name" content="{SITE}"><meta property="og:url" content="{ADDRESS}">'
    '<meta property="article:published_time" content="2021-05-03T08:00:00+00:00">'
    '<meta name="author" content="Edda Storm">',
    f'<div id="page">{_MENU}<div class="post hentry"><h1 class="entry-title">{TITLE}</h1>'
    f'<div class="entry-meta">Posted on 3 May 2021</div><div class="entry-content">{_MARKED}</div>'
    '<div class="comments"><h3>2 Comments</h3><p>She was always kind to us, said a reader.</p></div></div></div>'
    + _FOOTER,
)
OFFICE = page(
    f'<title>{TITLE}</title><meta name="DC.title" content="{TITLE}"><meta name="DC.date.issued" content="2021-05-03">'
    '<meta name="DC.publisher" content="Coast Office"><meta name="DC.rights" content="Coast Office, 2021">',
    f'<nav><a href="/">Start</a></nav><div class="region-content"><h1>{TITLE}</h1>'
    f'<div class="field-body">{_MARKED}</div></div><footer>Imprint</footer>',
)
TABLES = page(
    f"<title>{TITLE}</title>",
    '<table width="100%"><tr><td><a href="/">Home</a><br><a href="/n">News</a></td><td>'
    f"<h1>{TITLE}</h1><font size=2>By Edda Storm<br>3 May 2021</font>{_MARKED}</td></tr></table>",
).replace('<!doctype html>\n<html lang="en">', "<HTML>")
PLATFORM = page(
    f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Scribbler">'
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2021-05-03">',
    f"<div><div><section><div><div><h1>{TITLE}</h1><div><div>Edda Storm</div><div>4 min read</div></div>{_MARKED}"
    "</div></div></section></div><button>Clap</button></div>",
)
LAYOUTS = {
    "newspaper": NEWSPAPER,
    "weblog": WEBLOG,
    "office": OFFICE,
    "tables": TABLES,
    "platform": PLATFORM,
}

TEASER = page(
    in_json(isAccessibleForFree=False),
    f"<article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>Subscribe to continue reading.</p></article>",
)
LIST = page(
    "<title>News</title>",
    "".join(
        f"<h2><a href='/{n}'>The council speaks about boat number {n} again</a></h2><p>It will be a long evening, says everybody who was there the last time.</p>"
        for n in range(9)
    ),
)
EMPTY = page("<title>x</title><script>load()</script>", "<div id=root></div>")
CONSENT = page(
    "<title>Before you continue</title>",
    "<h1>Before you continue</h1><p>We value your privacy. We and our 812 partners store information on your device. "
    "You can accept cookies or manage options below, and change your mind at any time.</p><p>Cookie settings</p>",
)
