/** Our own small signs: one a kind of box, and a few for buttons. 20 × 20, drawn with the pen that draws the boxes. */

const KINDS: Readonly<Record<string, string>> = {
  clients: "M10 3.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM4 16.5c.6-3.2 3-5 6-5s5.400 1.800 6 5",
  people: "M7.500 4a2.600 2.600 0 1 1 0 5.200a2.600 2.600 0 0 1 0-5.200zM2.500 16c.4-3 2.400-4.600 5-4.600s4.600 1.600 5 4.600M13 4.400a2.400 2.400 0 0 1 0 4.600M14.500 11.800c1.700.6 2.800 2 3 4.200",
  gateway: "M4 16.500V8.500a6 6 0 0 1 12 0v8M2.500 16.500h15M8 12h4m-1.600-1.800L12.200 12l-1.800 1.800",
  balancer: "M3 10h4.500M7.500 10L15 4.500M7.500 10H16M7.500 10L15 15.500M13 4l2.400.2-.6 2.400M14.300 8.300L16 10l-1.700 1.700M14.800 13.400l.6 2.400-2.400.2",
  service: "M4 5.500a1.500 1.500 0 0 1 1.500-1.500h9a1.500 1.500 0 0 1 1.500 1.500v9a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500zM8 7.800L5.900 10L8 12.200M12 7.800l2.100 2.200l-2.100 2.200",
  function: "M5.500 4.500h2.200c.5 0 .8.300 1 .7l4.500 9.600c.2.4.5.700 1 .700h1.300M9.700 8.200L5.300 15.800",
  cache: "M11.500 2.800L5 11.200h4.300l-.9 6L15 8.800h-4.300z",
  database: "M4 5.500c0-1.400 2.700-2.400 6-2.400s6 1 6 2.400s-2.700 2.400-6 2.400s-6-1-6-2.400zM4 5.500v9c0 1.400 2.700 2.400 6 2.400s6-1 6-2.400v-9M4 10c0 1.400 2.700 2.400 6 2.400s6-1 6-2.400",
  queue: "M2.500 6.500h4v7h-4zM8 6.500h4v7H8zM13.500 6.500h4v7h-4z",
  stream: "M2.500 6.500c2.500-2 5-2 7.500 0s5 2 7.500 0M2.500 10.500c2.500-2 5-2 7.500 0s5 2 7.500 0M2.500 14.500c2.500-2 5-2 7.500 0s5 2 7.500 0",
  topic: "M10 8.500a1.500 1.500 0 1 1 0 3a1.500 1.500 0 0 1 0-3zM6.300 13.700a5.200 5.200 0 0 1 0-7.400M13.700 6.300a5.200 5.200 0 0 1 0 7.400M4 16a8.400 8.400 0 0 1 0-12M16 4a8.400 8.400 0 0 1 0 12",
  store: "M3.500 5.200c0-1.100 2.900-2 6.500-2s6.500.9 6.500 2s-2.900 2-6.500 2s-6.500-.9-6.500-2zM3.500 5.200l1.700 10c.2 1 2.300 1.700 4.800 1.700s4.600-.7 4.800-1.700l1.700-10",
  cdn: "M10 3a7 7 0 1 1 0 14a7 7 0 0 1 0-14zM3 10h14M10 3c-4.700 4.300-4.700 9.700 0 14M10 3c4.700 4.300 4.700 9.700 0 14",
  external: "M8.500 5H5.500A1.500 1.500 0 0 0 4 6.500v8A1.500 1.500 0 0 0 5.500 16h8a1.500 1.500 0 0 0 1.500-1.500v-3M11.500 4H16v4.500M16 4l-6.500 6.500",
  device: "M6.500 3h7A1.500 1.500 0 0 1 15 4.500v11a1.500 1.500 0 0 1-1.500 1.500h-7A1.500 1.500 0 0 1 5 15.500v-11A1.500 1.500 0 0 1 6.500 3zM9 14.500h2",
  monitor: "M2.500 10.500h3.200l2-5.500l3.600 10.500l2.200-5h4",
};

const SIGNS = {
  undo: "M7.500 5L4 8.500L7.500 12M4 8.500h7.500a4 4 0 0 1 0 8H9",
  redo: "M12.500 5L16 8.500L12.500 12M16 8.500H8.500a4 4 0 0 0 0 8H11",
  plus: "M10 4.500v11M4.500 10h11",
  tidy: "M3.500 4.500h4v4h-4zM12.500 3.500h4v4h-4zM12.500 12.500h4v4h-4zM7.500 6.500h5M10 6.500v8h2.500",
  whole: "M3.500 7.500v-4h4M12.500 3.500h4v4M16.500 12.500v4h-4M7.500 16.500h-4v-4",
  nearer: "M10 5.500v9M5.500 10h9",
  further: "M5.500 10h9",
  less: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  bin: "M4.500 6h11M8 6V4h4v2M6 6l.7 10h6.600L14 6",
  twice: "M7.500 7.500h8v8h-8zM12.500 7.500v-3h-8v8h3",
  turn: "M4 7.500h11.500M12.500 4.500l3 3l-3 3M16 12.500H4.500M7.500 9.500",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  left: "M4 3v14M7 6h9M7 13h5",
  centre: "M10 3v14M5.500 6.500h9M7.500 13.500h5",
  right: "M16 3v14M4 6h9M8 13h5",
  top: "M3 4h14M6 7v9M13 7v5",
  middle: "M3 10h14M6.500 5.500v9M13.500 7.500v5",
  bottom: "M3 16h14M6 4v9M13 8v5",
  across: "M3 4v12M17 4v12M8.500 7h3v6h-3z",
  down: "M4 3h12M4 17h12M7 8.500h6v3H7z",
} as const;

export type Sign = keyof typeof SIGNS;

/** The pen's path for a kind of box, in a square of 20. */
export function iconPath(kind: string): string {
  return KINDS[kind] ?? KINDS.service ?? "";
}

/** The sign of a kind of box. Decoration: what it stands for is said beside it. */
export function KindIcon({ kind, size = 18 }: { kind: string; size?: number }) {
  return <Drawn d={iconPath(kind)} size={size} />;
}

export function SignIcon({ sign, size = 16 }: { sign: Sign; size?: number }) {
  return <Drawn d={SIGNS[sign]} size={size} width={sign === "more" ? 2.6 : 1.6} />;
}

function Drawn({ d, size, width = 1.5 }: { d: string; size: number; width?: number }) {
  return (
    <svg
      viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className="wb-icon"
      fill="none" stroke="currentColor" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round"
    >
      <path d={d} />
    </svg>
  );
}
