import { describe, expect, it } from "vitest";
import { standalone } from "../../src/report/keep";

describe("a report to keep", () => {
  const page = document.createElement("main");
  page.innerHTML = `
    <nav><a href="#/">Home</a></nav>
    <h1>Palm checkout</h1>
    <p>You said <q>10 &lt; 20 &amp; "so"</q> at <a class="stamp" href="#/replay/x?at=5"><time>0:05</time></a></p>
    <a href="https://www.amazon.jobs/principles">principles</a>
    <button>Print</button><script>alert(1)</script>`;
  const text = standalone(page, "Report: Palm <checkout>", ".total { color: red }");

  it("carries its words and its styles", () => {
    expect(text).toContain("<h1>Palm checkout</h1>");
    expect(text).toContain(".total { color: red }");
    expect(text).toContain("<title>Report: Palm &lt;checkout&gt;</title>");
    expect(text).toContain('10 &lt; 20 &amp; "so"');
  });

  it("leaves behind what works only in the studio", () => {
    expect(text).not.toMatch(/<nav|<button|<script/);
    expect(text).not.toContain("#/replay");
    expect(text).toContain("<time>0:05</time>");
    expect(text).toContain('href="https://www.amazon.jobs/principles"');
  });

  it("leaves the page as it was", () => {
    expect(page.querySelector("button")).not.toBeNull();
  });
});
