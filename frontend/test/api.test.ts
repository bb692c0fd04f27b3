import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";

import { Api, Latest, Refused } from "../src/lib/api.ts";
import { object, text } from "../src/lib/validate.ts";
import { sayIn } from "./words.ts";

const en = sayIn("en");

const ANSWERS: Readonly<Record<string, [number, string]>> = {
  fine: [200, '{"says": "yes"}'],
  wrong: [400, '{"error": "sales is \'x\'; give a number from 0 to 2"}'],
  gone: [404, "<h1>Not Found</h1>"],
  broken: [500, "Traceback …"],
  readonly: [401, "{}"],
  strange: [200, '{"says": 1}'],
  html: [200, "<p>hello"],
};

const server = createServer((request, response) => {
  const asked = new URL(request.url ?? "", "http://here");
  const name = asked.pathname.split("/").at(-1) ?? "";
  const [status, body] = ANSWERS[name] ?? [200, JSON.stringify({ says: asked.search })];
  const wait = Number(asked.searchParams.get("wait") ?? 0);
  let sent = "";
  request.on("data", (part: Buffer) => (sent += part.toString()));
  request.on("end", () => {
    setTimeout(() => response.writeHead(status).end(sent || body), wait);
  });
});
let root = "";
before(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/p/b/extension/Cockpit/`;
});
after(() => server.close());

const says = object({ says: text });
const ask = (endpoint: string) => new Api(root, en).get(endpoint, {}, says);
const refuses = (work: Promise<unknown>, message: RegExp): Promise<void> =>
  assert.rejects(work, (error) => error instanceof Refused && message.test(error.message));

test("an answer is proved and given", async () => {
  assert.deepEqual(await ask("fine"), { says: "yes" });
});

test("parameters of any kind arrive as they are", async () => {
  const { says: query } = await new Api(root, en).get("echo", { customer: `"a&b=ש` }, says);
  assert.equal(new URLSearchParams(query).get("customer"), `"a&b=ש`);
});

test("a body arrives as JSON", async () => {
  const sent = { says: "<script>" };
  assert.deepEqual(await new Api(root, en).post("echo", sent, says), sent);
});

test("each failure is a sentence, the server's own where there is one", async () => {
  await refuses(ask("wrong"), /^sales is 'x'; give a number from 0 to 2$/);
  await refuses(ask("gone"), /^Fava no longer knows this ledger: its file is gone/);
  await refuses(ask("broken"), /^The server could not answer \(code 500\)\./);
  await refuses(ask("readonly"), /^Fava runs read-only: nothing was written\./);
  await refuses(ask("strange"), /was not understood\..*says: expected a text, found 1/);
  await refuses(ask("html"), /was not understood\./);
});

test("a server that is not there is told so, in the page's language", async () => {
  const nobody = new Api("http://127.0.0.1:9/", sayIn("nl"));
  await refuses(nobody.get("data", {}, says), /^Fava antwoordt niet\. Draait het nog\?/);
});

test("of two questions only the later is heard", async () => {
  const latest = new Latest();
  const api = new Api(root, en);
  const put = (wait: string) => latest.run((signal) => api.get("echo", { wait }, says, signal));
  const [slow, quick] = await Promise.all([put("200"), put("1")]);
  assert.equal(slow, null);
  assert.deepEqual(quick, { says: "?wait=1" });
});

test("a failure that nobody waits for any more is not told", async () => {
  const latest = new Latest();
  const late = latest.run(() => new Promise((_, fail) => setTimeout(() => fail(new Error()), 20)));
  latest.stop();
  assert.equal(await late, null);
});
