import { expect, it } from "vitest";
import type { RunResult } from "../../src/api/types";
import { Targets } from "../../src/session/Targets";
import { render } from "../render";

function shown(measured: number | null): string {
  const row = { text: "look p99 < 1 s", measured, met: null, unit: "ms", ci95: null };
  const result = { targets: [row] } as unknown as RunResult;
  return render(<Targets result={result} agreed={[]} />).place.textContent;
}

it("says of a target nobody agreed that it is measured only where it is", () => {
  expect(shown(240)).toContain("measured all the same");
  expect(shown(null)).toContain("not agreed");
  expect(shown(null)).not.toContain("measured");
});
