"""Turns of phrase that hold a number and say no amount: thanks a million, square one, my two cents."""

from __future__ import annotations

from peakday.quantities.speech.tokens import BREAK, Token

_IDIOMS = """
thanks a million | a million thanks | never in a million years | a million miles away
a thousand miles away | million dollar question | million dollar idea | thousand dollar question
worth a million dollars | like a million bucks | like a million dollars | worth a thousand words
a thousand times no | a thousand apologies | my two cents | your two cents | his two cents
her two cents | their two cents | two cents' worth | my 2 cents | your 2 cents | dime a dozen
baker's dozen | square one | day one | number one | number two | ground zero | zero in on | one moment
one and only | one and the same | one by one | one at a time | one thing at a time | one step at a time
one after another | one after the other | one on one | one to one | one way or another
one way or the other | one size fits all | one size does not fit all | one size doesn't fit all
one stop shop | one of a kind | at one point | for one thing | all in one | one person show
two birds with one stone | two birds one stone | two sides of the same coin | two sides to every story
two peas in a pod | takes two to tango | two heads are better than one | in two minds
put two and two together | six of one | half a dozen of the other | six feet under | seven deadly sins
seven wonders | nine lives | eight ball | whole nine yards | full nine yards
a stitch in time saves nine | nine to five | 9 to 5 | top ten | top five | top 10 | out of ten for
on all fours | three cheers | three strikes | three ring circus | two left feet | one hit wonder
ten out of ten | 10 out of 10 | scale of one to ten | scale of 1 to 10 | scale from one to ten
scale from 1 to 10 | scale of one to five | scale of 1 to 5 | scale from one to five | scale from 1 to 5
fifty fifty | 50 50 | eighty twenty | 80 20 | seventy thirty split | 70 30 split | 60 40 split
sixty forty split | catch twenty two | catch 22 | area fifty one | area 51 | twenty twenty hindsight
20 20 hindsight | forty winks | hindsight is 20 20 | hindsight is twenty twenty | high five
give me five | take five | back in five | you a thousand times | you a million times
you a hundred times | it a thousand times | it a hundred times | it a million times | thousand foot view
10000 foot view | 30000 foot view | 50000 foot view | foot view | hundred miles an hour
hundred percent sure | 100 % sure | 100 percent sure | hundred percent certain | 100 % certain
100 percent certain | hundred percent agree | 100 % agree | 100 percent agree | hundred percent right
100 % right | 100 percent right | hundred percent with you | 100 % with you | hundred percent convinced
100 % convinced | hundred and ten percent | 110 % | 110 percent | i agree a hundred percent
i agree one hundred percent | i agree 100 % | half the battle | half the story | half the fun
wait a minute | wait a second | wait a sec | wait one second | wait one minute | just a second
just a minute | just a sec | just one second | just one minute | just one sec | hold on a second
hold on a minute | hold on one second | hang on a second | hang on a minute | hang on one second
one second please | one minute please | one sec | give me a second | give me a minute | give me a sec
give me one second | give me one minute | take a second | bear with me a second | bear with me a minute
for one second | one day we | one day they | one day you | one day i | one day it | one day ,
one day someone | one day the | one day maybe | one night stand | orders of magnitude
order of magnitude | the other half | half past | half the time i
"""
_JOINERS = frozenset("-‐‑–/")
"""Signs that may stand between the words of an idiom: fifty-fifty, 80/20."""


def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for said in _IDIOMS.replace("\n", "|").split("|"):
        if pieces := tuple(said.split()):
            table.setdefault(pieces[0], []).append(pieces)
    return table


_BY_FIRST = _by_first_word()


def idiomatic(tokens: list[Token]) -> frozenset[int]:
    """The tokens that belong to an idiom: no quantity starts there."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        for pieces in _BY_FIRST.get(_plain(token), ()):
            found.update(range(at, _end(tokens, at, pieces)))
    return frozenset(found)


def _end(tokens: list[Token], at: int, pieces: tuple[str, ...]) -> int:
    """The token after the idiom that starts at `at`, or `at` where it does not stand there."""
    i = at
    for number, piece in enumerate(pieces):
        while number and i < len(tokens) and tokens[i].text in _JOINERS:
            i += 1
        if i >= len(tokens) or tokens[i].kind == BREAK or _plain(tokens[i]) != piece:
            return at
        i += 1
    return i


def _plain(token: Token) -> str:
    return token.low.replace("’", "'") if token.text == "," else token.low.replace("’", "'").replace(",", "")
