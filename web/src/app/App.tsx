import { lazy, Suspense } from "react";
import { Home } from "../home/Home";
import { Broken } from "./Broken";
import { hrefOf } from "./route";
import { useRoute } from "./useRoute";

const SessionScreen = lazy(() => import("../session/SessionScreen"));
const ReportPage = lazy(() => import("../report/ReportPage"));
const ComparePage = lazy(() => import("../compare/ComparePage"));
const TourPage = lazy(() => import("../tour/TourPage"));
const GalleryPage = lazy(() => import("../gallery/GalleryPage"));
const ReplayPage = lazy(() => import("../replay/ReplayPage"));

/** The screen the address names. The whiteboard and the report are fetched only when they are wanted. */
export function App() {
  const route = useRoute();
  return (
    <Broken key={hrefOf(route)}>
      <Suspense fallback={<p className="waiting" role="status">One moment…</p>}>
        {route.screen === "home" && <Home />}
        {route.screen === "tour" && <TourPage />}
        {route.screen === "gallery" && <GalleryPage key={route.id ?? ""} id={route.id ?? null} />}
        {route.screen === "session" && <SessionScreen key={route.id} id={route.id} />}
        {route.screen === "report" && <ReportPage key={route.id} id={route.id} />}
        {route.screen === "compare" && <ComparePage key={route.id + route.now} then={route.id} now={route.now} />}
        {route.screen === "replay" && <ReplayPage key={route.id} id={route.id} at={route.at} />}
      </Suspense>
    </Broken>
  );
}
