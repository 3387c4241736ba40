import { lazy, Suspense } from "react";
import { Home } from "../home/Home";
import { Broken } from "./Broken";
import { useRoute } from "./useRoute";

const SessionScreen = lazy(() => import("../session/SessionScreen"));
const ReportPage = lazy(() => import("../report/ReportPage"));
const ComparePage = lazy(() => import("../compare/ComparePage"));
const ReplayPage = lazy(() => import("../replay/ReplayPage"));

/** The screen the address names. The whiteboard and the report are fetched only when they are wanted. */
export function App() {
  const route = useRoute();
  return (
    <Broken key={route.screen === "home" ? "home" : route.screen + route.id}>
      <Suspense fallback={<p className="waiting" role="status">One moment…</p>}>
        {route.screen === "home" && <Home />}
        {route.screen === "session" && <SessionScreen key={route.id} id={route.id} />}
        {route.screen === "report" && <ReportPage key={route.id} id={route.id} />}
        {route.screen === "compare" && <ComparePage key={route.id + route.now} then={route.id} now={route.now} />}
        {route.screen === "replay" && <ReplayPage key={route.id} id={route.id} at={route.at} />}
      </Suspense>
    </Broken>
  );
}
