import type { Ref } from "react";
import type { WhiteboardHandle, WhiteboardProps } from "./types";

/** The board that a person draws and a run measures. It fills its parent. */
export declare function Whiteboard(props: WhiteboardProps & { ref?: Ref<WhiteboardHandle> }): React.JSX.Element;
