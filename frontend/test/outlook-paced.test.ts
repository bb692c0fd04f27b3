import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";

import { Paced, perFrame } from "../src/outlook/paced.ts";

/** A server that answers when the test says so. */
class Server {
  readonly asked: string[] = [];
  readonly shown: string[] = [];
  readonly failed: string[] = [];
  readonly #waiting: { answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  readonly paced = new Paced<string, string>(
    (question) => {
      this.asked.push(question);
      return new Promise((answer, fail) => this.#waiting.push({ answer, fail }));
    },
    (answer) => this.shown.push(answer),
    (error) => this.failed.push(String(error)),
  );

  async answer(text: string): Promise<void> {
    this.#waiting.shift()?.answer(text);
    await new Promise((done) => setImmediate(done));
  }

  async fail(text: string): Promise<void> {
    this.#waiting.shift()?.fail(new Error(text));
    await new Promise((done) => setImmediate(done));
  }
}

test("one request is under way, and of the others only the last is asked", async () => {
  const server = new Server();
  for (const value of ["1", "2", "3", "4"]) server.paced.request(value);
  deepEqual(server.asked, ["1"]);
  await server.answer("one");
  deepEqual(server.asked, ["1", "4"]);
  await server.answer("four");
  deepEqual(server.shown, ["one", "four"]);
  equal(server.paced.pending, false);
});

test("what is forgotten is not shown, and not asked", async () => {
  const server = new Server();
  server.paced.request("1");
  server.paced.request("2");
  server.paced.forget();
  equal(server.paced.pending, false);
  await server.answer("one");
  deepEqual(server.asked, ["1"]);
  deepEqual(server.shown, []);
});

test("a question after forgetting is answered, the one before it is not", async () => {
  const server = new Server();
  server.paced.request("1");
  server.paced.forget();
  server.paced.request("2");
  equal(server.paced.pending, true);
  deepEqual(server.asked, ["1"]);
  await server.answer("one");
  await server.answer("two");
  deepEqual(server.shown, ["two"]);
});

test("a failure is told once, and not when a newer question waits", async () => {
  const server = new Server();
  server.paced.request("1");
  server.paced.request("2");
  await server.fail("first");
  deepEqual(server.failed, []);
  await server.fail("second");
  deepEqual(server.failed, ["Error: second"]);
  server.paced.request("3");
  await server.answer("three");
  deepEqual(server.shown, ["three"]);
});

test("of the values within a frame the last is drawn, once", () => {
  const drawn: number[] = [];
  const frames: (() => void)[] = [];
  const draw = perFrame(
    (value: number) => drawn.push(value),
    (callback) => frames.push(callback),
  );
  draw(1);
  draw(2);
  draw(3);
  equal(frames.length, 1);
  frames.shift()?.();
  deepEqual(drawn, [3]);
  draw(4);
  frames.shift()?.();
  deepEqual(drawn, [3, 4]);
});
