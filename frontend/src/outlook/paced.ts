/** Ask one question at a time, and of those asked meanwhile only the last. */

/**
 * A slider asks faster than a server answers. At most one request is under way; a question asked
 * meanwhile waits, and a newer one takes its place. After `forget`, what is still under way answers
 * nobody.
 */
export class Paced<Question, Answer> {
  private round = 0;
  private underway: number | null = null;
  private waiting: { question: Question } | null = null;
  private readonly ask: (question: Question) => Promise<Answer>;
  private readonly show: (answer: Answer, question: Question) => void;
  private readonly fail: (error: unknown, question: Question) => void;

  constructor(
    ask: (question: Question) => Promise<Answer>,
    show: (answer: Answer, question: Question) => void,
    fail: (error: unknown, question: Question) => void,
  ) {
    this.ask = ask;
    this.show = show;
    this.fail = fail;
  }

  /** Whether an answer is still to come that will be shown. */
  get pending(): boolean {
    return this.waiting !== null || this.underway === this.round;
  }

  request(question: Question): void {
    this.waiting = { question };
    if (this.underway === null) {
      void this.run();
    }
  }

  /** Drop the question that waits and the answer that is under way. */
  forget(): void {
    this.round += 1;
    this.waiting = null;
  }

  private async run(): Promise<void> {
    while (this.waiting !== null) {
      const { question } = this.waiting;
      this.waiting = null;
      const round = this.round;
      this.underway = round;
      try {
        const answer = await this.ask(question);
        if (round === this.round) {
          this.show(answer, question);
        }
      } catch (error) {
        // an old question's failure says nothing about the one that waits
        if (round === this.round && this.waiting === null) {
          this.fail(error, question);
        }
      }
    }
    this.underway = null;
  }
}

/** Call `draw` with the last of the values given before the browser paints next. */
export function perFrame<Value>(
  draw: (value: Value) => void,
  schedule: (callback: () => void) => unknown = (callback) => requestAnimationFrame(callback),
): (value: Value) => void {
  let last: { value: Value } | null = null;
  return (value) => {
    const planned = last !== null;
    last = { value };
    if (!planned) {
      schedule(() => {
        const due = last;
        last = null;
        if (due) {
          draw(due.value);
        }
      });
    }
  };
}
