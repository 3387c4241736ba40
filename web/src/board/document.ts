/** The board's YAML as plain JSON. The canvas edits it whole; the server merges it into the text. */
export type BoardDocument = Record<string, unknown>;
