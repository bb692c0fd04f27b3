import { definePage } from "../lib/page.ts";
import { NONE } from "./drivers.ts";
import Outlook from "./Outlook.svelte";
import { outlook } from "./shapes.ts";

export const page = definePage({
  name: "outlook",
  endpoints: "Outlook",
  content: outlook,
  component: Outlook,
  // amount and on are those of "can I spend this"
  defaults: { scenario: "base", horizon: "13w", past: "4", ...NONE, amount: "", on: "" },
});
