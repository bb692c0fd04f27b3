/** An esbuild plugin for Svelte: components with their styles in them, and modules with runes. */

import { readFile } from "node:fs/promises";
import { relative } from "node:path";

import { compile, compileModule } from "svelte/compiler";

/** @param {"client" | "server"} generate */
export function svelte(generate) {
  return {
    name: "svelte",
    setup(build) {
      const root = build.initialOptions.absWorkingDir;
      const name = (path) => relative(root, path).replaceAll("\\", "/");
      build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
        const { js, warnings } = compile(await readFile(path, "utf-8"), {
          filename: name(path),
          generate,
          css: "injected",
          cssHash: ({ hash, css }) => `kb-${hash(css)}`,
          runes: true,
        });
        return { contents: js.code, warnings: warnings.map((one) => told(one, name(path))) };
      });
      build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
        const plain = await build.esbuild.transform(await readFile(path, "utf-8"), {
          loader: "ts",
          target: "esnext",
          tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
        });
        const { js } = compileModule(plain.code, { filename: name(path), generate });
        return { contents: js.code };
      });
    },
  };
}

function told({ code, message, start }, file) {
  const location = start ? { file, line: start.line, column: start.column } : null;
  return { text: `${code}: ${message}`, location };
}
