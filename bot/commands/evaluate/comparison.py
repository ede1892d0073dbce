"""Two measurements side by side: as JSON, and as tables with the questions that changed."""

import math
from typing import TYPE_CHECKING, Any

import click

from bot.wording import evaluation as wording

if TYPE_CHECKING:
    from bot.commands.evaluate.kept import Keeping
    from retrieval import evaluation

SHOWN = 20  # questions of one list on the screen
_TIMES = ("p50_ms", "p95_ms")


def compared_row(comparison: "evaluation.Comparison") -> dict[str, Any]:
    """The comparison as JSON."""
    return {
        "questions": comparison.questions,
        "figures": {name: _figure_row(change) for name, change in comparison.figures.items()},
        "better": [_change_row(change) for change in comparison.better],
        "worse": [_change_row(change) for change in comparison.worse],
    }


def _figure_row(change: "evaluation.FigureChange") -> dict[str, Any]:
    known = not math.isnan(change.difference.low)
    return {
        "before": number(change.before),
        "after": number(change.after),
        "difference": number(change.difference.value),
        "interval": [number(change.difference.low), number(change.difference.high)] if known else None,
        "up": change.up if known else None,
        "down": change.down if known else None,
        "p": number(change.p),
        "beyond_chance": change.is_beyond_chance if known else None,
    }


def number(value: float | None, digits: int = 4) -> float | None:
    """A figure for JSON, which knows no NaN."""
    return None if value is None or math.isnan(value) else round(value, digits)


def _change_row(change: "evaluation.Change") -> dict[str, Any]:
    return {
        "id": change.after.id,
        "question": change.after.question,
        "before": _standing_row(change.before),
        "after": _standing_row(change.after),
        "changed": {name: [number(share) for share in both] for name, both in change.figures.items()},
    }


def _standing_row(result: "evaluation.Result") -> dict[str, Any]:
    if not result.outcome:
        return {"rank": result.rank}
    hits = {name: _yes_or_no(result.gained(name)) for name in ("hit1", "hit3")}
    whole = result.gained("whole_list")
    listed = {} if whole is None else {"whole_list": number(whole)}
    return {"outcome": result.outcome, **hits, **listed, "rank": result.rank}


def _yes_or_no(gained: float | None) -> bool | None:
    return None if gained is None else gained == 1


def show_comparison(keeping: "Keeping", run: "evaluation.Run", comparison: "evaluation.Comparison") -> None:
    """Prints what the two were made with, the figures side by side, the questions that changed."""
    from rich.console import Console
    from rich.table import Table

    click.echo(wording.COMPARED.format(path=keeping.against, questions=comparison.questions))
    if keeping.before:
        click.echo("\n".join(_settings_changed(keeping.before, run) or [wording.SAME_SETTINGS]))
    table = Table(*wording.COMPARISON_HEADINGS)
    for name, change in comparison.figures.items():
        table.add_row(figure_name(name), *_cells(name, change))
    Console().print(table)
    for heading, changes in ((wording.BETTER, comparison.better), (wording.WORSE, comparison.worse)):
        click.echo(heading.format(count=len(changes)))
        show_lines([_change_line(change) for change in changes], wording.MORE_CHANGED)


def _settings_changed(before: "evaluation.Run", after: "evaluation.Run") -> list[str]:
    """What the kept measurement was made with otherwise; what plays no part any more is passed over."""
    return [
        wording.SETTING_CHANGED.format(name=wording.SETTINGS.get(name, name), before=first, after=then)
        for name in after.settings
        if (first := before.settings.get(name) or wording.NO_SETTING)
        != (then := after.settings.get(name) or wording.NO_SETTING)
    ]


def figure_name(name: str) -> str:
    """A figure in words: "kết hợp: R@10"."""
    way, _, figure = name.rpartition(".")
    told = wording.FIGURES.get(figure, figure)
    return wording.IN_A_WAY.format(way=wording.ROWS.get(way, way), figure=told) if way else told


def _cells(name: str, change: "evaluation.FigureChange") -> list[str]:
    difference = change.difference
    if name in _TIMES:
        values = [wording.MILLISECONDS.format(value=value) for value in (change.before, change.after)]
        return [*values, wording.MILLISECONDS_MORE.format(value=difference.value), ""]
    values = [wording.VALUE.format(value=value) for value in (change.before, change.after)]
    if math.isnan(difference.low):
        return [*values, "", ""]
    if not (change.up or change.down or difference.value):
        return [*values, "", wording.UNCHANGED]
    told = wording.DIFFERENCE.format(value=difference.value, low=difference.low, high=difference.high)
    return [*values, told, _verdict(change)]


def _verdict(change: "evaluation.FigureChange") -> str:
    told = wording.BEYOND_CHANCE if change.is_beyond_chance else wording.WITHIN_CHANCE
    return told.format(up=change.up, down=change.down)


def _change_line(change: "evaluation.Change") -> str:
    told = wording.CHANGE_LINE.format(
        id=change.after.id,
        question=change.after.question,
        before=_standing(change.before),
        after=_standing(change.after),
    )
    ways = [
        (wording.WAY_BETTER if step > 0 else wording.WAY_WORSE).format(way=wording.ROWS.get(way, way))
        for way, step in change.ways.items()
    ]
    return told + (wording.WAYS_CHANGED.format(ways="; ".join(ways)) if ways else "")


def _standing(result: "evaluation.Result") -> str:
    rank = wording.RANK.format(rank=result.rank) if result.rank else wording.NO_RANK
    if not result.outcome:
        return rank
    told = outcome_told(result)
    whole = result.gained("whole_list")
    if whole is not None:
        told = wording.WITH_LIST.format(outcome=told, share=whole)
    return told if result.gained("hit1") is None else wording.WITH_RANK.format(outcome=told, rank=rank)


def outcome_told(result: "evaluation.Result") -> str:
    """What the answer to a question was, and whether it was right."""
    from retrieval import evaluation

    outcome = wording.OUTCOMES.get(result.outcome, result.outcome)
    if result.gained(evaluation.REPEATED):
        return wording.REPEATED.format(outcome=outcome)
    if result.gained("refused_unanswerable") == 0:
        return wording.NOT_REFUSED.format(outcome=outcome)
    if result.gained("hit1") is None:
        return outcome
    told = wording.FIRST_RIGHT if result.gained("hit1") else wording.NONE_RIGHT
    if not result.gained("hit1") and result.gained("hit3"):
        told = wording.THIRD_RIGHT
    return told.format(outcome=outcome)


def show_lines(lines: list[str], more: str = wording.MORE) -> None:
    """Prints the first of the lines, and how many more there are."""
    for line in lines[:SHOWN]:
        click.echo(line)
    if len(lines) > SHOWN:
        click.echo(more.format(count=len(lines) - SHOWN))
