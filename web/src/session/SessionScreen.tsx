import "./session.css";
import { Board } from "./Room";
import { useSession } from "./useSession";
import { Plain } from "../app/Plain";

/** The session screen, from its address: opens the session, or says why it cannot. */
export default function SessionScreen({ id }: { id: string }) {
  const opening = useSession(id);
  if (opening.state === "open") return <Board store={opening.store} />;
  if (opening.state === "opening") return <p className="waiting" role="status">Opening your session…</p>;
  return (
    <Plain title="This session does not open">
      <p>{opening.why}</p>
      <p>
        <button type="button" className="primary" onClick={opening.again}>Try again</button> <a href="#/">Home</a>
      </p>
    </Plain>
  );
}
