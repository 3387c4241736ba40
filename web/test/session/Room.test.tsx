import { act } from "react";
import { expect, it, vi } from "vitest";
import { Board } from "../../src/session/Room";
import { SessionStore } from "../../src/session/store";
import { counting, shelf } from "../api/shelf";
import { render } from "../render";
import { begun } from "./snapshot";

it("leads back from the full board without a key", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const socket = { onopen: null, onclose: null, onmessage: null, send: () => undefined, close: () => undefined };
  const store = new SessionStore(begun(), { shelf: shelf(), connect: () => socket, now: () => 0, newId: counting() });
  const { place } = render(<Board store={store} />);
  const full = (): boolean => place.querySelector(".session.full") !== null;
  expect(place.querySelector(".board-back")).toBeNull();
  act(() => { document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "f", bubbles: true, cancelable: true })); });
  expect(full()).toBe(true);
  act(() => { place.querySelector<HTMLElement>(".board-back")?.click(); });
  expect(full()).toBe(false);
  store.close();
  vi.unstubAllGlobals();
});
