import { useCallback, useMemo, useState, type DragEvent, type RefObject } from "react";
import { api } from "../api/http";
import type { Command } from "../app/commands";
import type { BoardDocument } from "../board/document";
import { isEmpty } from "../board/edit";
import type { Catalog } from "../board/kinds";
import type { WhiteboardHandle } from "../canvas";
import { boardTextOf } from "./opening";
import { boardPicture } from "./picture";
import { fileName, pngOf, save } from "./saving";

/** A board that was read and is not yet on the paper, or why none was. */
export type Arrival =
  | { state: "read"; name: string; document: BoardDocument; inferred: readonly string[] }
  | { state: "refused"; name: string; why: string };

interface Parts {
  board: RefObject<WhiteboardHandle | null>;
  /** The board file as the server has it. */
  text: string;
  document: BoardDocument;
  catalog: Catalog | null;
  readOnly: boolean;
}

/** Boards in and out, by file, picture and clipboard; nothing leaves this machine. */
export function useSharing({ board, text, document, catalog, readOnly }: Parts) {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const [told, setTold] = useState("");

  const take = useCallback((name: string, reading: () => Promise<string>) => {
    void reading().then((content) => api.readBoard(content)).then(
      ({ document: read, inferred }) => { setArrival({ state: "read", name, document: read, inferred }); },
      (cause: unknown) => { setArrival({ state: "refused", name, why: cause instanceof Error ? cause.message : String(cause) }); },
    );
  }, []);
  const pasted = useCallback((content: string) => { take("What you pasted", () => Promise.resolve(content)); }, [take]);
  const opened = useCallback((file: File) => { take(file.name, () => boardTextOf(file, file.name)); }, [take]);
  const choose = useCallback(() => {
    const input = window.document.createElement("input");
    input.type = "file";
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) opened(file);
    };
    input.click();
  }, [opened]);
  const put = useCallback((beside: boolean) => {
    if (arrival?.state === "read") board.current?.put(arrival.document, beside);
    setArrival(null);
  }, [arrival, board]);

  const commands = useMemo((): Command[] => {
    const doing = (what: string, work: () => Promise<void>) => (): void => {
      work().then(() => { setTold(what); }, (cause: unknown) => { setTold(cause instanceof Error ? cause.message : String(cause)); });
    };
    const seen = (): BoardDocument => board.current?.seen() ?? document;
    const out: Command[] = isEmpty(document) ? [] : [
      { name: "Copy the board as Mermaid", also: "share export clipboard", act: doing("Mermaid copied.", async () => {
        await navigator.clipboard.writeText((await api.mermaid(text)).text);
      }) },
      { name: "Copy the board as YAML", also: "share export clipboard text", act: doing("Board file copied.", () => navigator.clipboard.writeText(text)) },
      { name: "Save the board as a file", also: "share export yaml download", act: () => { save(text, "application/yaml", fileName(document.title, "yaml")); } },
      { name: "Save the board as SVG", also: "share export picture download", act: () => { save(boardPicture(seen(), text, catalog).svg, "image/svg+xml", fileName(document.title, "svg")); } },
      { name: "Save the board as PNG", also: "share export picture download", act: doing("Saved.", async () => {
        save(await pngOf(seen(), text, catalog), "image/png", fileName(document.title, "png"));
      }) },
    ];
    return readOnly ? out : [...out, { name: "Open a board from a file", also: "import mermaid excalidraw draw.io drawio svg png yaml paste", act: choose }];
  }, [board, text, document, catalog, readOnly, choose]);

  const drop = useMemo(() => ({
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const file = event.dataTransfer.files[0];
      if (!file) return;
      event.preventDefault();
      if (!readOnly) opened(file);
    },
  }), [readOnly, opened]);
  const away = useCallback(() => { setArrival(null); }, []);
  return { arrival, put, away, pasted, commands, drop, told };
}
