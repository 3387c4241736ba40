/** The kinds and parts of the catalog, as `GET /api/catalog` tells them. */

export interface CatalogKind {
  kind: string;
  label: string;
  shape: string;
  /** Words of a label that mean this kind. */
  words: string[];
}

export interface CatalogPart {
  name: string;
  kind: string;
  label: string;
  note: string;
}

export interface Catalog {
  kinds: CatalogKind[];
  parts: CatalogPart[];
}
