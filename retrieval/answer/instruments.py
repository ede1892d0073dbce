"""Questions about an instrument: its own text if the corpus has it, else how documents carry it out."""

from knowledge import InstrumentQuery, Mention, fold, matches, tokens
from retrieval.agreement import is_national
from retrieval.aims import Aim
from retrieval.answer.draft import Draft, Group
from retrieval.answer.model import Citation, Outcome
from retrieval.answer.quoting import LONGEST_QUOTE, cite, cite_span
from retrieval.answer.wording import instrument_name, no_such_place, not_in_corpus, place_of
from retrieval.evidence import Evidence
from retrieval.inquiry import Inquiry
from retrieval.question import Article
from retrieval.shelf import Book, Piece, Profile

_MOST_GROUPS, _MOST_BELOW = 5, 8
_FACTS = frozenset({Aim.NUMBER, Aim.DATE, Aim.ISSUER, Aim.CITING})
_WELL_DESCRIBED = 0.7


def own_text(inquiry: Inquiry) -> frozenset[int]:
    """The ids of the documents that are themselves an instrument the question names."""
    named = inquiry.question.instruments
    return frozenset(
        p.id
        for p in inquiry.shelf.profiles
        for query in named
        if _may_be(p, query) and matches(query, _as_mention(p))
    )


def _may_be(profile: Profile, query: InstrumentQuery) -> bool:
    """A quick look before the careful one: the serial stands in the number, or a law is asked for by name."""
    if query.serial:
        return bool(profile.number and query.serial in profile.number)
    return profile.subject is not None


def _as_mention(profile: Profile) -> Mention:
    name = f"{profile.type} {profile.subject}" if profile.type and profile.subject else None
    year = profile.date.year if profile.date else None
    return Mention(profile.type, profile.number, name, "", profile.date, profile.issuer, None, 0, 0, year)


def article_text(inquiry: Inquiry) -> Draft | None:
    """The articles asked for ("Điều 85"), verbatim, from the instrument's own text."""
    groups: list[Group] = []
    shown: set[str] = set()
    missing: list[str] = []
    for book in inquiry.books(inquiry.fitting):
        for article in inquiry.question.articles:
            found, citations = _nearest_article(book, article)
            if citations and citations[0].quote not in shown:  # the same law may be held in two files
                shown.add(citations[0].quote)
                groups.append(Group(book.profile, citations))
                missing += [] if found == article else [no_such_place(place_of(article), place_of(found))]
    opening = "\n".join(dict.fromkeys(missing)) or None
    return Draft(Outcome.ANSWERED, tuple(groups), opening) if groups else None


def _nearest_article(book: Book, wanted: Article) -> tuple[Article, tuple[Citation, ...]]:
    """The place asked for or, where the law has no such điểm or khoản, the smallest one that holds it."""
    wider = (wanted, Article(wanted.article, wanted.clause), Article(wanted.article))
    return next(((place, found) for place in wider if (found := _article(book, place))), (wanted, ()))


def _article(book: Book, wanted: Article) -> tuple[Citation, ...]:
    pieces = [p for p in book.pieces if _stands_in(p, wanted)]
    if not pieces:
        return ()
    title = next((t for p in pieces for k, v, t in p.path if k == "article"), "")
    label = f"Điều {wanted.article}"
    head = pieces[0]
    if head.kind == "heading":
        title = title or head.body
    whole = cite_span(book, head.start, pieces[-1].end, label if not wanted.clause else pieces[0].label)
    if len(whole.quote) <= LONGEST_QUOTE:
        return (whole,)
    return tuple(cite(p) for p in pieces if p.kind == "text" or p is head)[:20]


def _stands_in(piece: Piece, wanted: Article) -> bool:
    own = f"Điều {wanted.article}"
    if wanted.clause:
        own += f" khoản {wanted.clause}"
        if wanted.point:
            own += f" điểm {wanted.point}"
    return piece.label == own or piece.label.startswith(own + " ")


def about_cited(inquiry: Inquiry) -> Draft | None:
    """How the documents of the corpus cite an instrument that the question names, and carry it out."""
    found = (_cited(inquiry, query) for query in inquiry.question.instruments)
    return next((draft for draft in found if draft), None)


def _cited(inquiry: Inquiry, query: InstrumentQuery) -> Draft | None:
    question = inquiry.question
    ranked: list[tuple[float, Group]] = []
    for book in inquiry.books(_that_may_answer(inquiry, query)):
        mentions = [m for m in book.cited if matches(query, m)]
        best = _best_mentions(inquiry, book, mentions)
        if best:
            ranked.append(_group(book, best, facts_only=bool(question.aims & _FACTS)))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: -pair[0])
    groups = tuple(group for _, group in ranked[: 20 if Aim.CITING in question.aims else _MOST_GROUPS])
    if question.aims & _FACTS or own_text(inquiry):
        return Draft(Outcome.ANSWERED, groups)
    reason = not_in_corpus(instrument_name(query))
    return Draft(Outcome.CAUTION, groups, opening=reason, reason=reason)


