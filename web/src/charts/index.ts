/** The pictures of what was measured, in one plain style. */
export { Histogram, type Target } from "./Histogram";
export { PercentileCurve, type Curve } from "./PercentileCurve";
export { TimeBar } from "./TimeBar";
