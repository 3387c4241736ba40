import { expect, it } from "vitest";
import { inASentence, sideBySide } from "../../src/session/cards/sideBySide";
import { result } from "../sample";

const target = (text: string, measured: number | null, unit: string) => ({ text, measured, unit, met: null, ci95: null });
const one = { ...result, targets: [target("checkout p99 < 500 ms", 116, "ms"), target("checkout success > 99.9 %", 99.95, "%"), target("cost < $2 000/month", 207, "USD/month"), target("checkout wrong < 1 %", null, "%")] };
const other = { ...result, targets: [target("checkout p99 < 500 ms", 131, "ms"), target("checkout success > 99.9 %", 99.99, "%"), target("cost < $2 000/month", 207, "USD/month"), target("checkout wrong < 1 %", 0.1, "%")] };

it("sets two runs side by side, without their bounds", () => {
  const rows = sideBySide(one, other);
  expect(rows.map(({ text, better }) => [text, better])).toEqual([["checkout p99", "one"], ["checkout success", "other"], ["cost", null]]);
  expect(inASentence(rows)).toBe("checkout p99 116\u2009ms against 131\u2009ms; checkout success 99.95\u2009% against 99.99\u2009%; cost $207/month against $207/month");
});
