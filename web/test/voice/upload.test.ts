import { expect, it, vi } from "vitest";
import { Upload } from "../../src/voice/upload";

const part = (text: string): Blob => new Blob([text]);
const settled = async (): Promise<void> => { for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); };

it("sends parts in order, each at the end of what is kept, and again after a trouble", async () => {
  let kept = 0;
  let away = false;
  const sent: number[] = [];
  const again: (() => void)[] = [];
  const trouble = vi.fn();
  const upload = new Upload((offset, blob) => {
    if (away) return Promise.reject(new Error("The disk is full."));
    sent.push(offset);
    kept = offset + blob.size;
    return Promise.resolve({ bytes: kept });
  }, trouble, (act) => again.push(act));
  upload.give(part("one"));
  upload.give(part(""));
  await settled();
  away = true;
  upload.give(part("three"));
  upload.give(part("four"));
  await settled();
  expect(trouble).toHaveBeenLastCalledWith("The disk is full.");
  expect(again).toHaveLength(1);
  away = false;
  again[0]?.();
  await settled();
  expect(sent).toEqual([0, 3, 8]);
  expect(kept).toBe(12);
  expect(trouble).toHaveBeenLastCalledWith(null);
});
