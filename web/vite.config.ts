import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the studio's server. */
const STUDIO = process.env.PEAKDAY_STUDIO ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [react()],
  base: "/",
  build: {
    outDir: "../src/peakday/studio/page",
    emptyOutDir: true,
    target: "es2022",
    // The first that know light-dark(): both palettes stand in one place.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The page's content policy allows nothing inline: every asset is a hashed file of its own.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: STUDIO, ws: true } },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}", "src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
