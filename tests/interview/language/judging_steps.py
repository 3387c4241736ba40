"""The judge's fitting, step by step, so that it can be stopped and go on. Needs torch: see `judging.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from judging_network import Reader
from torch import Tensor

RATES = {"changes": 1.2e-3, "head": 2e-3, "last": 5e-3}
"""Steps of the changes, of the head's weights of the state, and of its other two."""
FADE = 0.01
WARM = 60
"""Steps until the rates are reached; then they fall evenly to a fiftieth."""
AVERAGED = 0.2
"""The last part of the steps: all that is fitted is averaged over it."""


class Steps:
    """Adam's steps of a reader: `count` in all, over as many sittings as it takes; `kept` is where it stands
    between two of them.
    """

    def __init__(self, network: Reader, count: int, kept: Path) -> None:
        self.network, self.count, self.done, self._averaged = network, count, 0, 0
        self._kept = kept
        self._thin = network.thin()
        self._fitted: list[Tensor] = [*self._thin, network.head, network.last]
        self._mean = [torch.zeros_like(one) for one in self._fitted]
        self._adam = torch.optim.AdamW(
            [
                {"params": self._thin, "weight_decay": FADE},
                {"params": [network.head], "weight_decay": 0.0},
                {"params": [network.last], "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98),
        )

    def step(self, unlikely: Callable[[], Tensor]) -> float:
        """One step down of what `unlikely` works out, which is returned."""
        for group, rate in zip(self._adam.param_groups, RATES.values(), strict=True):
            group["lr"] = rate * min(1.0, (self.done + 1) / WARM) * max(0.02, 1 - self.done / self.count)
        loss = unlikely()
        self._adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._thin, 1.0)
        self._adam.step()
        self.done += 1
        if self.done > self.count * (1 - AVERAGED):
            self._averaged += 1
            for total, one in zip(self._mean, self._fitted, strict=True):
                total += (one.detach() - total) / self._averaged
        return float(loss.detach())

    def finish(self) -> None:
        """Put the average of the last steps into the network."""
        self._put(self._mean)

    def keep(self) -> None:
        """Write down where it stands, whole or not at all."""
        new = self._kept.with_suffix(".new")
        counts = (self.count, self.done, self._averaged)
        torch.save((counts, self._fitted, self._mean, self._adam.state_dict()), new)
        new.replace(self._kept)

    def go_on(self) -> None:
        """Take up what an earlier sitting kept, if there is one, of as many steps in all."""
        if not self._kept.exists():
            return
        (count, done, averaged), fitted, self._mean, adam = torch.load(self._kept)
        if count != self.count:
            raise SystemExit(f"{self._kept} is of {count} steps, not {self.count}: remove it to begin anew")
        self.done, self._averaged = done, averaged
        self._put(fitted)
        self._adam.load_state_dict(adam)
        print(f"goes on from step {done}, as {self._kept} has it", flush=True)

    def _put(self, numbers: list[Tensor]) -> None:
        with torch.no_grad():
            for held, one in zip(self._fitted, numbers, strict=True):
                held.copy_(one)
