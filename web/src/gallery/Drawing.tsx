import { api } from "../api/http";

/** One design as a picture, with how busy each box was where that was measured. */
export function Drawing({ prompt, design, title }: { prompt: string; design: string; title: string }) {
  return <img className="drawing" src={api.drawingPath(prompt, design)} alt={`The drawing: ${title}`} loading="lazy" />;
}
