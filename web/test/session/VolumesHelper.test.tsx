import { act } from "react";
import { expect, it, vi } from "vitest";
import { VolumesHelper } from "../../src/session/VolumesHelper";
import { render } from "../render";

it("comes into sight as it opens, wherever the panel ends", () => {
  const { place } = render(<VolumesHelper onKeep={() => undefined} />);
  const details = place.querySelector("details") as HTMLDetailsElement;
  const scrolled = vi.spyOn(details, "scrollIntoView").mockImplementation(() => undefined);
  act(() => {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  });
  expect(scrolled).toHaveBeenCalled();
});
