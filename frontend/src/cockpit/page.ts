import { definePage } from "../lib/page.ts";
import Cockpit from "./Cockpit.svelte";
import { cockpit } from "./data.ts";

export const page = definePage({
  name: "cockpit",
  endpoints: "Cockpit",
  content: cockpit,
  component: Cockpit,
  defaults: { scenario: "base", horizon: "13w" },
});
