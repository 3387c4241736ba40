/** Labels on vertical marks, set in rows so that none covers another. Pure. */

export interface Label {
  x: number;
  text: string;
}

/** The row (0 on top) of each label, in the order given; a label takes about `letter` points a letter. */
export function rowsOf(labels: readonly Label[], width: number, letter = 6.2): number[] {
  const ends: number[][] = [];
  return labels.map(({ x, text }) => {
    const long = text.length * letter + 10;
    const start = x + long > width ? x - long : x;
    let row = 0;
    while ((ends[row] ?? []).some((_, at, taken) => at % 2 === 0 && start < (taken[at + 1] ?? 0) && (taken[at] ?? 0) < start + long)) row++;
    ends[row] = [...(ends[row] ?? []), start, start + long];
    return row;
  });
}
