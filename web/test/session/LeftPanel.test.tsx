import { act } from "react";
import { expect, it } from "vitest";
import { LeftPanel } from "../../src/session/LeftPanel";
import { still, type SessionStore } from "../../src/session/store";
import { render, type } from "../render";
import { begun } from "./snapshot";

it("keeps what is half written behind a tab while another is looked at", () => {
  const { place } = render(<LeftPanel room={still(begun())} store={{} as SessionStore} askRef={null} onStep={() => undefined} />);
  const press = (button: Element | null | undefined): void => { act(() => { (button as HTMLElement).click(); }); };
  const tab = (id: string): void => { press(place.querySelector(`#tab-${id}`)); };
  tab("cards");
  press([...place.querySelectorAll(".card-kinds button")].at(0));
  const card = place.querySelector(".card-form textarea") as HTMLTextAreaElement;
  type(card, "half a thought");
  tab("ledger");
  expect([...place.querySelectorAll("[role=tabpanel]:not([hidden])")].map((panel) => panel.id)).toEqual(["kept-ledger"]);
  tab("cards");
  expect(place.querySelector<HTMLTextAreaElement>("#kept-cards:not([hidden]) textarea")?.value).toBe("half a thought");
});
