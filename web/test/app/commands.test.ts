import { expect, it } from "vitest";
import { found, type Command } from "../../src/app/commands";

const act = (): void => undefined;
const commands: Command[] = [
  { name: "Run the board", also: "simulate", act },
  { name: "Show the whole board", also: "fit", act },
  { name: "Go to Sketch", also: "step 3", act },
];
const names = (text: string): string[] => found(commands, text).map((each) => each.name);

it("finds a command by how it begins, by a word of it, or by another word for it", () => {
  expect(names("")).toHaveLength(3);
  expect(names("run")).toEqual(["Run the board"]);
  expect(names("board")).toEqual(["Run the board", "Show the whole board"]);
  expect(names("fit")).toEqual(["Show the whole board"]);
  expect(names("step 3")).toEqual(["Go to Sketch"]);
  expect(names("whole show")).toEqual(["Show the whole board"]);
  expect(names("how many stores")).toEqual([]);
});