def _group(book: Book, best: list[tuple[Evidence, Mention]], *, facts_only: bool) -> tuple[float, Group]:
    """One document's citations with their score; all below a heading which names the instrument."""
    heading = next((e for e, _ in best if e.piece.kind == "heading" and book.below(e.piece)), None)
    if heading and not facts_only:
        below = [p for p in book.below(heading.piece) if p.kind == "text"]
        return heading.total + 1.0, Group(
            book.profile, tuple(cite(p) for p in below[:_MOST_BELOW]), heading.piece.body
        )
    chosen = best[: 1 if facts_only else 2]
    citations = tuple(cite(e.piece, inside=(m.start, m.end)) for e, m in chosen)
    return best[0][0].total, Group(book.profile, _without_repeats(citations))


def _that_may_answer(inquiry: Inquiry, query: InstrumentQuery) -> list[Profile]:
    """The citing documents that fit the question; if the question's own place rules all out, none."""
    citing = inquiry.shelf.citing(query)
    fitting = [p for p in citing if inquiry.agreed(p).fits]
    return fitting or [
        p for p in citing if inquiry.agreed(p).place and _year_is_the_instruments(inquiry, query)
    ]


def _year_is_the_instruments(inquiry: Inquiry, query: InstrumentQuery) -> bool:
    return not inquiry.question.years or (query.year is not None and query.year in inquiry.question.years)


def _best_mentions(inquiry: Inquiry, book: Book, mentions: list[Mention]) -> list[tuple[Evidence, Mention]]:
    scored = []
    for mention in mentions:
        piece = book.piece_at(mention.start)
        if piece is None:
            continue
        prior = inquiry.agreed(book.profile).score + _fullness(mention)
        evidence = inquiry.examined([(piece, prior)])
        scored += [(e, mention) for e in evidence]
    return sorted(scored, key=lambda pair: (-pair[0].total, pair[1].start))


def _fullness(mention: Mention) -> float:
    """A citation with date, issuer and subject tells more than a bare number."""
    return 0.2 * bool(mention.date) + 0.2 * bool(mention.subject) + 0.1 * bool(mention.issuer)


def _without_repeats(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple({(c.start, c.end): c for c in citations}.values())


def described(inquiry: Inquiry) -> Draft | None:
    """An instrument asked for by what it is about ("quyết định kiện toàn Ban Chỉ đạo số mấy?")."""
    question = inquiry.question
    if (
        inquiry.only
        or question.instruments
        or not question.aims & {Aim.NUMBER, Aim.DATE, Aim.ISSUER}
        or not inquiry.weighed
    ):
        return None
    best: list[tuple[float, Mention, Piece]] = []
    for book in inquiry.books(_within_reach(inquiry)):
        for mention in book.cited:
            piece = book.piece_at(mention.start)
            share = _described_share(mention, book.text, inquiry)
            if piece and mention.number and share >= _WELL_DESCRIBED:
                best.append((share + inquiry.agreed(book.profile).score, mention, piece))
    if not best:
        return None
    best.sort(key=lambda row: (-row[0], row[2].id))
    chosen = [row for row in best if row[0] >= best[0][0] - 0.15]
    groups: dict[Profile, tuple[Citation, ...]] = {}
    for _, mention, piece in chosen:
        citation = cite(piece, inside=(mention.start, mention.end))
        groups.setdefault(piece.profile, (citation,))
    return Draft(Outcome.ANSWERED, tuple(Group(p, c) for p, c in groups.items())[:_MOST_GROUPS])


def _within_reach(inquiry: Inquiry) -> list[Profile]:
    """The documents among what search brings, laws apart: they cite, but not what committees ask for."""
    found = dict.fromkeys(e.piece.profile for e in inquiry.found[:60])
    return [p for p in found if inquiry.agreed(p).fits and not is_national(p)] or list(found)[:5]


def _described_share(mention: Mention, text: str, inquiry: Inquiry) -> float:
    written, read, weighed = text[mention.start : mention.end], inquiry.question.read, inquiry.weighed
    words = {t.folded for t in tokens(written)}
    whole = sum(w.value for w in weighed) or 1.0
    share = sum(w.value for w in weighed if w.term.folded in words) / whole
    share += 0.1 if mention.type and fold(mention.type) in fold(read) else 0.0
    held = [place for place in inquiry.question.places if fold(place.split(" ", 1)[-1]) in fold(written)]
    return share + 0.3 * bool(held)
