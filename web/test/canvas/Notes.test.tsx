import { ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { expect, it } from "vitest";
import { ActionsContext, type Actions } from "../../src/canvas/actions";
import { NEW, Notes } from "../../src/canvas/Notes";
import { render } from "../render";

const board = (fresh: number | null) => (
  <ActionsContext value={{} as Actions}>
    <ReactFlowProvider>
      <ReactFlow>
        <Notes document={{ notes: [{ text: NEW, at: [0, 0] }, { text: NEW, at: [9, 9] }] }} readOnly={false} fresh={{ current: fresh }} />
      </ReactFlow>
    </ReactFlowProvider>
  </ActionsContext>
);

it("gives the focus to a note just made here, and to no other", () => {
  const { place } = render(board(null));
  expect(place.querySelectorAll("textarea")).toHaveLength(2);
  expect(document.activeElement).toBe(document.body);
  const made = render(board(1)).place.querySelectorAll("textarea")[1];
  expect(document.activeElement).toBe(made);
});
