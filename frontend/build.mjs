/**
 * Make the one script that Fava serves: `node build.mjs`, or `--check` to compare without writing.
 *
 * The same sources give the same bytes: versions are pinned, and no path or time gets in.
 */

import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { svelte } from "./svelte-plugin.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const script = join(here, "../src/kasboek/web/Cockpit.js");
const LIMITS = { readable: 650_000, minified: 250_000 };

/** Svelte asks this package where it runs; as constants, what is for elsewhere is left out. */
const browser = {
  name: "browser",
  setup(build) {
    const contents = "export const BROWSER = true, DEV = false, NODE = false;";
    build.onResolve({ filter: /^esm-env$/ }, ({ path }) => ({ path, namespace: "browser" }));
    build.onLoad({ filter: /.*/, namespace: "browser" }, () => ({ contents }));
  },
};

/** @returns {Promise<esbuild.BuildResult & { outputFiles: esbuild.OutputFile[], metafile: esbuild.Metafile }>} */
const bundle = (minify) =>
  esbuild.build({
    absWorkingDir: here,
    entryPoints: ["src/entry.ts"],
    outfile: "Cockpit.js",
    bundle: true,
    write: false,
    metafile: true,
    minify,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    mainFields: ["svelte", "browser", "module", "main"],
    conditions: ["svelte", "browser", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [browser, svelte("client")],
    logLevel: "warning",
  });

/** The names, versions and licences of what is bundled, each text once. */
async function licences(metafile) {
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const found = used.map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const byText = new Map();
  for (const name of [...new Set(found)].filter((name) => name !== undefined).sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf-8"));
    const text = (await licenceText(folder)) ?? `Licence: ${license}`;
    const same = byText.get(text) ?? [];
    byText.set(text, [...same, `${name} ${version} (${license})`]);
  }
  return [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n\n");
}

async function licenceText(folder) {
  for (const name of ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"]) {
    try {
      return (await readFile(join(folder, name), "utf-8")).trim().replaceAll("\r", "");
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  return null;
}

async function readable() {
  const { outputFiles, metafile } = await bundle(false);
  const notes = (await licences(metafile)).replaceAll("*/", "* /").split("\n");
  const header = [
    "Kasboek's pages in Fava. Made from frontend/ by `make frontend`: change it there, not here.",
    "MIT licence, as Kasboek itself. It holds parts of:",
    "",
    ...notes,
  ];
  const banner = header.map((line) => ` * ${line}`.trimEnd()).join("\n");
  return `/*!\n${banner}\n */\n${outputFiles[0].text}`;
}

const made = await readable();
const small = (await bundle(true)).outputFiles[0].contents.byteLength;
const sizes = { readable: Buffer.byteLength(made), minified: small };
console.log(`readable ${sizes.readable} bytes, minified ${sizes.minified} bytes`);
for (const [name, limit] of Object.entries(LIMITS)) {
  if (sizes[name] > limit) throw new Error(`${name}: ${sizes[name]} bytes, at most ${limit}`);
}
if (process.argv.includes("--check")) {
  const committed = await readFile(script, "utf-8").catch(() => "");
  if (committed !== made) {
    const path = relative(join(here, ".."), script);
    console.error(`${path} is not what frontend/ makes: run \`make frontend\` and commit it.`);
    process.exit(1);
  }
} else {
  await writeFile(script, made);
}
