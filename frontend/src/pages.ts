/** The pages there are: one line each. */

import { page as cockpit } from "./cockpit/page.ts";
import type { Page } from "./lib/page.ts";
import { page as outlook } from "./outlook/page.ts";

export const PAGES: readonly Page[] = [cockpit, outlook];
