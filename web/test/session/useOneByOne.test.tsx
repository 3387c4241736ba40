import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Said } from "../../src/api/types";
import { useOneByOne } from "../../src/session/useOneByOne";
import { render } from "../render";

const line = (n: number, speaker: Said["speaker"] = "interviewer"): Said => ({ n, at: n, speaker, text: `line ${n}` });

function Heard({ said }: { said: readonly Said[] }) {
  const { heard, more } = useOneByOne(said);
  return <p>{heard.map(({ n }) => n).join(" ")}{more ? " …" : ""}</p>;
}

describe("several things said in a row", () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }); });
  afterEach(() => { vi.useRealTimers(); });

  it("are heard one after another; one's own words, and what was said before, at once", () => {
    const before = [line(1), line(2)];
    const page = render(<Heard said={before} />);
    expect(page.place.textContent).toBe("1 2");
    const after = [...before, line(3, "candidate"), line(4), line(5), line(6)];
    page.again(<Heard said={after} />);
    expect(page.place.textContent).toBe("1 2 3 4 …");
    act(() => { vi.advanceTimersByTime(700); });
    expect(page.place.textContent).toBe("1 2 3 4 5 …");
    act(() => { vi.advanceTimersByTime(700); });
    expect(page.place.textContent).toBe("1 2 3 4 5 6");
    page.again(<Heard said={[...after, line(7), line(8, "candidate")]} />);
    expect(page.place.textContent).toBe("1 2 3 4 5 6 7 8");
  });
});
