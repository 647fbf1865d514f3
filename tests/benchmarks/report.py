"""Figures against their bars: one table for people, one JSON file for programs."""

import json
from dataclasses import asdict, dataclass


@dataclass
class Figure:
    scenario: str
    figure: str
    value: float
    bar: float
    unit: str = ""
    at_least: bool = False  # the bar is a lower bound
    detail: str = ""  # the absolute figures behind a ratio

    @property
    def holds(self):
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def shown(self):
        bound = f"{'≥' if self.at_least else '≤'} {self._text(self.bar)}"
        return [self.scenario, self.figure, self._text(self.value), bound, "ok" if self.holds else "SHORT", self.detail]

    def _text(self, value):
        digits = 3 if abs(value) < 2 else 2 if abs(value) < 10 else 1
        return f"{value:.{digits}f} {self.unit}".strip()


class Report:
    def __init__(self, conditions):
        self._conditions = conditions
        self._figures = []

    def add(self, figure):
        self._figures.append(figure)
        print("  " + "  ".join(figure.shown()), flush=True)

    def table(self):
        rows = [["scenario", "figure", "value", "bar", "", "behind it"], *[figure.shown() for figure in self._figures]]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
        lines.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join(lines)

    def write(self, path):
        figures = [{**asdict(figure), "holds": figure.holds} for figure in self._figures]
        path.write_text(json.dumps({"conditions": self._conditions, "figures": figures}, indent=2, ensure_ascii=False) + "\n")

    def note(self, name, value):
        self._conditions[name] = value

    def all_hold(self):
        return all(figure.holds for figure in self._figures)
