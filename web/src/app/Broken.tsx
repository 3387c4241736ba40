import { Component, type ErrorInfo, type ReactNode } from "react";
import { Plain } from "./Plain";

/** What shows when the page itself fails: nothing is lost, because everything is on the server's disk. */
export class Broken extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: Error): { failure: Error } {
    return { failure };
  }

  override componentDidCatch(failure: Error, info: ErrorInfo): void {
    console.error(failure, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failure) return this.props.children;
    return (
      <Plain title="This page stumbled">
        <p>Your session is safe: everything you did is kept. Reload to go on where you were.</p>
        <p className="faint">{this.state.failure.message}</p>
        <p>
          <button type="button" className="primary" onClick={() => { location.reload(); }}>Reload</button>{" "}
          <a href="#/">Home</a>
        </p>
      </Plain>
    );
  }
}
