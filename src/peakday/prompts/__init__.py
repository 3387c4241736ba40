"""The prompts: each a folder of data with its problem, hidden facts, targets, failures and designs.

`load(id)` reads one, `all_ids()` lists them, `check()` says everything that is wrong with a folder,
`fit(prompt, board)` puts a prompt's load and targets on a drawing, `new` starts a folder for an author.
"""

from __future__ import annotations

from peakday.prompts.changed import changed_board, thrown
from peakday.prompts.check import check
from peakday.prompts.failures import Aim, PromptFailure
from peakday.prompts.fit import fit
from peakday.prompts.flaws import Flaw, PromptError
from peakday.prompts.measure import around, measure, sides, turned
from peakday.prompts.model import (
    Curveball,
    DesignInfo,
    Fact,
    Prompt,
    PromptFigure,
    PromptJourney,
    Risk,
    Side,
    TradeOff,
    Volume,
)
from peakday.prompts.needs import lacking, needs
from peakday.prompts.new import new
from peakday.prompts.read import read_facts
from peakday.prompts.shelf import Headline, all_ids, folder_of, headline, headlines, load, load_folder

__all__ = [
    "Aim",
    "Curveball",
    "DesignInfo",
    "Fact",
    "Flaw",
    "Headline",
    "Prompt",
    "PromptError",
    "PromptFailure",
    "PromptFigure",
    "PromptJourney",
    "Risk",
    "Side",
    "TradeOff",
    "Volume",
    "all_ids",
    "around",
    "changed_board",
    "check",
    "fit",
    "folder_of",
    "headline",
    "headlines",
    "lacking",
    "load",
    "load_folder",
    "measure",
    "needs",
    "new",
    "read_facts",
    "sides",
    "thrown",
    "turned",
]
