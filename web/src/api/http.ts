/** Plain requests to the studio: JSON in and out, and errors a person can read. */

import type { Catalog } from "../board/kinds";
import type {
  BoardDocument, EstimateAnswer, LogEvent, PromptSummary, RecordingLine, RunResult, SessionSummary, Snapshot,
} from "./types";

/** The studio answered, and the answer is no. `message` is a sentence for the screen. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** The studio could not be reached at all. */
export class Unreachable extends Error {
  constructor() {
    super("The studio does not answer. Is it still running in its terminal?");
    this.name = "Unreachable";
  }
}

async function request<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  return (await (await fetched(path, init)).json()) as Answer;
}

async function fetched(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Unreachable();
  }
  if (!response.ok) throw new ApiError(response.status, await sentence(response));
  return response;
}

/** The server's own sentence where it gave one. */
async function sentence(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { detail?: unknown; why?: unknown };
    const said = body.why ?? body.detail;
    if (typeof said === "string") return said;
  } catch {
    // Not JSON: fall through to the plain sentence.
  }
  return response.status === 404
    ? "There is no such page here. It may have been removed."
    : `The studio answered ${response.status}.`;
}

function post<Answer>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  return request<Answer>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

function recordingsOf(session: string): string {
  return `/api/sessions/${encodeURIComponent(session)}/recordings`;
}

export const api = {
  prompts: () => request<PromptSummary[]>("/api/prompts"),
  catalog: () => request<Catalog>("/api/catalog"),
  sessions: () => request<SessionSummary[]>("/api/sessions"),
  begin: (prompt: string, options: { minutes?: number; strict?: boolean } = {}) => post<{ id: string }>("/api/sessions", { prompt, ...options }),
  session: (id: string) => request<Snapshot>(`/api/sessions/${encodeURIComponent(id)}`),
  /** Everything logged, in order: one JSON a line. */
  events: async (id: string): Promise<LogEvent[]> => {
    const text = await fetched(`/api/sessions/${encodeURIComponent(id)}/events`).then((answer) => answer.text());
    return text.split("\n").filter(Boolean).map((line) => JSON.parse(line) as LogEvent);
  },
  estimate: (document: BoardDocument, prompt: string, session: string, signal: AbortSignal) =>
    post<EstimateAnswer>("/api/estimate", { document, prompt, session }, signal),
  /** A board of no session, under its own load. */
  tryBoard: (document: BoardDocument, signal: AbortSignal) => post<EstimateAnswer>("/api/estimate", { document }, signal),
  checkBoard: (text: string, session: string, signal: AbortSignal) =>
    post<EstimateAnswer>("/api/estimate", { text, session }, signal),
  compare: (session: string, one: number, other: number) =>
    post<{ one: RunResult; other: RunResult }>(`/api/sessions/${encodeURIComponent(session)}/compare`, { one, other }),
  readBoard: (text: string) => post<{ document: BoardDocument; inferred: string[] }>("/api/board/read", { text }),
  mermaid: (text: string) => post<{ text: string }>("/api/board/mermaid", { text }),
  recordings: (id: string) => request<RecordingLine[]>(recordingsOf(id)),
  beginRecording: (id: string, type: string) => post<RecordingLine>(recordingsOf(id), { type }),
  sendRecording: (id: string, name: string, offset: number, body: Blob) =>
    request<RecordingLine>(`${recordingsOf(id)}/${encodeURIComponent(name)}?offset=${offset}`, { method: "POST", body }),
  writeDown: (id: string, name: string) =>
    request<RecordingLine>(`${recordingsOf(id)}/${encodeURIComponent(name)}/text`, { method: "POST" }),
  deleteRecording: (id: string, name: string) =>
    fetched(`${recordingsOf(id)}/${encodeURIComponent(name)}`, { method: "DELETE" }),
  recordingPath: (id: string, name: string) => `${recordingsOf(id)}/${encodeURIComponent(name)}`,
  gallery: <Cards>() => request<Cards>("/api/gallery"),
  designs: <Designs>(prompt: string) => request<Designs>(`/api/gallery/${encodeURIComponent(prompt)}`),
  drawingPath: (prompt: string, design: string) =>
    `/api/gallery/${encodeURIComponent(prompt)}/${encodeURIComponent(design)}.svg`,
  runDesign: <Measured>(prompt: string, design: string) =>
    post<Measured>(`/api/gallery/${encodeURIComponent(prompt)}/${encodeURIComponent(design)}/run`, {}),
  report: <Report>(id: string) => request<Report>(`/api/sessions/${encodeURIComponent(id)}/report`),
  /** In the debrief: whether these words of the candidate's show a Leadership Principle. */
  judgePrinciple: (id: string, said: { principle: string; quote: string; shown: boolean }) =>
    fetched(`/api/sessions/${encodeURIComponent(id)}/report/principles`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(said),
    }),
  reportMarkdownPath: (id: string) => `/api/sessions/${encodeURIComponent(id)}/report.md`,
  sessionMarkdownPath: (id: string) => `/api/sessions/${encodeURIComponent(id)}/session.md`,
};
