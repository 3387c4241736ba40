/** Latency histograms as the engine counts them (narrow log-spaced bins), made fit for a picture. Pure. */

export interface Bar {
  fromMs: number;
  toMs: number;
  /** A share of 1 of all requests. */
  share: number;
}

export interface Counted {
  /** One more than counts; bin `i` runs from `edgesMs[i]` to `edgesMs[i + 1]`. */
  edgesMs: readonly number[];
  counts: readonly number[];
}

/** The range worth showing: from the fastest thousandth to the slowest request, and `marks` with it. */
export function rangeOf(counted: Counted, marks: readonly number[] = []): [low: number, high: number] {
  const low = Math.max(quantile(counted, 0.001), 1e-3);
  const high = quantile(counted, 1);
  const known = marks.filter((mark) => mark > 0);
  const [least, most] = [Math.min(low, ...known), Math.max(high, ...known, low * 2)];
  return [least / 1.15, most * 1.15];
}

/** Bars of one width on a logarithmic axis; a bin that straddles two bars is shared out between them. */
export function bars(counted: Counted, [low, high]: readonly [number, number], count: number): Bar[] {
  const total = counted.counts.reduce((sum, each) => sum + each, 0);
  const step = Math.log(high / low) / count;
  const shares = new Array<number>(count).fill(0);
  counted.counts.forEach((n, bin) => {
    if (n <= 0) return;
    const from = place(counted.edgesMs[bin] ?? 0, low, step, count);
    const to = Math.max(place(counted.edgesMs[bin + 1] ?? 0, low, step, count), from);
    const width = to - from;
    for (let bar = Math.floor(from); bar <= Math.min(count - 1, Math.floor(to)); bar++) {
      const part = width > 0 ? (Math.min(to, bar + 1) - Math.max(from, bar)) / width : 1;
      shares[bar] = (shares[bar] ?? 0) + (total > 0 ? (n * part) / total : 0);
    }
  });
  return shares.map((share, bar) => ({ fromMs: low * Math.exp(bar * step), toMs: low * Math.exp((bar + 1) * step), share }));
}

function place(ms: number, low: number, step: number, count: number): number {
  const at = ms > 0 ? Math.log(ms / low) / step : 0;
  return Math.max(0, Math.min(count - 1e-9, at));
}

/** The latency that this share of requests stays under, as far as the bins tell (a bin's upper edge). */
export function quantile({ edgesMs, counts }: Counted, share: number): number {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const sought = total * share;
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin] ?? 0;
    if ((counts[bin] ?? 0) > 0 && seen >= sought) return edgesMs[bin + 1] ?? 0;
  }
  return edgesMs[counts.length] ?? 0;
}

/** The share of requests slower than `ms`. */
export function slowerThan({ edgesMs, counts }: Counted, ms: number): number {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const slow = counts.reduce((sum, each, bin) => ((edgesMs[bin] ?? 0) >= ms ? sum + each : sum), 0);
  return total > 0 ? slow / total : 0;
}

/** 1, 10, 100… within the range, or 1, 2, 5, 10… where that gives too few. */
export function ticks([low, high]: readonly [number, number], most = 5): number[] {
  const found = [[1], [1, 3], [1, 2, 5]].map((lead) => steps(lead, low, high));
  return [...found].reverse().find((set) => set.length <= most && set.length > 1) ?? thinned(found[0] ?? [], most);
}

function steps(lead: readonly number[], low: number, high: number): number[] {
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of lead) {
      const at = Number((digit * 10 ** power).toPrecision(2));
      if (at >= low && at <= high) all.push(at);
    }
  }
  return all;
}

function thinned(values: number[], most: number): number[] {
  const every = Math.ceil(values.length / most);
  return values.filter((_, at) => at % every === 0);
}
