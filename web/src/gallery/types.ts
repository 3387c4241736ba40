/** The gallery as the server tells it. */

import type { TargetResult } from "../api/types";

/** What a failure did to a journey while it lasted. */
export interface Suffered {
  least_success: number;
  slowest_mean_ms: number | null;
}

export interface Measured {
  /** Why there are no figures: the design does not run. */
  trouble?: string;
  verdict: "clears" | "misses" | "undecided";
  limiting: string | null;
  targets: TargetResult[];
  cost: { usd_per_month: number };
  engine: string;
  /** Of the scaled engine: how far it was from the exact one, where both could run. */
  scaled: { error: { p99: number } | null } | null;
  seeds: number;
  requests: number;
  /** Each with the failure's `text`, and what each journey suffered under its own name. */
  failures: Record<string, string | Suffered>[];
}

export interface Card {
  id: string;
  title: string;
  summary: string;
  strong: { title: string; measured: Measured | null } | null;
}

export interface Design {
  name: string;
  title: string;
  /** Markdown. */
  page: string;
  measured: Measured | null;
}

export interface Designs {
  id: string;
  title: string;
  summary: string;
  designs: Design[];
}
