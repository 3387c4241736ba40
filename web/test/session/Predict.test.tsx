import { expect, it } from "vitest";
import { Predict } from "../../src/session/Predict";
import { render } from "../render";

it("says when a failure begins and how long it lasts, and of which journey the numbers are", () => {
  const failure = { id: "writers-down", text: "at 5 s for 400 ms: writers down", say: "It stops for a moment.", predict: "How many pile up?" };
  const { place } = render(
    <Predict failure={failure} name="intake down" time="From 5 s into the run, for 400 ms." journey="ping" load={null} onDone={() => undefined} />,
  );
  expect(place.textContent).toContain("It stops for a moment. From 5 s into the run, for 400 ms.");
  expect(place.textContent).toContain("both are of ping.");
});
