/** A page: its endpoints, the proof of its data, its component; and how it is put on the screen. */

import type { Component } from "svelte";
import { mount, unmount } from "svelte";

import type { Query } from "./address.ts";
import ErrorBox from "./ErrorBox.svelte";
import { baseOf } from "./links.ts";
import type { Answer, Place } from "./live.svelte.ts";
import { Live } from "./live.svelte.ts";
import Shell from "./Shell.svelte";
import type { PageName } from "./shapes.ts";
import { frame } from "./shapes.ts";
import type { Validator } from "./validate.ts";
import { nullable, object, parse } from "./validate.ts";
import type { Say } from "./words.ts";
import { sayingIn, words } from "./words.ts";

/** What the server put into a page: its data, and the sentences of its language. */
export interface Sources {
  readonly data: string;
  readonly words: string;
}

export interface Page {
  readonly name: PageName;
  /** Put the page on the screen; returns how to take it away. */
  readonly show: (target: Element, sources: Sources) => () => void;
}

type Show = (target: Element, data: string, say: Say) => () => void;

/** The proof of a whole answer: the frame, and the page's own part under its name. */
export function answerOf<T>(name: PageName, content: Validator<T>): Validator<Answer<T>> {
  const own = object({ [name]: nullable(content) });
  return (json, path) => ({ frame: frame(json, path), content: own(json, path)[name] ?? null });
}

export interface Definition<T> {
  readonly name: PageName;
  /** The extension's class, whose endpoints are asked. */
  readonly endpoints: "Cockpit" | "Outlook";
  readonly content: Validator<T>;
  readonly component: Component<{ live: Live<T>; content: T }>;
  /** Our parameters in the address, with their defaults. */
  readonly defaults: Query;
}

export function definePage<T>(definition: Definition<T>): Page {
  const { name, endpoints, component, defaults } = definition;
  const validator = answerOf(name, definition.content);
  const show: Show = (target, data, say) => {
    const base = baseOf(window.location.pathname);
    const place: Place = {
      base,
      endpoints: `${base}extension/${endpoints}/`,
      search: window.location.search,
    };
    const live = new Live(parse(validator, data), place, validator, defaults, say);
    const shown = mount(Shell<T>, { target, props: { live, component } });
    return () => {
      live.end();
      void unmount(shown);
    };
  };
  return { name, show: guarded(show) };
}

/** Show what went wrong in the page's own place, and nowhere else. */
function guarded(show: Show): Page["show"] {
  return (target, { data, words: templates }) => {
    let say = sayingIn({});
    try {
      say = sayingIn(parse(words, templates));
      return show(target, data, say);
    } catch (error) {
      target.replaceChildren();
      const shown = mount(ErrorBox, { target, props: { t: say, error } });
      return () => void unmount(shown);
    }
  };
}
