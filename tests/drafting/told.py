"""What a reader finds in the made-up articles: the measure of what is drafted of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """What an article tells. ``speakers`` gives, for the first words of each quotation, who says it."""

    title: str | None
    people: set[str]
    speakers: dict[str, str | None]
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    credited: set[str] = field(default_factory=set)


TOLD = {
    "court-ruling.txt": Told(
        title='Judge blocks sale of riverside park, citing "rushed" vote',
        people={"Miriam Castellano", "Dale Hutchins", "Rosa Delgado", "Tom Akins", "Priya Raman"},
        speakers={
            "with a haste": "Miriam Castellano",
            "This is one opinion": "Dale Hutchins",
            "The people of Renfield": "Dale Hutchins",
            "I cried": "Rosa Delgado",
            "My grandchildren": "Rosa Delgado",
            "a complete victory": "Tom Akins",
            "sit down with": "Tom Akins",
            "We had forty": "Priya Raman",
            "have had years": "Dale Hutchins",
            "underused": "Dale Hutchins",
            "following the matter": "A spokesman for the governor",
            "The law is": "A spokesman for the governor",
        },
    ),
    "election-long-quotes.txt": Told(
        title='Opposition leader concedes defeat in Karvia, calls for "calm and patience"',
        people={
            "Samuel Tettey",
            "Amara Diallo",
            "Joseph Diallo",
            "Grace Mensah",
            "Peter van der Berg",
        },
        speakers={
            "I have spoken": "Samuel Tettey",
            "The people have": "Samuel Tettey",
            "We will not burn": "Samuel Tettey",
            "That is my last": "Samuel Tettey",
            "This victory": "Amara Diallo",
            "at least four": "Amara Diallo",
            "largely peaceful": "Observers from the African Union",
            "serious shortcomings": "Observers from the African Union",
            "We have the evidence": "Grace Mensah",
            "Why would we?": "the official",
            "He has conceded": "the official",
            "Democracy won": "Joseph Diallo",
            "He is a man": "Peter van der Berg",
        },
        outlet="Northwind News",
        credited={"Kofi Asante", "Lucy Brandt"},
    ),
    "factory-recall.txt": Told(
        title="Toymaker recalls 1.2 million wooden trains over loose magnets",
        people={"Linda Farrow", "Marcus Bell", "Dana Whitlock"},
        speakers={
            "The safety of": "Linda Farrow",
            "a pattern of delay": "the bureau",
            "We acted within": "Linda Farrow",
            "To call that": "Linda Farrow",
            "It took them": "Marcus Bell",
            "Parents deserve": "Marcus Bell",
            "more cases": "Dana Whitlock",
            "We will talk": "Linda Farrow",
            "It's a scandal": "one former employee",
            "Everyone on": "one former employee",
        },
        byline=("Tanya Rusk",),
    ),
    "film.txt": Told(
        title="‘Winter Orchard’ wins top prize at Lido festival",
        people={
            "Hana Kimura",
            "Daniel Brühlmann",
            "Silvia Conti",
            "Viktor Orlov",
            "Sam Levin",
        },
        speakers={
            "who never saw": None,
            "in which nothing": "Daniel Brühlmann",
            "not even a close": "Daniel Brühlmann",
            "brave, and": "Silvia Conti",
            "Viktor had": "Sam Levin",
            "Apples": "Hana Kimura",
        },
        outlet="Evening Standard",
        credited={"Marco Bellini"},
    ),
    "flood.txt": Told(
        title="Thousands flee as river bursts banks in Oskavia",
        people={"Goran Petrov", "Mila Horvat", "Ana Kovac", "Ivan Babic", "Annika Lund"},
        speakers={
            "We fear that": "Goran Petrov",
            "The water came": "the 34-year-old teacher",
            "I tied the": "the 34-year-old teacher",
            "This was not": "Ana Kovac",
            "It was an act": "Ana Kovac",
            "shameful": "Goran Petrov",
            "First we bury": "Ivan Babic",
            "Then we ask": "Ivan Babic",
            "Oskavia is not": "Annika Lund",
            "It isn't over": "one of them",
        },
        byline=("Elena Markovic",),
        published="2020-05-12",
    ),
    "glacier.txt": Told(
        title="A glacier the size of Malta is coming loose, scientists warn",
        people={
            "Henrik Aasland",
            "Susan Okafor",
            "Jean-Pierre Lemaire",
            "Wei Zhang",
            "Kari Holm",
        },
        speakers={
            "We flew the": "Henrik Aasland",
            "changes the map": "Susan Okafor",
            "Ice is patient": "Jean-Pierre Lemaire",
            "So should we be": "Jean-Pierre Lemaire",
            "It is eight": "Wei Zhang",
            "knows our data": "Wei Zhang",
            "We take this": "Kari Holm",
            "If it goes": "Henrik Aasland",
        },
        credited={"Lena Fuchs"},
    ),
    "harbour-dredging.txt": Told(
        title="Dredging of Lindmark harbour to start in spring after year-long dispute",
        people={"Helga Marwick", "Arvid Marwick", "Jonas Eklöf", "Ines Paredes"},
        speakers={
            "We have waited": "Helga Marwick",
            "Nobody in this": "Helga Marwick",
            "a fair one": "Jonas Eklöf",
            "old sins": "Jonas Eklöf",
            "They never asked": "Arvid Marwick",
            "They drew a line": "Arvid Marwick",
            "Every skipper": "Helga Marwick",
            "I signed them": "Helga Marwick",
            "no trace of": "a spokeswoman for the environment agency",
            "Samples from": "Ines Paredes",
            "It is a beginning": "Jonas Eklöf",
        },
        outlet="Lindmark Gazette",
        byline=("Petra Solheim", "Owen Achterberg"),
        published="2019-02-14",
        credited={"Petra Solheim", "Karl Nyström"},
    ),
    "museum-single-quotes.txt": Told(
        title="Stolen violin returns to museum after forty years",
        people={"Margaret Oduya", "Dana Kolářová", "Ravi Menon"},
        speakers={
            "I never thought": "Margaret Oduya",
            "It is lighter": "Margaret Oduya",
            "He could not": "Dana Kolářová",
            "He just wanted": "Dana Kolářová",
            "closed and reopened": "Ravi Menon",
            "It belongs in": "a spokesman",
            "People wrote to": "Margaret Oduya",
            "and every year": "Margaret Oduya",
        },
    ),
    "strike.txt": Told(
        title="RAIL STRIKE ENTERS THIRD WEEK AS TALKS COLLAPSE",
        people={"Frank Doherty", "Alan Pryce", "Chloe Adeyemi", "Ben Whitcombe", "Rob Kessler"},
        speakers={
            "for as long": "Frank Doherty",
            "They came to": "Frank Doherty",
            "What we saw": "Frank Doherty",
            "moved the goalposts": "Alan Pryce",
            "I have done this": "Alan Pryce",
            "The public has": "The prime minister’s spokeswoman",
            "I support them": "Chloe Adeyemi",
            "But I have walked": "Chloe Adeyemi",
            "a pain in": "Ben Whitcombe",
            "sitting on": "Rob Kessler",
            "Mr Kessler takes": "the transport secretary",
            "plucked out": "Frank Doherty",
            "a long winter": "A leaked memo",
        },
        published="2022-10-18",
        credited={"Sunita Rao"},
    ),
    "tech-launch.txt": Told(
        title="Battery start-up Voltera opens first plant",
        people={"Paolo Gherardi", "Anika Sørensen", "Carla Benedetti", "Greg Tanaka"},
        speakers={
            "My professor": "Paolo Gherardi",
            "I am still": "Paolo Gherardi",
            "in the time": "the company",
            "The physics": "Anika Sørensen",
            "Show me": "Anika Sørensen",
            "Then we'll": "Anika Sørensen",
            "Italian stubbornness": "Carla Benedetti",
            "It's a press": "Greg Tanaka",
            "Greg is a friend": "Paolo Gherardi",
        },
        byline=("LUCIA FERRANTE",),
        published="2023-01-12",
    ),
}
