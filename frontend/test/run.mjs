/** Bundle each test for Node, with components that write HTML, and run them: `npm test`. */

import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { svelte } from "../svelte-plugin.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tests = (await readdir(join(root, "test"))).filter((name) => name.endsWith(".test.ts"));
const out = await mkdtemp(join(root, "node_modules/.tests-"));
try {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    sourcemap: "inline",
    packages: "bundle",
    conditions: ["svelte", "production"],
    define: { "process.env.NODE_ENV": '"production"', FRONTEND: JSON.stringify(root) },
    plugins: [svelte("server")],
    logLevel: "warning",
  });
  const files = tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
  const ran = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], {
    stdio: "inherit",
  });
  process.exitCode = ran.status ?? 1;
} finally {
  await rm(out, { recursive: true });
}
