/** The whiteboard's public face. */
export { Whiteboard } from "./Whiteboard";
export type { Change, WhiteboardHandle, WhiteboardProps } from "./types";
export type { BoardDocument } from "../board/document";
export type { Catalog, CatalogKind, CatalogPart } from "../board/kinds";
export { BOARD_KEYS } from "./keys";
