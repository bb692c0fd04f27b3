/*!
 * Kasboek's pages in Fava. Made from frontend/ by `make frontend`: change it there, not here.
 * MIT licence, as Kasboek itself. It holds parts of:
 *
 * clsx 2.1.1 (MIT)
 *
 * MIT License
 *
 * Copyright (c) Luke Edwards <luke.edwards05@gmail.com> (lukeed.com)
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 *
 *
 * d3-array 3.2.4 (ISC)
 *
 * Copyright 2010-2023 Mike Bostock
 *
 * Permission to use, copy, modify, and/or distribute this software for any purpose
 * with or without fee is hereby granted, provided that the above copyright notice
 * and this permission notice appear in all copies.
 *
 * THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
 * REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
 * FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
 * INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
 * OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
 * TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
 * THIS SOFTWARE.
 *
 *
 * d3-path 3.1.0 (ISC)
 *
 * Copyright 2015-2022 Mike Bostock
 *
 * Permission to use, copy, modify, and/or distribute this software for any purpose
 * with or without fee is hereby granted, provided that the above copyright notice
 * and this permission notice appear in all copies.
 *
 * THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
 * REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
 * FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
 * INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
 * OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
 * TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
 * THIS SOFTWARE.
 *
 *
 * d3-shape 3.2.0 (ISC), d3-time 3.1.0 (ISC)
 *
 * Copyright 2010-2022 Mike Bostock
 *
 * Permission to use, copy, modify, and/or distribute this software for any purpose
 * with or without fee is hereby granted, provided that the above copyright notice
 * and this permission notice appear in all copies.
 *
 * THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
 * REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
 * FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
 * INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
 * OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
 * TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
 * THIS SOFTWARE.
 *
 *
 * svelte 5.57.3 (MIT)
 *
 * Copyright (c) 2016-2025 [Svelte Contributors](https://github.com/sveltejs/svelte/graphs/contributors)
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
// browser:esm-env
var DEV = false;

// node_modules/svelte/src/internal/shared/utils.js
var is_array = Array.isArray;
var index_of = Array.prototype.indexOf;
var includes = Array.prototype.includes;
var array_from = Array.from;
var object_keys = Object.keys;
var define_property = Object.defineProperty;
var get_descriptor = Object.getOwnPropertyDescriptor;
var get_descriptors = Object.getOwnPropertyDescriptors;
var object_prototype = Object.prototype;
var array_prototype = Array.prototype;
var get_prototype_of = Object.getPrototypeOf;
var is_extensible = Object.isExtensible;
function is_function(thing) {
  return typeof thing === "function";
}
var noop = () => {
};
function is_promise(value) {
  return typeof value?.then === "function";
}
function run_all(arr) {
  for (var i = 0; i < arr.length; i++) {
    arr[i]();
  }
}
function deferred() {
  var resolve;
  var reject;
  var promise = new Promise((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

// node_modules/svelte/src/internal/client/constants.js
var DERIVED = 1 << 1;
var EFFECT = 1 << 2;
var RENDER_EFFECT = 1 << 3;
var MANAGED_EFFECT = 1 << 24;
var BLOCK_EFFECT = 1 << 4;
var BRANCH_EFFECT = 1 << 5;
var ROOT_EFFECT = 1 << 6;
var BOUNDARY_EFFECT = 1 << 7;
var PAUSED = 1 << 8;
var CONNECTED = 1 << 9;
var CLEAN = 1 << 10;
var DIRTY = 1 << 11;
var MAYBE_DIRTY = 1 << 12;
var INERT = 1 << 13;
var DESTROYED = 1 << 14;
var REACTION_RAN = 1 << 15;
var DESTROYING = 1 << 25;
var EFFECT_TRANSPARENT = 1 << 16;
var EAGER_EFFECT = 1 << 17;
var HEAD_EFFECT = 1 << 18;
var EFFECT_PRESERVED = 1 << 19;
var USER_EFFECT = 1 << 20;
var EFFECT_OFFSCREEN = 1 << 25;
var REACTION_IS_UPDATING = 1 << 21;
var ASYNC = 1 << 22;
var ERROR_VALUE = 1 << 23;
var STATE_SYMBOL = /* @__PURE__ */ Symbol("$state");
var COMPONENT_SYMBOL = /* @__PURE__ */ Symbol("component");
var LEGACY_PROPS = /* @__PURE__ */ Symbol("legacy props");
var LOADING_ATTR_SYMBOL = /* @__PURE__ */ Symbol("");
var PROXY_PATH_SYMBOL = /* @__PURE__ */ Symbol("proxy path");
var ATTRIBUTES_CACHE = /* @__PURE__ */ Symbol("attributes");
var CLASS_CACHE = /* @__PURE__ */ Symbol("class");
var STYLE_CACHE = /* @__PURE__ */ Symbol("style");
var TEXT_CACHE = /* @__PURE__ */ Symbol("text");
var FORM_RESET_HANDLER = /* @__PURE__ */ Symbol("form reset");
var HMR_ANCHOR = /* @__PURE__ */ Symbol("hmr anchor");
var STALE_REACTION = new class StaleReactionError extends Error {
  name = "StaleReactionError";
  message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}();
var IS_XHTML = (
  // We gotta write it like this because after downleveling the pure comment may end up in the wrong location
  !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml")
);
var TEXT_NODE = 3;
var COMMENT_NODE = 8;

// node_modules/svelte/src/constants.js
var EACH_ITEM_REACTIVE = 1;
var EACH_INDEX_REACTIVE = 1 << 1;
var EACH_IS_CONTROLLED = 1 << 2;
var EACH_IS_ANIMATED = 1 << 3;
var EACH_ITEM_IMMUTABLE = 1 << 4;
var PROPS_IS_IMMUTABLE = 1;
var PROPS_IS_RUNES = 1 << 1;
var PROPS_IS_UPDATED = 1 << 2;
var PROPS_IS_BINDABLE = 1 << 3;
var PROPS_IS_LAZY_INITIAL = 1 << 4;
var TRANSITION_OUT = 1 << 1;
var TRANSITION_GLOBAL = 1 << 2;
var TEMPLATE_FRAGMENT = 1;
var TEMPLATE_USE_IMPORT_NODE = 1 << 1;
var TEMPLATE_USE_SVG = 1 << 2;
var TEMPLATE_USE_MATHML = 1 << 3;
var HYDRATION_START = "[";
var HYDRATION_START_ELSE = "[!";
var HYDRATION_START_FAILED = "[?";
var HYDRATION_END = "]";
var HYDRATION_ERROR = {};
var ELEMENT_PRESERVE_ATTRIBUTE_CASE = 1 << 1;
var ELEMENT_IS_INPUT = 1 << 2;
var UNINITIALIZED = /* @__PURE__ */ Symbol("uninitialized");
var FILENAME = /* @__PURE__ */ Symbol("filename");
var NAMESPACE_HTML = "http://www.w3.org/1999/xhtml";

// node_modules/svelte/src/internal/client/warnings.js
var bold = "font-weight: bold";
var normal = "font-weight: normal";
function await_reactivity_loss(name) {
  if (DEV) {
    console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${name}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/await_reactivity_loss`);
  }
}
function await_waterfall(name, location) {
  if (DEV) {
    console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${name}\` (${location}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/await_waterfall`);
  }
}
function derived_inert() {
  if (DEV) {
    console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/derived_inert`);
  }
}
function hydration_attribute_changed(attribute, html2, value) {
  if (DEV) {
    console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${attribute}\` attribute on \`${html2}\` changed its value between server and client renders. The client value, \`${value}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/hydration_attribute_changed`);
  }
}
function hydration_mismatch(location) {
  if (DEV) {
    console.warn(
      `%c[svelte] hydration_mismatch
%c${location ? `Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${location}` : "Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,
      bold,
      normal
    );
  } else {
    console.warn(`https://svelte.dev/e/hydration_mismatch`);
  }
}
function lifecycle_double_unmount() {
  if (DEV) {
    console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/lifecycle_double_unmount`);
  }
}
function select_multiple_invalid_value() {
  if (DEV) {
    console.warn(`%c[svelte] select_multiple_invalid_value
%cThe \`value\` property of a \`<select multiple>\` element should be an array, but it received a non-array value. The selection will be kept as is.
https://svelte.dev/e/select_multiple_invalid_value`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/select_multiple_invalid_value`);
  }
}
function state_proxy_equality_mismatch(operator) {
  if (DEV) {
    console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${operator}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/state_proxy_equality_mismatch`);
  }
}
function svelte_boundary_reset_noop() {
  if (DEV) {
    console.warn(`%c[svelte] svelte_boundary_reset_noop
%cA \`<svelte:boundary>\` \`reset\` function only resets the boundary the first time it is called
https://svelte.dev/e/svelte_boundary_reset_noop`, bold, normal);
  } else {
    console.warn(`https://svelte.dev/e/svelte_boundary_reset_noop`);
  }
}

// node_modules/svelte/src/internal/client/dom/hydration.js
var hydrating = false;
function set_hydrating(value) {
  hydrating = value;
}
var hydrate_node;
function set_hydrate_node(node) {
  if (node === null) {
    hydration_mismatch();
    throw HYDRATION_ERROR;
  }
  return hydrate_node = node;
}
function hydrate_next() {
  return set_hydrate_node(get_next_sibling(hydrate_node));
}
function reset(node) {
  if (!hydrating) return;
  if (get_next_sibling(hydrate_node) !== null) {
    hydration_mismatch();
    throw HYDRATION_ERROR;
  }
  hydrate_node = node;
}
function next(count2 = 1) {
  if (hydrating) {
    var i = count2;
    var node = hydrate_node;
    while (i--) {
      node = /** @type {TemplateNode} */
      get_next_sibling(node);
    }
    hydrate_node = node;
  }
}
function skip_nodes(remove = true) {
  var depth = 0;
  var node = hydrate_node;
  while (true) {
    if (node.nodeType === COMMENT_NODE) {
      var data = (
        /** @type {Comment} */
        node.data
      );
      if (data === HYDRATION_END) {
        if (depth === 0) return node;
        depth -= 1;
      } else if (data === HYDRATION_START || data === HYDRATION_START_ELSE || // "[1", "[2", etc. for if blocks
      data[0] === "[" && !isNaN(Number(data.slice(1)))) {
        depth += 1;
      }
    }
    var next2 = (
      /** @type {TemplateNode} */
      get_next_sibling(node)
    );
    if (remove) node.remove();
    node = next2;
  }
}
function read_hydration_instruction(node) {
  if (!node || node.nodeType !== COMMENT_NODE) {
    hydration_mismatch();
    throw HYDRATION_ERROR;
  }
  return (
    /** @type {Comment} */
    node.data
  );
}

// node_modules/svelte/src/internal/client/reactivity/equality.js
function equals(value) {
  return value === this.v;
}
function safe_not_equal(a, b) {
  return a != a ? b == b : a !== b || a !== null && typeof a === "object" || typeof a === "function";
}
function safe_equals(value) {
  return !safe_not_equal(value, this.v);
}

// node_modules/svelte/src/internal/shared/errors.js
function invariant_violation(message) {
  if (DEV) {
    const error = new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app — please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${message}"
https://svelte.dev/e/invariant_violation`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/invariant_violation`);
  }
}
function lifecycle_outside_component(name) {
  if (DEV) {
    const error = new Error(`lifecycle_outside_component
\`${name}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/lifecycle_outside_component`);
  }
}
function set_context_after_init() {
  if (DEV) {
    const error = new Error(`set_context_after_init
\`setContext\` must be called when a component first initializes, not in a subsequent effect or after an \`await\` expression
https://svelte.dev/e/set_context_after_init`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/set_context_after_init`);
  }
}

// node_modules/svelte/src/internal/client/errors.js
function async_derived_orphan() {
  if (DEV) {
    const error = new Error(`async_derived_orphan
Cannot create a \`$derived(...)\` with an \`await\` expression outside of an effect tree
https://svelte.dev/e/async_derived_orphan`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/async_derived_orphan`);
  }
}
function bind_invalid_checkbox_value() {
  if (DEV) {
    const error = new Error(`bind_invalid_checkbox_value
Using \`bind:value\` together with a checkbox input is not allowed. Use \`bind:checked\` instead
https://svelte.dev/e/bind_invalid_checkbox_value`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/bind_invalid_checkbox_value`);
  }
}
function derived_references_self() {
  if (DEV) {
    const error = new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/derived_references_self`);
  }
}
function each_key_duplicate(a, b, value) {
  if (DEV) {
    const error = new Error(`each_key_duplicate
${value ? `Keyed each block has duplicate key \`${value}\` at indexes ${a} and ${b}` : `Keyed each block has duplicate key at indexes ${a} and ${b}`}
https://svelte.dev/e/each_key_duplicate`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/each_key_duplicate`);
  }
}
function each_key_volatile(index2, a, b) {
  if (DEV) {
    const error = new Error(`each_key_volatile
Keyed each block has key that is not idempotent — the key for item at index ${index2} was \`${a}\` but is now \`${b}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/each_key_volatile`);
  }
}
function effect_in_teardown(rune) {
  if (DEV) {
    const error = new Error(`effect_in_teardown
\`${rune}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/effect_in_teardown`);
  }
}
function effect_in_unowned_derived() {
  if (DEV) {
    const error = new Error(`effect_in_unowned_derived
Effect cannot be created inside a \`$derived\` value that was not itself created inside an effect
https://svelte.dev/e/effect_in_unowned_derived`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/effect_in_unowned_derived`);
  }
}
function effect_orphan(rune) {
  if (DEV) {
    const error = new Error(`effect_orphan
\`${rune}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/effect_orphan`);
  }
}
function effect_update_depth_exceeded() {
  if (DEV) {
    const error = new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/effect_update_depth_exceeded`);
  }
}
function hydration_failed() {
  if (DEV) {
    const error = new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/hydration_failed`);
  }
}
function invalid_snippet() {
  if (DEV) {
    const error = new Error(`invalid_snippet
Could not \`{@render}\` snippet due to the expression being \`null\` or \`undefined\`. Consider using optional chaining \`{@render snippet?.()}\`
https://svelte.dev/e/invalid_snippet`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/invalid_snippet`);
  }
}
function props_invalid_value(key2) {
  if (DEV) {
    const error = new Error(`props_invalid_value
Cannot do \`bind:${key2}={undefined}\` when \`${key2}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/props_invalid_value`);
  }
}
function rune_outside_svelte(rune) {
  if (DEV) {
    const error = new Error(`rune_outside_svelte
The \`${rune}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/rune_outside_svelte`);
  }
}
function state_descriptors_fixed() {
  if (DEV) {
    const error = new Error(`state_descriptors_fixed
Property descriptors defined on \`$state\` objects must contain \`value\` and always be \`enumerable\`, \`configurable\` and \`writable\`.
https://svelte.dev/e/state_descriptors_fixed`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/state_descriptors_fixed`);
  }
}
function state_prototype_fixed() {
  if (DEV) {
    const error = new Error(`state_prototype_fixed
Cannot set prototype of \`$state\` object
https://svelte.dev/e/state_prototype_fixed`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/state_prototype_fixed`);
  }
}
function state_unsafe_mutation() {
  if (DEV) {
    const error = new Error(`state_unsafe_mutation
Updating state inside \`$derived(...)\`, \`$inspect(...)\` or a template expression is forbidden. If the value should not be reactive, declare it without \`$state\`
https://svelte.dev/e/state_unsafe_mutation`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/state_unsafe_mutation`);
  }
}
function svelte_boundary_reset_onerror() {
  if (DEV) {
    const error = new Error(`svelte_boundary_reset_onerror
A \`<svelte:boundary>\` \`reset\` function cannot be called while an error is still being handled
https://svelte.dev/e/svelte_boundary_reset_onerror`);
    error.name = "Svelte error";
    throw error;
  } else {
    throw new Error(`https://svelte.dev/e/svelte_boundary_reset_onerror`);
  }
}

// node_modules/svelte/src/internal/flags/index.js
var async_mode_flag = false;
var legacy_mode_flag = false;
var tracing_mode_flag = false;

// node_modules/svelte/src/internal/client/dev/tracing.js
var tracing_expressions = null;
function tag(source3, label) {
  source3.label = label;
  tag_proxy(source3.v, label);
  return source3;
}
function tag_proxy(value, label) {
  value?.[PROXY_PATH_SYMBOL]?.(label);
  return value;
}

// node_modules/svelte/src/internal/shared/dev.js
function get_error(label) {
  const error = new Error();
  const stack2 = get_stack();
  if (stack2.length === 0) {
    return null;
  }
  stack2.unshift("\n");
  define_property(error, "stack", {
    value: stack2.join("\n")
  });
  define_property(error, "name", {
    value: label
  });
  return (
    /** @type {Error & { stack: string }} */
    error
  );
}
function get_stack() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Infinity;
  const stack2 = new Error().stack;
  Error.stackTraceLimit = limit;
  if (!stack2) return [];
  const lines = stack2.split("\n");
  const new_lines = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const posixified = line.replaceAll("\\", "/");
    if (line.trim() === "Error") {
      continue;
    }
    if (line.includes("validate_each_keys")) {
      return [];
    }
    if (posixified.includes("svelte/src/internal") || posixified.includes("node_modules/.vite")) {
      continue;
    }
    new_lines.push(line);
  }
  return new_lines;
}
function invariant(condition, message) {
  if (!DEV) {
    throw new Error("invariant(...) was not guarded by if (DEV)");
  }
  if (!condition) invariant_violation(message);
}

// node_modules/svelte/src/internal/shared/context.js
function get_parent_context(context) {
  let parent = context.p;
  while (parent !== null && parent.c === null) {
    parent = parent.p;
  }
  return parent?.c ?? null;
}
function get_or_init_context_map(context, name) {
  if (context === null) {
    lifecycle_outside_component(name);
  }
  return context.c ??= new Map(get_parent_context(context) || void 0);
}

// node_modules/svelte/src/internal/client/context.js
var component_context = null;
function set_component_context(context) {
  component_context = context;
}
var dev_stack = null;
function set_dev_stack(stack2) {
  dev_stack = stack2;
}
var dev_current_component_function = null;
function set_dev_current_component_function(fn) {
  dev_current_component_function = fn;
}
function getContext(key2) {
  const context_map = get_or_init_context_map(component_context, "getContext");
  const result = (
    /** @type {T} */
    context_map.get(key2)
  );
  return result;
}
function setContext(key2, context) {
  const context_map = get_or_init_context_map(component_context, "setContext");
  if (async_mode_flag) {
    var flags2 = (
      /** @type {Effect} */
      active_effect.f
    );
    var valid = !active_reaction && (flags2 & BRANCH_EFFECT) !== 0 && // pop() runs synchronously, so this indicates we're setting context after an await
    !/** @type {ComponentContext} */
    component_context.i;
    if (!valid) {
      set_context_after_init();
    }
  }
  context_map.set(key2, context);
  return context;
}
function push(props, runes = false, fn) {
  component_context = {
    p: component_context,
    i: false,
    c: null,
    e: null,
    s: props,
    x: null,
    r: (
      /** @type {Effect} */
      active_effect
    ),
    l: legacy_mode_flag && !runes ? { s: null, u: null, $: [] } : null
  };
  if (DEV) {
    component_context.function = fn;
    dev_current_component_function = fn;
  }
}
function pop(component2) {
  var context = (
    /** @type {ComponentContext} */
    component_context
  );
  var effects = context.e;
  if (effects !== null) {
    context.e = null;
    for (var fn of effects) {
      create_user_effect(fn);
    }
  }
  if (component2 !== void 0) {
    context.x = component2;
  }
  context.i = true;
  component_context = context.p;
  if (DEV) {
    dev_current_component_function = component_context?.function ?? null;
  }
  return mark_as_component(component2);
}
function mark_as_component(component2 = {}) {
  define_property(component2, COMPONENT_SYMBOL, { value: true });
  return component2;
}
function is_runes() {
  return !legacy_mode_flag || component_context !== null && component_context.l === null;
}

// node_modules/svelte/src/internal/client/dom/task.js
var micro_tasks = [];
function run_micro_tasks() {
  var tasks = micro_tasks;
  micro_tasks = [];
  run_all(tasks);
}
function queue_micro_task(fn) {
  if (micro_tasks.length === 0 && !is_flushing_sync) {
    var tasks = micro_tasks;
    queueMicrotask(() => {
      if (tasks === micro_tasks) run_micro_tasks();
    });
  }
  micro_tasks.push(fn);
}
function flush_tasks() {
  while (micro_tasks.length > 0) {
    run_micro_tasks();
  }
}

// node_modules/svelte/src/internal/client/reactivity/status.js
var STATUS_MASK = ~(DIRTY | MAYBE_DIRTY | CLEAN);
function set_signal_status(signal, status) {
  signal.f = signal.f & STATUS_MASK | status;
}
function update_derived_status(derived2) {
  if ((derived2.f & CONNECTED) !== 0 || derived2.deps === null) {
    set_signal_status(derived2, CLEAN);
  } else {
    set_signal_status(derived2, MAYBE_DIRTY);
  }
}

// node_modules/svelte/src/internal/client/reactivity/utils.js
function defer_effect(effect2, dirty_reactions) {
  if ((effect2.f & DIRTY) !== 0) {
    dirty_reactions.set(effect2, DIRTY);
  } else if ((effect2.f & MAYBE_DIRTY) !== 0 && dirty_reactions.get(effect2) !== DIRTY) {
    dirty_reactions.set(effect2, MAYBE_DIRTY);
  }
  set_signal_status(effect2, CLEAN);
}

// node_modules/svelte/src/internal/client/dev/debug.js
function stringify_derived(fn) {
  return `{${fn.toString().replace(/^async \(\) => /, "").replace(/^\(/, "").replace(/\$\.get\((.+?)\)/g, (_, name) => name).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g, (_, name) => name).replace(/\)$/, "")}}`;
}

// node_modules/svelte/src/internal/client/dom/elements/misc.js
var listening_to_form_reset = false;
function add_form_reset_listener() {
  if (!listening_to_form_reset) {
    listening_to_form_reset = true;
    document.addEventListener(
      "reset",
      (evt) => {
        Promise.resolve().then(() => {
          if (!evt.defaultPrevented) {
            for (
              const e of
              /**@type {HTMLFormElement} */
              evt.target.elements
            ) {
              e[FORM_RESET_HANDLER]?.();
            }
          }
        });
      },
      // In the capture phase to guarantee we get noticed of it (no possibility of stopPropagation)
      { capture: true }
    );
  }
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function listen(target, events, handler, call_handler_immediately = true) {
  if (call_handler_immediately) {
    handler();
  }
  for (var name of events) {
    target.addEventListener(name, handler);
  }
  teardown(() => {
    for (var name2 of events) {
      target.removeEventListener(name2, handler);
    }
  });
}
function without_reactive_context(fn) {
  var previous_reaction = active_reaction;
  var previous_effect = active_effect;
  set_active_reaction(null);
  set_active_effect(null);
  try {
    return fn();
  } finally {
    set_active_reaction(previous_reaction);
    set_active_effect(previous_effect);
  }
}
function listen_to_event_and_reset_event(element2, event2, handler, on_reset = handler) {
  element2.addEventListener(event2, () => without_reactive_context(handler));
  const prev = (
    /** @type {any} */
    element2[FORM_RESET_HANDLER]
  );
  if (prev) {
    element2[FORM_RESET_HANDLER] = () => {
      prev();
      on_reset(true);
    };
  } else {
    element2[FORM_RESET_HANDLER] = () => on_reset(true);
  }
  add_form_reset_listener();
}

// node_modules/svelte/src/internal/client/reactivity/async.js
function flatten(blockers, sync, async2, fn) {
  const d = is_runes() ? derived : derived_safe_equal;
  var pending2 = blockers.filter((b) => !b.settled);
  var deriveds = sync.map(d);
  if (DEV) {
    deriveds.forEach((d2, i) => {
      d2.label = sync[i].toString().replace("() => ", "").replaceAll("$.eager(() => ", "$state.eager(").replace(/\$\.get\((.+?)\)/g, (_, id) => id);
    });
  }
  if (async2.length === 0 && pending2.length === 0) {
    fn(deriveds);
    return;
  }
  var parent = (
    /** @type {Effect} */
    active_effect
  );
  var restore = capture();
  var blocker_promise = pending2.length === 1 ? pending2[0].promise : pending2.length > 1 ? Promise.all(pending2.map((b) => b.promise)) : null;
  function finish(async3) {
    if ((parent.f & DESTROYED) !== 0) {
      return;
    }
    restore();
    try {
      fn([...deriveds, ...async3]);
    } catch (error) {
      invoke_error_boundary(error, parent);
    }
    unset_context();
  }
  var decrement_pending = increment_pending();
  if (async2.length === 0) {
    blocker_promise.then(() => finish([])).finally(decrement_pending);
    return;
  }
  function run3() {
    Promise.all(async2.map((expression) => async_derived(expression))).then(finish).catch((error) => invoke_error_boundary(error, parent)).finally(decrement_pending);
  }
  if (blocker_promise) {
    blocker_promise.then(() => {
      if ((parent.f & DESTROYED) !== 0) {
        decrement_pending();
        return;
      }
      restore();
      run3();
      unset_context();
    });
  } else {
    run3();
  }
}
function capture() {
  var previous_effect = (
    /** @type {Effect} */
    active_effect
  );
  var previous_reaction = active_reaction;
  var previous_component_context = component_context;
  var previous_batch2 = (
    /** @type {Batch} */
    current_batch
  );
  if (DEV) {
    var previous_dev_stack = dev_stack;
  }
  return function restore(activate_batch = true) {
    set_active_effect(previous_effect);
    set_active_reaction(previous_reaction);
    set_component_context(previous_component_context);
    if (activate_batch && (previous_effect.f & DESTROYED) === 0) {
      previous_batch2?.activate();
      previous_batch2?.apply();
    }
    if (DEV) {
      set_reactivity_loss_tracker(null);
      set_dev_stack(previous_dev_stack);
    }
  };
}
var restored = false;
function unset_context(deactivate_batch = true) {
  restored = false;
  set_active_effect(null);
  set_active_reaction(null);
  set_component_context(null);
  if (deactivate_batch) current_batch?.deactivate();
  if (DEV) {
    set_reactivity_loss_tracker(null);
    set_dev_stack(null);
  }
}
function increment_pending() {
  var effect2 = (
    /** @type {Effect} */
    active_effect
  );
  var boundary2 = effect2.b;
  var batch = (
    /** @type {Batch} */
    current_batch
  );
  var blocking = !!boundary2?.is_rendered();
  boundary2?.update_pending_count(1, batch);
  batch.increment(blocking, effect2);
  return () => {
    boundary2?.update_pending_count(-1, batch);
    batch.decrement(blocking, effect2);
  };
}

// node_modules/svelte/src/internal/client/reactivity/deriveds.js
var reactivity_loss_tracker = null;
function set_reactivity_loss_tracker(v) {
  reactivity_loss_tracker = v;
}
var recent_async_deriveds = /* @__PURE__ */ new Set();
// @__NO_SIDE_EFFECTS__
function derived(fn) {
  var flags2 = DERIVED | DIRTY;
  if (active_effect !== null) {
    active_effect.f |= EFFECT_PRESERVED;
  }
  const signal = {
    ctx: component_context,
    deps: null,
    effects: null,
    equals,
    f: flags2,
    fn,
    reactions: null,
    rv: 0,
    v: (
      /** @type {V} */
      UNINITIALIZED
    ),
    wv: 0,
    parent: active_effect,
    ac: null
  };
  if (DEV && tracing_mode_flag) {
    signal.created = get_error("created at");
  }
  return signal;
}
var OBSOLETE = /* @__PURE__ */ Symbol("obsolete");
// @__NO_SIDE_EFFECTS__
function async_derived(fn, label, location) {
  let parent = (
    /** @type {Effect | null} */
    active_effect
  );
  if (parent === null) {
    async_derived_orphan();
  }
  var promise = (
    /** @type {Promise<V>} */
    /** @type {unknown} */
    void 0
  );
  var signal = source(
    /** @type {V} */
    UNINITIALIZED
  );
  if (DEV) signal.label = label ?? stringify_derived(fn);
  var should_suspend = !active_reaction;
  var deferreds = /* @__PURE__ */ new Set();
  async_effect(() => {
    var effect2 = (
      /** @type {Effect} */
      active_effect
    );
    if (DEV) {
      reactivity_loss_tracker = { effect: effect2, effect_deps: /* @__PURE__ */ new Set(), warned: false };
    }
    var d = deferred();
    promise = d.promise;
    try {
      Promise.resolve(fn()).then(d.resolve, (e) => {
        if (e !== STALE_REACTION) d.reject(e);
      }).finally(unset_context);
    } catch (error) {
      d.reject(error);
      unset_context();
    }
    if (DEV) {
      if (reactivity_loss_tracker) {
        if (effect2.deps !== null) {
          for (let i = 0; i < skipped_deps; i += 1) {
            reactivity_loss_tracker.effect_deps.add(effect2.deps[i]);
          }
        }
        if (new_deps !== null) {
          for (let i = 0; i < new_deps.length; i += 1) {
            reactivity_loss_tracker.effect_deps.add(new_deps[i]);
          }
        }
      }
      reactivity_loss_tracker = null;
    }
    var batch = (
      /** @type {Batch} */
      current_batch
    );
    if (should_suspend) {
      if ((effect2.f & REACTION_RAN) !== 0) {
        var decrement_pending = increment_pending();
      }
      if (
        // boundary can be null if the async derived is inside an $effect.root not connected to the component render tree
        parent.b?.is_rendered()
      ) {
        batch.async_deriveds.get(effect2)?.reject(OBSOLETE);
      } else {
        for (const d2 of deferreds.values()) {
          d2.reject(OBSOLETE);
        }
      }
      deferreds.add(d);
      batch.async_deriveds.set(effect2, d);
    }
    const handler = (value, error = void 0) => {
      if (DEV) {
        reactivity_loss_tracker = null;
      }
      decrement_pending?.();
      deferreds.delete(d);
      if (error === OBSOLETE) return;
      batch.activate();
      if (error) {
        signal.f |= ERROR_VALUE;
        internal_set(signal, error);
      } else {
        if ((signal.f & ERROR_VALUE) !== 0) {
          signal.f ^= ERROR_VALUE;
        }
        if (DEV && location !== void 0 && !signal.equals(value)) {
          recent_async_deriveds.add(signal);
          setTimeout(() => {
            if (recent_async_deriveds.has(signal) && (effect2.f & DESTROYED) === 0) {
              await_waterfall(
                /** @type {string} */
                signal.label,
                location
              );
              recent_async_deriveds.delete(signal);
            }
          });
        }
        internal_set(signal, value);
      }
      batch.deactivate();
    };
    d.promise.then(handler, (e) => handler(null, e || "unknown"));
  });
  teardown(() => {
    for (const d of deferreds) {
      d.reject(OBSOLETE);
    }
  });
  if (DEV) {
    signal.f |= ASYNC;
  }
  return new Promise((fulfil) => {
    function next2(p) {
      function go() {
        if (p === promise) {
          fulfil(signal);
        } else {
          next2(promise);
        }
      }
      p.then(go, go);
    }
    next2(promise);
  });
}
// @__NO_SIDE_EFFECTS__
function user_derived(fn) {
  const d = /* @__PURE__ */ derived(fn);
  if (!async_mode_flag) push_reaction_value(d);
  return d;
}
// @__NO_SIDE_EFFECTS__
function derived_safe_equal(fn) {
  const signal = /* @__PURE__ */ derived(fn);
  signal.equals = safe_equals;
  return signal;
}
function destroy_derived_effects(derived2) {
  var effects = derived2.effects;
  if (effects !== null) {
    derived2.effects = null;
    for (var i = 0; i < effects.length; i += 1) {
      destroy_effect(
        /** @type {Effect} */
        effects[i]
      );
    }
  }
}
var stack = [];
function execute_derived(derived2) {
  var value;
  var prev_active_effect = active_effect;
  var parent = derived2.parent;
  if (!is_destroying_effect && parent !== null && derived2.v !== UNINITIALIZED && // if it was never evaluated before, it's guaranteed to fail downstream, so we try to execute instead
  (parent.f & (DESTROYED | INERT)) !== 0) {
    derived_inert();
    return derived2.v;
  }
  set_active_effect(parent);
  if (DEV) {
    let prev_eager_effects = eager_effects;
    set_eager_effects(/* @__PURE__ */ new Set());
    try {
      if (includes.call(stack, derived2)) {
        derived_references_self();
      }
      stack.push(derived2);
      destroy_derived_effects(derived2);
      value = update_reaction(derived2);
    } finally {
      set_active_effect(prev_active_effect);
      set_eager_effects(prev_eager_effects);
      stack.pop();
    }
  } else {
    try {
      destroy_derived_effects(derived2);
      value = update_reaction(derived2);
    } finally {
      set_active_effect(prev_active_effect);
    }
  }
  return value;
}
function update_derived(derived2) {
  var value = execute_derived(derived2);
  if (!derived2.equals(value)) {
    derived2.wv = increment_write_version();
    if (!current_batch?.is_fork || derived2.deps === null) {
      if (current_batch !== null) {
        current_batch.capture(derived2, value, true);
        previous_batch?.capture(derived2, value, true);
      } else {
        derived2.v = value;
      }
      if (derived2.deps === null) {
        set_signal_status(derived2, CLEAN);
        return;
      }
    }
  }
  if (is_destroying_effect) {
    return;
  }
  if (batch_values !== null) {
    if (effect_tracking() || current_batch?.is_fork) {
      batch_values.set(derived2, value);
    }
  } else {
    update_derived_status(derived2);
  }
}
function freeze_derived_effects(derived2) {
  if (derived2.effects === null) return;
  for (const e of derived2.effects) {
    if (e.teardown || e.ac) {
      e.teardown?.();
      if (e.ac !== null) {
        without_reactive_context(() => {
          e.ac.abort(STALE_REACTION);
          e.ac = null;
        });
      }
      if (e.fn !== null) e.teardown = noop;
      remove_reactions(e, 0);
      destroy_effect_children(e);
    }
  }
}
function unfreeze_derived_effects(derived2) {
  if (derived2.effects === null) return;
  for (const e of derived2.effects) {
    if (e.teardown && e.fn !== null) {
      update_effect(e);
    }
  }
}

// node_modules/svelte/src/internal/client/reactivity/batch.js
var first_batch = null;
var last_batch = null;
var current_batch = null;
var previous_batch = null;
var batch_values = null;
var last_scheduled_effect = null;
var is_flushing_sync = false;
var is_processing = false;
var collected_effects = null;
var legacy_updates = null;
var flush_count = 0;
var source_stacks = /* @__PURE__ */ new Set();
var uid = 1;
var Batch = class _Batch {
  id = uid++;
  /** True as soon as `#process` was called */
  started = false;
  linked = true;
  /** @type {Batch | null} */
  prev = null;
  /** @type {Batch | null} */
  next = null;
  /** @type {Map<Effect, ReturnType<typeof deferred<any>>>} */
  async_deriveds = /* @__PURE__ */ new Map();
  /**
   * The current values of any signals that are updated in this batch.
   * Tuple format: [value, is_derived] (note: is_derived is false for deriveds, too, if they were overridden via assignment)
   * The keys of this map are identical to `this.previous`
   * @type {Map<Value, [any, boolean]>}
   */
  current = /* @__PURE__ */ new Map();
  /**
   * The values of any signals (sources and deriveds) that are updated in this batch _before_ those updates took place.
   * The keys of this map are identical to `this.current`
   * @type {Map<Value, any>}
   */
  previous = /* @__PURE__ */ new Map();
  /**
   * When the batch is committed (and the DOM is updated), we need to remove old branches
   * and append new ones by calling the functions added inside (if/each/key/etc) blocks
   * @type {Set<(batch: Batch) => void>}
   */
  #commit_callbacks = /* @__PURE__ */ new Set();
  /**
   * If a fork is discarded, we need to destroy any effects that are no longer needed
   * @type {Set<(batch: Batch) => void>}
   */
  #discard_callbacks = /* @__PURE__ */ new Set();
  /**
   * The number of async effects that are currently in flight
   */
  #pending = 0;
  /**
   * Async effects that are currently in flight, _not_ inside a pending boundary
   * @type {Map<Effect, number>}
   */
  #blocking_pending = /* @__PURE__ */ new Map();
  /**
   * A deferred that resolves when the batch is committed, used with `settled()`
   * TODO replace with Promise.withResolvers once supported widely enough
   * @type {{ promise: Promise<void>, resolve: (value?: any) => void, reject: (reason: unknown) => void } | null}
   */
  #deferred = null;
  /**
   * Effects that were scheduled in this batch but not yet 'resolved' into the
   * root effects that need to be flushed. Resolving — the upwards traversal that
   * marks the path to each effect on the shared effect tree (see #resolve) — is
   * deferred until the batch is processed, so that the markers are created and
   * consumed within a single traversal. Scheduling into other batches (which can
   * happen concurrently, e.g. while a batch is committed) can therefore never
   * observe (and be confused by) this batch's markers.
   * May contain duplicates — deduplication happens during resolving
   * @type {Effect[]}
   */
  #scheduled = [];
  /**
   * Effects created while this batch was active.
   * @type {Effect[]}
   */
  #new_effects = [];
  /**
   * Deferred effects (which run after async work has completed) and their status (DIRTY or MAYBE_DIRTY)
   * @type {Map<Effect, number>}
   */
  #dirty_reactions = /* @__PURE__ */ new Map();
  /**
   * A map of branches that still exist, but will be destroyed when this batch
   * is committed — we skip over these during `process`.
   * The value contains child effects that were dirty/maybe_dirty before being reset,
   * so they can be rescheduled if the branch survives.
   * @type {Map<Effect, { d: Effect[], m: Effect[] }>}
   */
  #skipped_branches = /* @__PURE__ */ new Map();
  /**
   * Inverse of #skipped_branches which we need to tell prior batches to unskip them when committing
   * @type {Set<Effect>}
   */
  #unskipped_branches = /* @__PURE__ */ new Set();
  is_fork = false;
  #decrement_queued = false;
  constructor() {
    if (last_batch === null) {
      first_batch = last_batch = this;
    } else {
      last_batch.next = this;
      this.prev = last_batch;
    }
    last_batch = this;
  }
  #is_deferred() {
    if (this.is_fork) return true;
    for (const effect2 of this.#blocking_pending.keys()) {
      if (!this.#is_skipped(effect2)) {
        return true;
      }
    }
    return false;
  }
  /**
   * Whether `effect` is inside a branch that this batch skips
   * @param {Effect} effect
   */
  #is_skipped(effect2) {
    for (var e = (
      /** @type {Effect | null} */
      effect2
    ); e !== null; e = e.parent) {
      if (this.#skipped_branches.has(e)) return true;
    }
    return false;
  }
  /**
   * Add an effect to the #skipped_branches map and reset its children
   * @param {Effect} effect
   */
  skip_effect(effect2) {
    if (!this.#skipped_branches.has(effect2)) {
      this.#skipped_branches.set(effect2, { d: [], m: [] });
    }
    this.#unskipped_branches.delete(effect2);
  }
  /**
   * Remove an effect from the #skipped_branches map and reschedule
   * any tracked dirty/maybe_dirty child effects
   * @param {Effect} effect
   * @param {(e: Effect) => void} callback
   */
  unskip_effect(effect2, callback = (e) => this.schedule(e)) {
    var tracked = this.#skipped_branches.get(effect2);
    if (tracked) {
      this.#skipped_branches.delete(effect2);
      for (var e of tracked.d) {
        set_signal_status(e, DIRTY);
        callback(e);
      }
      for (e of tracked.m) {
        set_signal_status(e, MAYBE_DIRTY);
        callback(e);
      }
    }
    this.#unskipped_branches.add(effect2);
  }
  /**
   * Convert the effects that were scheduled in this batch into the root effects
   * that need to be traversed, marking the path to each effect (by clearing the
   * `CLEAN` flag on ancestor branches) so that the traversal can find them.
   * This happens right before traversal rather than at scheduling time, so that
   * the markers left on the (shared) effect tree are created and consumed within
   * a single traversal — scheduling into other batches can never observe them
   * @returns {Effect[]}
   */
  #resolve() {
    var roots = [];
    for (const effect2 of this.#scheduled) {
      if ((effect2.f & DESTROYED) !== 0 || (effect2.f & (DIRTY | MAYBE_DIRTY)) === 0) continue;
      var e = effect2;
      var covered = false;
      while (e.parent !== null) {
        e = e.parent;
        var flags2 = e.f;
        if ((flags2 & (ROOT_EFFECT | BRANCH_EFFECT)) !== 0) {
          if ((flags2 & CLEAN) === 0) {
            covered = true;
            break;
          }
          e.f ^= CLEAN;
        }
      }
      if (!covered) {
        roots.push(e);
      }
    }
    this.#scheduled = [];
    return roots;
  }
  #process() {
    this.started = true;
    if (DEV) {
      for (const value of this.current.keys()) {
        source_stacks.add(value);
      }
    }
    for (const [e, status] of this.#dirty_reactions) {
      set_signal_status(e, status);
      this.schedule(e);
    }
    this.apply();
    var effects = collected_effects = [];
    var render_effects = [];
    var updates = legacy_updates = [];
    while (this.#scheduled.length > 0) {
      if (flush_count++ > 1e3) {
        this.#unlink();
        infinite_loop_guard();
      }
      for (const root53 of this.#resolve()) {
        try {
          this.#traverse(root53, effects, render_effects);
        } catch (e) {
          reset_all(root53);
          if (!this.#is_deferred()) this.discard();
          throw e;
        }
      }
    }
    current_batch = null;
    if (updates.length > 0) {
      var batch = _Batch.ensure();
      for (const e of updates) {
        batch.schedule(e);
      }
    }
    collected_effects = null;
    legacy_updates = null;
    if (this.#is_deferred()) {
      this.#defer_effects(render_effects);
      this.#defer_effects(effects);
      for (const [e, t] of this.#skipped_branches) {
        reset_branch(e, t);
      }
      if (updates.length > 0) {
        /** @type {unknown} */
        current_batch.#process();
      }
      return;
    }
    const earlier_batch = this.#find_earlier_batch();
    if (earlier_batch) {
      this.#defer_effects(render_effects);
      this.#defer_effects(effects);
      earlier_batch.#merge(this);
      return;
    }
    this.#dirty_reactions.clear();
    for (const fn of this.#commit_callbacks) fn(this);
    this.#commit_callbacks.clear();
    previous_batch = this;
    flush_queued_effects(render_effects);
    flush_queued_effects(effects);
    previous_batch = null;
    this.#deferred?.resolve();
    var next_batch = (
      /** @type {Batch | null} */
      /** @type {unknown} */
      current_batch
    );
    if (this.#pending === 0 && (this.#scheduled.length === 0 || next_batch !== null)) {
      this.#unlink();
      if (async_mode_flag) {
        this.#commit();
        current_batch = next_batch;
      }
    }
    if (next_batch !== null) {
      old_values.clear();
      next_batch.#process();
    }
  }
  /**
   * Traverse the effect tree, executing effects or stashing
   * them for later execution as appropriate
   * @param {Effect} root
   * @param {Effect[]} effects
   * @param {Effect[]} render_effects
   */
  #traverse(root53, effects, render_effects) {
    root53.f ^= CLEAN;
    var effect2 = root53.first;
    while (effect2 !== null) {
      var flags2 = effect2.f;
      var is_branch = (flags2 & (BRANCH_EFFECT | ROOT_EFFECT)) !== 0;
      var is_skippable_branch = is_branch && (flags2 & CLEAN) !== 0;
      var skip = is_skippable_branch || (flags2 & INERT) !== 0 || this.#skipped_branches.has(effect2);
      if (!skip && effect2.fn !== null) {
        if (is_branch) {
          effect2.f ^= CLEAN;
        } else if ((flags2 & EFFECT) !== 0) {
          effects.push(effect2);
        } else if (async_mode_flag && (flags2 & (RENDER_EFFECT | MANAGED_EFFECT)) !== 0) {
          render_effects.push(effect2);
        } else if (is_dirty(effect2)) {
          if ((flags2 & BLOCK_EFFECT) !== 0) this.add_dirty_reaction(effect2, MAYBE_DIRTY);
          update_effect(effect2);
        }
        var child2 = effect2.first;
        if (child2 !== null) {
          effect2 = child2;
          continue;
        }
      }
      while (effect2 !== null) {
        var next2 = effect2.next;
        if (next2 !== null) {
          effect2 = next2;
          break;
        }
        effect2 = effect2.parent;
      }
    }
  }
  #find_earlier_batch() {
    for (var batch = this.prev; batch !== null; batch = batch.prev) {
      if (!batch.is_fork && this.#intersects(batch)) return batch;
    }
    return null;
  }
  /** @param {Batch} batch */
  #intersects(batch) {
    for (const [source3, [, is_derived]] of this.current) {
      if (is_derived) continue;
      if (batch.current.has(source3)) return true;
    }
    return false;
  }
  /**
   * @param {Batch} batch
   */
  #merge(batch) {
    for (const [source3, value] of batch.current) {
      if (!this.previous.has(source3) && batch.previous.has(source3)) {
        this.previous.set(source3, batch.previous.get(source3));
      }
      this.current.set(source3, value);
    }
    for (const [effect2, deferred2] of batch.async_deriveds) {
      const d = this.async_deriveds.get(effect2);
      if (d) deferred2.promise.then(d.resolve).catch(d.reject);
    }
    batch.async_deriveds.clear();
    this.transfer_reactions(batch.#dirty_reactions);
    const mark = (value) => {
      var reactions = value.reactions;
      if (reactions === null) return;
      if ((value.f & DERIVED) !== 0 && (value.f & (DIRTY | MAYBE_DIRTY)) === 0) {
        return;
      }
      for (const reaction of reactions) {
        var flags2 = reaction.f;
        if ((flags2 & DERIVED) !== 0) {
          mark(
            /** @type {Derived} */
            reaction
          );
        } else {
          var effect2 = (
            /** @type {Effect} */
            reaction
          );
          if (flags2 & (ASYNC | BLOCK_EFFECT) && !this.async_deriveds.has(effect2)) {
            this.#dirty_reactions.delete(effect2);
            set_signal_status(effect2, DIRTY);
            this.schedule(effect2);
          }
        }
      }
    };
    for (const source3 of this.current.keys()) {
      mark(source3);
    }
    this.oncommit(() => batch.discard());
    batch.#unlink();
    current_batch = this;
    this.#process();
  }
  /**
   * @param {Effect[]} effects
   */
  #defer_effects(effects) {
    for (var i = 0; i < effects.length; i += 1) {
      defer_effect(effects[i], this.#dirty_reactions);
    }
  }
  /**
   * Associate a change to a given source with the current
   * batch, noting its previous and current values
   * @param {Value} source
   * @param {any} value
   * @param {boolean} [is_derived]
   */
  capture(source3, value, is_derived = false) {
    if (source3.v !== UNINITIALIZED && !this.previous.has(source3)) {
      this.previous.set(source3, source3.v);
    }
    if ((source3.f & ERROR_VALUE) === 0) {
      this.current.set(source3, [value, is_derived]);
      batch_values?.set(source3, value);
    }
    if (!this.is_fork) {
      source3.v = value;
    }
  }
  activate() {
    current_batch = this;
  }
  deactivate() {
    current_batch = null;
    batch_values = null;
  }
  flush() {
    try {
      if (DEV) {
        source_stacks.clear();
      }
      is_processing = true;
      current_batch = this;
      this.#process();
    } finally {
      flush_count = 0;
      last_scheduled_effect = null;
      collected_effects = null;
      legacy_updates = null;
      is_processing = false;
      current_batch = null;
      batch_values = null;
      old_values.clear();
      if (DEV) {
        for (const source3 of source_stacks) {
          source3.updated = null;
        }
      }
    }
  }
  discard() {
    for (const fn of this.#discard_callbacks) fn(this);
    this.#discard_callbacks.clear();
    for (const deferred2 of this.async_deriveds.values()) {
      deferred2.reject(OBSOLETE);
    }
    this.#unlink();
    this.#deferred?.resolve();
  }
  /**
   * @param {Effect} effect
   */
  register_created_effect(effect2) {
    this.#new_effects.push(effect2);
  }
  #commit() {
    for (let batch = first_batch; batch !== null; batch = batch.next) {
      var is_earlier = batch.id < this.id;
      var sources = [];
      for (const [source4, [value, is_derived]] of this.current) {
        if (batch.current.has(source4)) {
          var batch_value = (
            /** @type {[any, boolean]} */
            batch.current.get(source4)[0]
          );
          if (is_earlier && value !== batch_value) {
            batch.current.set(source4, [value, is_derived]);
          } else {
            continue;
          }
        }
        sources.push(source4);
      }
      if (is_earlier) {
        for (const [effect2, deferred2] of this.async_deriveds) {
          const d = batch.async_deriveds.get(effect2);
          if (d) deferred2.promise.then(d.resolve).catch(d.reject);
        }
      }
      var current = [...batch.current.keys()].filter(
        (source4) => !/** @type {[any, boolean]} */
        batch.current.get(source4)[1]
      );
      if (!batch.started || current.length === 0) continue;
      var others = current.filter((source4) => !this.current.has(source4));
      if (others.length === 0) {
        if (is_earlier) {
          batch.discard();
        }
      } else if (sources.length > 0) {
        if (DEV && !batch.#decrement_queued) {
          invariant(batch.#scheduled.length === 0, "Batch has scheduled effects");
        }
        if (is_earlier) {
          for (const unskipped of this.#unskipped_branches) {
            batch.unskip_effect(unskipped, (e) => {
              if ((e.f & (BLOCK_EFFECT | ASYNC)) !== 0) {
                batch.schedule(e);
              } else {
                batch.#defer_effects([e]);
              }
            });
          }
        }
        batch.activate();
        var marked = /* @__PURE__ */ new Set();
        var checked = /* @__PURE__ */ new Map();
        for (var source3 of sources) {
          mark_effects(source3, others, marked, checked);
        }
        checked = /* @__PURE__ */ new Map();
        var current_unequal = [...batch.current].filter(([c, v1]) => {
          const v2 = this.current.get(c);
          if (!v2) return true;
          return v2[0] !== v1[0] || v2[1] !== v1[1];
        }).map(([c]) => c);
        if (current_unequal.length > 0) {
          for (const effect2 of this.#new_effects) {
            if ((effect2.f & (DESTROYED | INERT | EAGER_EFFECT)) === 0 && depends_on(effect2, current_unequal, checked)) {
              if ((effect2.f & (ASYNC | BLOCK_EFFECT)) !== 0) {
                set_signal_status(effect2, DIRTY);
                batch.schedule(effect2);
              } else {
                batch.add_dirty_reaction(effect2, DIRTY);
              }
            }
          }
        }
        if (batch.#scheduled.length > 0 && !batch.#decrement_queued) {
          batch.apply();
          for (var root53 of batch.#resolve()) {
            batch.#traverse(root53, [], []);
          }
        }
        batch.deactivate();
      }
    }
  }
  /**
   * @param {boolean} blocking
   * @param {Effect} effect
   */
  increment(blocking, effect2) {
    this.#pending += 1;
    if (blocking) {
      let blocking_pending_count = this.#blocking_pending.get(effect2) ?? 0;
      this.#blocking_pending.set(effect2, blocking_pending_count + 1);
    }
  }
  /**
   * @param {boolean} blocking
   * @param {Effect} effect
   */
  decrement(blocking, effect2) {
    this.#pending -= 1;
    if (blocking) {
      let blocking_pending_count = this.#blocking_pending.get(effect2) ?? 0;
      if (blocking_pending_count === 1) {
        this.#blocking_pending.delete(effect2);
      } else {
        this.#blocking_pending.set(effect2, blocking_pending_count - 1);
      }
    }
    if (this.#decrement_queued) return;
    this.#decrement_queued = true;
    queue_micro_task(() => {
      this.#decrement_queued = false;
      if (this.linked) {
        this.flush();
      }
    });
  }
  /**
   * @param {Map<Effect, number>} dirty_reactions
   */
  transfer_reactions(dirty_reactions) {
    for (const [effect2, status] of dirty_reactions) {
      this.add_dirty_reaction(effect2, status);
    }
    dirty_reactions.clear();
  }
  /**
   * @param {Effect} effect
   * @param {number} status
   */
  add_dirty_reaction(effect2, status) {
    if (status === DIRTY || this.#dirty_reactions.get(effect2) !== DIRTY) {
      this.#dirty_reactions.set(effect2, status);
    }
  }
  /** @param {(batch: Batch) => void} fn */
  oncommit(fn) {
    this.#commit_callbacks.add(fn);
  }
  /** @param {(batch: Batch) => void} fn */
  ondiscard(fn) {
    this.#discard_callbacks.add(fn);
  }
  settled() {
    return (this.#deferred ??= deferred()).promise;
  }
  static ensure() {
    if (current_batch === null) {
      const batch = current_batch = new _Batch();
      if (!is_processing && !is_flushing_sync) {
        queue_micro_task(() => {
          if (!batch.started) {
            batch.flush();
          }
        });
      }
    }
    return current_batch;
  }
  apply() {
    if (!async_mode_flag || !this.is_fork && this.prev === null && this.next === null) {
      batch_values = null;
      return;
    }
    batch_values = /* @__PURE__ */ new Map();
    for (const [source3, [value]] of this.current) {
      batch_values.set(source3, value);
    }
    for (let batch = first_batch; batch !== null; batch = batch.next) {
      if (batch === this || batch.is_fork) continue;
      if (batch.id >= this.id || !batch.#intersects(this)) {
        for (const [source3, previous] of batch.previous) {
          if (!batch_values.has(source3)) {
            batch_values.set(source3, previous);
          }
        }
      }
    }
  }
  /**
   *
   * @param {Effect} effect
   */
  schedule(effect2) {
    last_scheduled_effect = effect2;
    if (effect2.b?.is_pending && (effect2.f & (EFFECT | RENDER_EFFECT | MANAGED_EFFECT)) !== 0 && (effect2.f & REACTION_RAN) === 0) {
      effect2.b.defer_effect(effect2);
      return;
    }
    this.#scheduled.push(effect2);
  }
  #unlink() {
    if (!this.linked) return;
    var prev = this.prev;
    var next2 = this.next;
    if (prev === null) {
      first_batch = next2;
    } else {
      prev.next = next2;
    }
    if (next2 === null) {
      last_batch = prev;
    } else {
      next2.prev = prev;
    }
    this.linked = false;
  }
};
function flushSync(fn) {
  var was_flushing_sync = is_flushing_sync;
  var prev_previous_batch = previous_batch;
  previous_batch = null;
  is_flushing_sync = true;
  try {
    var result;
    if (fn) {
      flushSync();
      result = fn();
    }
    while (true) {
      flush_tasks();
      if (current_batch === null) {
        return (
          /** @type {T} */
          result
        );
      }
      current_batch.flush();
    }
  } finally {
    is_flushing_sync = was_flushing_sync;
    previous_batch = prev_previous_batch;
  }
}
function infinite_loop_guard() {
  if (DEV) {
    var updates = /* @__PURE__ */ new Map();
    for (
      const source3 of
      /** @type {Batch} */
      current_batch.current.keys()
    ) {
      for (const [stack2, update2] of source3.updated ?? []) {
        var entry = updates.get(stack2);
        if (!entry) {
          entry = { error: update2.error, count: 0 };
          updates.set(stack2, entry);
        }
        entry.count += update2.count;
      }
    }
    for (const update2 of updates.values()) {
      if (update2.error) {
        console.error(update2.error);
      }
    }
  }
  try {
    effect_update_depth_exceeded();
  } catch (error) {
    if (DEV) {
      define_property(error, "stack", { value: "" });
    }
    invoke_error_boundary(error, last_scheduled_effect);
  }
}
var eager_block_effects = null;
function flush_queued_effects(effects) {
  var length = effects.length;
  if (length === 0) return;
  var i = 0;
  while (i < length) {
    var effect2 = effects[i++];
    if ((effect2.f & (DESTROYED | INERT)) === 0 && is_dirty(effect2)) {
      eager_block_effects = /* @__PURE__ */ new Set();
      update_effect(effect2);
      if (effect2.deps === null && effect2.first === null && effect2.nodes === null && effect2.teardown === null && effect2.ac === null) {
        unlink_effect(effect2);
      }
      if (eager_block_effects?.size > 0) {
        old_values.clear();
        for (const e of eager_block_effects) {
          if ((e.f & (DESTROYED | INERT)) !== 0) continue;
          const ordered_effects = [e];
          let ancestor = e.parent;
          while (ancestor !== null) {
            if (eager_block_effects.has(ancestor)) {
              eager_block_effects.delete(ancestor);
              ordered_effects.push(ancestor);
            }
            ancestor = ancestor.parent;
          }
          for (let j = ordered_effects.length - 1; j >= 0; j--) {
            const e3 = ordered_effects[j];
            if ((e3.f & (DESTROYED | INERT)) !== 0) continue;
            update_effect(e3);
          }
        }
        eager_block_effects.clear();
      }
    }
  }
  eager_block_effects = null;
}
function mark_effects(value, sources, marked, checked) {
  if (marked.has(value)) return;
  marked.add(value);
  if (value.reactions !== null) {
    for (const reaction of value.reactions) {
      const flags2 = reaction.f;
      if ((flags2 & DERIVED) !== 0) {
        mark_effects(
          /** @type {Derived} */
          reaction,
          sources,
          marked,
          checked
        );
      } else if ((flags2 & (ASYNC | BLOCK_EFFECT)) !== 0 && (flags2 & DIRTY) === 0 && depends_on(reaction, sources, checked)) {
        set_signal_status(reaction, DIRTY);
        schedule_effect(
          /** @type {Effect} */
          reaction
        );
      }
    }
  }
}
function depends_on(reaction, sources, checked) {
  const depends = checked.get(reaction);
  if (depends !== void 0) return depends;
  if (reaction.deps !== null) {
    for (const dep of reaction.deps) {
      if (includes.call(sources, dep)) {
        return true;
      }
      if ((dep.f & DERIVED) !== 0 && depends_on(
        /** @type {Derived} */
        dep,
        sources,
        checked
      )) {
        checked.set(
          /** @type {Derived} */
          dep,
          true
        );
        return true;
      }
    }
  }
  checked.set(reaction, false);
  return false;
}
function schedule_effect(effect2) {
  current_batch.schedule(effect2);
}
function reset_branch(effect2, tracked) {
  if ((effect2.f & BRANCH_EFFECT) !== 0 && (effect2.f & CLEAN) !== 0) {
    return;
  }
  if ((effect2.f & DIRTY) !== 0) {
    tracked.d.push(effect2);
  } else if ((effect2.f & MAYBE_DIRTY) !== 0) {
    tracked.m.push(effect2);
  }
  set_signal_status(effect2, CLEAN);
  var e = effect2.first;
  while (e !== null) {
    reset_branch(e, tracked);
    e = e.next;
  }
}
function reset_all(effect2) {
  set_signal_status(effect2, CLEAN);
  var e = effect2.first;
  while (e !== null) {
    reset_all(e);
    e = e.next;
  }
}

// node_modules/svelte/src/internal/client/reactivity/sources.js
var eager_effects = /* @__PURE__ */ new Set();
var old_values = /* @__PURE__ */ new Map();
function set_eager_effects(v) {
  eager_effects = v;
}
var eager_effects_deferred = false;
function set_eager_effects_deferred() {
  eager_effects_deferred = true;
}
function source(v, stack2) {
  var signal = {
    f: 0,
    v,
    reactions: null,
    equals,
    rv: 0,
    wv: 0
  };
  if (DEV && tracing_mode_flag) {
    signal.created = stack2 ?? get_error("created at");
    signal.updated = null;
    signal.set_during_effect = false;
    signal.trace = null;
  }
  return signal;
}
// @__NO_SIDE_EFFECTS__
function state(v, stack2) {
  const s = source(v, stack2);
  push_reaction_value(s);
  return s;
}
// @__NO_SIDE_EFFECTS__
function mutable_source(initial_value, immutable = false, trackable = true) {
  const s = source(initial_value);
  if (!immutable) {
    s.equals = safe_equals;
  }
  if (legacy_mode_flag && trackable && component_context !== null && component_context.l !== null) {
    (component_context.l.s ??= []).push(s);
  }
  return s;
}
function set(source3, value, should_proxy = false) {
  if (active_reaction !== null && // since we are untracking the function inside `$inspect.with` we need to add this check
  // to ensure we error if state is set inside an inspect effect
  (!untracking || (active_reaction.f & EAGER_EFFECT) !== 0) && is_runes() && (active_reaction.f & (DERIVED | BLOCK_EFFECT | ASYNC | EAGER_EFFECT)) !== 0 && (current_sources === null || !current_sources.has(source3))) {
    state_unsafe_mutation();
  }
  let new_value = should_proxy ? proxy(value) : value;
  if (DEV) {
    tag_proxy(
      new_value,
      /** @type {string} */
      source3.label
    );
  }
  return internal_set(source3, new_value, legacy_updates);
}
var seen = null;
var count_deps = 0;
function internal_set(source3, value, updated_during_traversal = null) {
  if (!source3.equals(value)) {
    if (is_destroying_effect) {
      old_values.set(source3, value);
    } else if (!old_values.has(source3)) {
      old_values.set(source3, source3.v);
    }
    var batch = Batch.ensure();
    batch.capture(source3, value);
    if (DEV) {
      if (tracing_mode_flag || active_effect !== null) {
        source3.updated ??= /* @__PURE__ */ new Map();
        const count2 = (source3.updated.get("")?.count ?? 0) + 1;
        source3.updated.set("", { error: (
          /** @type {any} */
          null
        ), count: count2 });
        if (tracing_mode_flag || count2 > 5) {
          const error = get_error("updated at");
          if (error !== null) {
            let entry = source3.updated.get(error.stack);
            if (!entry) {
              entry = { error, count: 0 };
              source3.updated.set(error.stack, entry);
            }
            entry.count++;
          }
        }
      }
      if (active_effect !== null) {
        source3.set_during_effect = true;
      }
    }
    if ((source3.f & DERIVED) !== 0) {
      const derived2 = (
        /** @type {Derived} */
        source3
      );
      if ((source3.f & DIRTY) !== 0) {
        execute_derived(derived2);
      }
      if (batch_values === null) {
        update_derived_status(derived2);
      }
    }
    source3.wv = increment_write_version();
    seen = null;
    count_deps = 0;
    mark_reactions(source3, DIRTY, updated_during_traversal);
    seen = null;
    if (is_runes() && active_effect !== null && (active_effect.f & CLEAN) !== 0 && (active_effect.f & (BRANCH_EFFECT | ROOT_EFFECT)) === 0) {
      if (untracked_writes === null) {
        set_untracked_writes([source3]);
      } else {
        untracked_writes.push(source3);
      }
    }
    if (!batch.is_fork && eager_effects.size > 0 && !eager_effects_deferred) {
      flush_eager_effects();
    }
  }
  return value;
}
function flush_eager_effects() {
  eager_effects_deferred = false;
  for (const effect2 of eager_effects) {
    if ((effect2.f & CLEAN) !== 0) {
      set_signal_status(effect2, MAYBE_DIRTY);
    }
    let dirty;
    try {
      dirty = is_dirty(effect2);
    } catch {
      dirty = true;
    }
    if (dirty) {
      update_effect(effect2);
    }
  }
  eager_effects.clear();
}
function increment(source3) {
  set(source3, source3.v + 1);
}
function mark_reactions(signal, status, updated_during_traversal) {
  var reactions = signal.reactions;
  if (reactions === null) return;
  var runes = is_runes();
  var length = reactions.length;
  count_deps += length;
  if (count_deps > 1e5 && seen === null) seen = /* @__PURE__ */ new Set();
  if (seen !== null) {
    if (seen.has(signal)) return;
    seen.add(signal);
  }
  for (var i = 0; i < length; i++) {
    var reaction = reactions[i];
    var flags2 = reaction.f;
    if (!runes && reaction === active_effect) continue;
    var not_dirty = (flags2 & DIRTY) === 0;
    if (not_dirty) {
      set_signal_status(reaction, status);
    }
    if ((flags2 & EAGER_EFFECT) !== 0) {
      eager_effects.add(
        /** @type {Effect} */
        reaction
      );
    } else if ((flags2 & DERIVED) !== 0) {
      var derived2 = (
        /** @type {Derived} */
        reaction
      );
      batch_values?.delete(derived2);
      mark_reactions(derived2, MAYBE_DIRTY, updated_during_traversal);
    } else if (not_dirty) {
      var effect2 = (
        /** @type {Effect} */
        reaction
      );
      if ((flags2 & BLOCK_EFFECT) !== 0 && eager_block_effects !== null) {
        eager_block_effects.add(effect2);
      }
      if (updated_during_traversal !== null) {
        updated_during_traversal.push(effect2);
      } else {
        schedule_effect(effect2);
      }
    }
  }
}

// node_modules/svelte/src/internal/client/proxy.js
var regex_is_valid_identifier = /^[a-zA-Z_$][a-zA-Z_$0-9]*$/;
function proxy(value) {
  if (typeof value !== "object" || value === null || STATE_SYMBOL in value || COMPONENT_SYMBOL in value) {
    return value;
  }
  const prototype = get_prototype_of(value);
  if (prototype !== object_prototype && prototype !== array_prototype) {
    return value;
  }
  var sources = /* @__PURE__ */ new Map();
  var is_proxied_array = is_array(value);
  var version = state(0);
  var stack2 = DEV && tracing_mode_flag ? get_error("created at") : null;
  var parent_version = update_version;
  var with_parent = (fn) => {
    if (update_version === parent_version) {
      return fn();
    }
    var reaction = active_reaction;
    var version2 = update_version;
    set_active_reaction(null);
    set_update_version(parent_version);
    var result = fn();
    set_active_reaction(reaction);
    set_update_version(version2);
    return result;
  };
  if (is_proxied_array) {
    sources.set("length", state(
      /** @type {any[]} */
      value.length,
      stack2
    ));
    if (DEV) {
      value = /** @type {any} */
      inspectable_array(
        /** @type {any[]} */
        value
      );
    }
  }
  var path2 = "";
  let updating = false;
  function update_path(new_path) {
    if (updating) return;
    updating = true;
    path2 = new_path;
    tag(version, `${path2} version`);
    for (const [prop2, source3] of sources) {
      tag(source3, get_label(path2, prop2));
    }
    updating = false;
  }
  return new Proxy(
    /** @type {any} */
    value,
    {
      defineProperty(_, prop2, descriptor) {
        if (!("value" in descriptor) || descriptor.configurable === false || descriptor.enumerable === false || descriptor.writable === false) {
          state_descriptors_fixed();
        }
        var s = sources.get(prop2);
        if (s === void 0) {
          with_parent(() => {
            var s2 = state(descriptor.value, stack2);
            sources.set(prop2, s2);
            if (DEV && typeof prop2 === "string") {
              tag(s2, get_label(path2, prop2));
            }
            return s2;
          });
        } else {
          set(s, descriptor.value, true);
        }
        return true;
      },
      deleteProperty(target, prop2) {
        var s = sources.get(prop2);
        if (s === void 0) {
          if (prop2 in target) {
            const s2 = with_parent(() => state(UNINITIALIZED, stack2));
            sources.set(prop2, s2);
            increment(version);
            if (DEV) {
              tag(s2, get_label(path2, prop2));
            }
          }
        } else {
          set(s, UNINITIALIZED);
          increment(version);
        }
        return true;
      },
      get(target, prop2, receiver) {
        if (prop2 === STATE_SYMBOL) {
          return value;
        }
        if (DEV && prop2 === PROXY_PATH_SYMBOL) {
          return update_path;
        }
        var s = sources.get(prop2);
        var exists = prop2 in target;
        if (s === void 0 && (!exists || get_descriptor(target, prop2)?.writable)) {
          s = with_parent(() => {
            var p = proxy(exists ? target[prop2] : UNINITIALIZED);
            var s2 = state(p, stack2);
            if (DEV) {
              tag(s2, get_label(path2, prop2));
            }
            return s2;
          });
          sources.set(prop2, s);
        }
        if (s !== void 0) {
          var v = get(s);
          return v === UNINITIALIZED ? void 0 : v;
        }
        return Reflect.get(target, prop2, receiver);
      },
      getOwnPropertyDescriptor(target, prop2) {
        this.has?.(target, prop2);
        var descriptor = Reflect.getOwnPropertyDescriptor(target, prop2);
        var s = sources.get(prop2);
        if (s !== void 0) {
          var value2 = get(s);
          if (value2 === UNINITIALIZED) {
            return void 0;
          }
          if (descriptor && "value" in descriptor) {
            descriptor.value = value2;
          } else {
            return {
              enumerable: true,
              configurable: true,
              value: value2,
              writable: true
            };
          }
        }
        return descriptor;
      },
      has(target, prop2) {
        if (prop2 === STATE_SYMBOL) {
          return true;
        }
        var s = sources.get(prop2);
        var has = s !== void 0 && s.v !== UNINITIALIZED || Reflect.has(target, prop2);
        if (s !== void 0 || (active_effect !== null || active_reaction !== null) && (!has || get_descriptor(target, prop2)?.writable)) {
          if (s === void 0) {
            s = with_parent(() => {
              var p = has ? proxy(target[prop2]) : UNINITIALIZED;
              var s2 = state(p, stack2);
              if (DEV) {
                tag(s2, get_label(path2, prop2));
              }
              return s2;
            });
            sources.set(prop2, s);
          }
          var value2 = get(s);
          if (value2 === UNINITIALIZED) {
            return false;
          }
        }
        return has;
      },
      set(target, prop2, value2, receiver) {
        var s = sources.get(prop2);
        var has = prop2 in target;
        if (is_proxied_array && prop2 === "length") {
          for (var i = value2; i < /** @type {Source<number>} */
          s.v; i += 1) {
            var other_s = sources.get(i + "");
            if (other_s !== void 0) {
              set(other_s, UNINITIALIZED);
            } else if (i in target) {
              other_s = with_parent(() => state(UNINITIALIZED, stack2));
              sources.set(i + "", other_s);
              if (DEV) {
                tag(other_s, get_label(path2, i));
              }
            }
          }
        }
        if (s === void 0) {
          if (!has || get_descriptor(target, prop2)?.writable) {
            s = with_parent(() => state(void 0, stack2));
            if (DEV) {
              tag(s, get_label(path2, prop2));
            }
            set(s, proxy(value2));
            sources.set(prop2, s);
          }
        } else {
          has = s.v !== UNINITIALIZED;
          var p = with_parent(() => proxy(value2));
          set(s, p);
        }
        var descriptor = Reflect.getOwnPropertyDescriptor(target, prop2);
        if (descriptor?.set) {
          descriptor.set.call(receiver, value2);
        }
        if (!has) {
          if (is_proxied_array && typeof prop2 === "string") {
            var ls = (
              /** @type {Source<number>} */
              sources.get("length")
            );
            var n = Number(prop2);
            if (Number.isInteger(n) && n >= ls.v) {
              set(ls, n + 1);
            }
          }
          increment(version);
        }
        return true;
      },
      ownKeys(target) {
        get(version);
        var own_keys = Reflect.ownKeys(target).filter((key3) => {
          var source4 = sources.get(key3);
          return source4 === void 0 || source4.v !== UNINITIALIZED;
        });
        for (var [key2, source3] of sources) {
          if (source3.v !== UNINITIALIZED && !(key2 in target)) {
            own_keys.push(key2);
          }
        }
        return own_keys;
      },
      setPrototypeOf() {
        state_prototype_fixed();
      }
    }
  );
}
function get_label(path2, prop2) {
  if (typeof prop2 === "symbol") return `${path2}[Symbol(${prop2.description ?? ""})]`;
  if (regex_is_valid_identifier.test(prop2)) return `${path2}.${prop2}`;
  return /^\d+$/.test(prop2) ? `${path2}[${prop2}]` : `${path2}['${prop2}']`;
}
function get_proxied_value(value) {
  try {
    if (value !== null && typeof value === "object" && STATE_SYMBOL in value) {
      return value[STATE_SYMBOL];
    }
  } catch {
  }
  return value;
}
function is(a, b) {
  return Object.is(get_proxied_value(a), get_proxied_value(b));
}
var ARRAY_MUTATING_METHODS = /* @__PURE__ */ new Set([
  "copyWithin",
  "fill",
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift"
]);
function inspectable_array(array) {
  return new Proxy(array, {
    get(target, prop2, receiver) {
      var value = Reflect.get(target, prop2, receiver);
      if (!ARRAY_MUTATING_METHODS.has(
        /** @type {string} */
        prop2
      )) {
        return value;
      }
      return function(...args) {
        set_eager_effects_deferred();
        var result = value.apply(this, args);
        flush_eager_effects();
        return result;
      };
    }
  });
}

// node_modules/svelte/src/internal/client/dev/equality.js
function init_array_prototype_warnings() {
  const array_prototype2 = Array.prototype;
  const cleanup = Array.__svelte_cleanup;
  if (cleanup) {
    cleanup();
  }
  const { indexOf, lastIndexOf, includes: includes2 } = array_prototype2;
  array_prototype2.indexOf = function(item2, from_index) {
    const index2 = indexOf.call(this, item2, from_index);
    if (index2 === -1) {
      for (let i = from_index ?? 0; i < this.length; i += 1) {
        if (get_proxied_value(this[i]) === item2) {
          state_proxy_equality_mismatch("array.indexOf(...)");
          break;
        }
      }
    }
    return index2;
  };
  array_prototype2.lastIndexOf = function(item2, from_index) {
    const index2 = lastIndexOf.call(this, item2, from_index ?? this.length - 1);
    if (index2 === -1) {
      for (let i = 0; i <= (from_index ?? this.length - 1); i += 1) {
        if (get_proxied_value(this[i]) === item2) {
          state_proxy_equality_mismatch("array.lastIndexOf(...)");
          break;
        }
      }
    }
    return index2;
  };
  array_prototype2.includes = function(item2, from_index) {
    const has = includes2.call(this, item2, from_index);
    if (!has) {
      for (let i = 0; i < this.length; i += 1) {
        if (get_proxied_value(this[i]) === item2) {
          state_proxy_equality_mismatch("array.includes(...)");
          break;
        }
      }
    }
    return has;
  };
  Array.__svelte_cleanup = () => {
    array_prototype2.indexOf = indexOf;
    array_prototype2.lastIndexOf = lastIndexOf;
    array_prototype2.includes = includes2;
  };
}

// node_modules/svelte/src/internal/client/dom/operations.js
var $window;
var $document;
var is_firefox;
var first_child_getter;
var next_sibling_getter;
function init_operations() {
  if ($window !== void 0) {
    return;
  }
  $window = window;
  $document = document;
  is_firefox = /Firefox/.test(navigator.userAgent);
  var element_prototype = Element.prototype;
  var node_prototype = Node.prototype;
  var text_prototype = Text.prototype;
  first_child_getter = get_descriptor(node_prototype, "firstChild").get;
  next_sibling_getter = get_descriptor(node_prototype, "nextSibling").get;
  if (is_extensible(element_prototype)) {
    element_prototype[CLASS_CACHE] = void 0;
    element_prototype[ATTRIBUTES_CACHE] = null;
    element_prototype[STYLE_CACHE] = void 0;
    element_prototype.__e = void 0;
  }
  if (is_extensible(text_prototype)) {
    text_prototype[TEXT_CACHE] = void 0;
  }
  if (DEV) {
    element_prototype.__svelte_meta = null;
    init_array_prototype_warnings();
  }
}
function create_text(value = "") {
  return document.createTextNode(value);
}
// @__NO_SIDE_EFFECTS__
function get_first_child(node) {
  return (
    /** @type {TemplateNode | null} */
    first_child_getter.call(node)
  );
}
// @__NO_SIDE_EFFECTS__
function get_next_sibling(node) {
  return (
    /** @type {TemplateNode | null} */
    next_sibling_getter.call(node)
  );
}
function child(node, is_text) {
  if (!hydrating) {
    return /* @__PURE__ */ get_first_child(node);
  }
  var child2 = /* @__PURE__ */ get_first_child(hydrate_node);
  if (child2 === null) {
    child2 = hydrate_node.appendChild(create_text());
  } else if (is_text && child2.nodeType !== TEXT_NODE) {
    var text3 = create_text();
    child2?.before(text3);
    set_hydrate_node(text3);
    return text3;
  }
  if (is_text) {
    merge_text_nodes(
      /** @type {Text} */
      child2
    );
  }
  set_hydrate_node(child2);
  return child2;
}
function first_child(node, is_text = false) {
  if (!hydrating) {
    var first = /* @__PURE__ */ get_first_child(node);
    if (first instanceof Comment && first.data === "") return /* @__PURE__ */ get_next_sibling(first);
    return first;
  }
  if (is_text) {
    if (hydrate_node?.nodeType !== TEXT_NODE) {
      var text3 = create_text();
      hydrate_node?.before(text3);
      set_hydrate_node(text3);
      return text3;
    }
    merge_text_nodes(
      /** @type {Text} */
      hydrate_node
    );
  }
  return hydrate_node;
}
function only_child(node, is_text = false) {
  if (!hydrating) {
    return /* @__PURE__ */ get_first_child(node);
  }
  var first = child(node, is_text);
  reset(node);
  return first;
}
function sibling(node, count2 = 1, is_text = false) {
  let next_sibling = hydrating ? hydrate_node : node;
  var last_sibling;
  while (count2--) {
    last_sibling = next_sibling;
    next_sibling = /** @type {TemplateNode} */
    /* @__PURE__ */ get_next_sibling(next_sibling);
  }
  if (!hydrating) {
    return next_sibling;
  }
  if (is_text) {
    if (next_sibling?.nodeType !== TEXT_NODE) {
      var text3 = create_text();
      if (next_sibling === null) {
        last_sibling?.after(text3);
      } else {
        next_sibling.before(text3);
      }
      set_hydrate_node(text3);
      return text3;
    }
    merge_text_nodes(
      /** @type {Text} */
      next_sibling
    );
  }
  set_hydrate_node(next_sibling);
  return next_sibling;
}
function clear_text_content(node) {
  node.textContent = "";
}
function should_defer_append() {
  if (!async_mode_flag) return false;
  if (eager_block_effects !== null) return false;
  var flags2 = (
    /** @type {Effect} */
    active_effect.f
  );
  return (flags2 & REACTION_RAN) !== 0;
}
function create_element(tag2, namespace, is2) {
  if (namespace == null || namespace === NAMESPACE_HTML) {
    return (
      /** @type {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : Element} */
      is2 ? document.createElement(tag2, { is: is2 }) : document.createElement(tag2)
    );
  }
  return (
    /** @type {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : Element} */
    is2 ? document.createElementNS(namespace, tag2, { is: is2 }) : document.createElementNS(namespace, tag2)
  );
}
function merge_text_nodes(text3) {
  if (
    /** @type {string} */
    text3.nodeValue.length < 65536
  ) {
    return;
  }
  let next2 = text3.nextSibling;
  while (next2 !== null && next2.nodeType === TEXT_NODE) {
    next2.remove();
    text3.nodeValue += /** @type {string} */
    next2.nodeValue;
    next2 = text3.nextSibling;
  }
}

// node_modules/svelte/src/internal/client/error-handling.js
var adjustments = /* @__PURE__ */ new WeakMap();
function handle_error(error) {
  var effect2 = active_effect;
  if (effect2 === null) {
    active_reaction.f |= ERROR_VALUE;
    return error;
  }
  if (DEV && error instanceof Error && !adjustments.has(error)) {
    adjustments.set(error, get_adjustments(error, effect2));
  }
  if ((effect2.f & REACTION_RAN) === 0 && (effect2.f & EFFECT) === 0) {
    if (DEV && !effect2.parent && error instanceof Error) {
      apply_adjustments(error);
    }
    throw error;
  }
  invoke_error_boundary(error, effect2);
}
function invoke_error_boundary(error, effect2) {
  if (error === HYDRATION_ERROR) {
    throw error;
  }
  if (effect2 !== null && (effect2.f & DESTROYED) !== 0) {
    return;
  }
  while (effect2 !== null) {
    if ((effect2.f & BOUNDARY_EFFECT) !== 0 && (effect2.f & (DESTROYED | DESTROYING)) === 0) {
      if ((effect2.f & REACTION_RAN) === 0) {
        throw error;
      }
      try {
        effect2.b.error(error);
        return;
      } catch (e) {
        error = e;
      }
    }
    effect2 = effect2.parent;
  }
  if (DEV && error instanceof Error) {
    apply_adjustments(error);
  }
  throw error;
}
function get_adjustments(error, effect2) {
  const message_descriptor = get_descriptor(error, "message");
  if (message_descriptor && !message_descriptor.configurable) return;
  var indent = is_firefox ? "  " : "	";
  var component_stack = `
${indent}in ${effect2.fn?.name || "<unknown>"}`;
  var context = effect2.ctx;
  while (context !== null) {
    component_stack += `
${indent}in ${context.function?.[FILENAME].split("/").pop()}`;
    context = context.p;
  }
  return {
    message: error.message + `
${component_stack}
`,
    stack: error.stack?.split("\n").filter((line) => !line.includes("svelte/src/internal")).join("\n")
  };
}
function apply_adjustments(error) {
  const adjusted = adjustments.get(error);
  if (adjusted) {
    define_property(error, "message", {
      value: adjusted.message
    });
    define_property(error, "stack", {
      value: adjusted.stack
    });
  }
}

// node_modules/svelte/src/internal/client/reactivity/effects.js
function validate_effect(rune) {
  if (active_effect === null) {
    if (active_reaction === null) {
      effect_orphan(rune);
    }
    effect_in_unowned_derived();
  }
  if (is_destroying_effect) {
    effect_in_teardown(rune);
  }
}
function push_effect(effect2, parent_effect) {
  var parent_last = parent_effect.last;
  if (parent_last === null) {
    parent_effect.last = parent_effect.first = effect2;
  } else {
    parent_last.next = effect2;
    effect2.prev = parent_last;
    parent_effect.last = effect2;
  }
}
function create_effect(type, fn) {
  var parent = active_effect;
  if (DEV) {
    while (parent !== null && (parent.f & EAGER_EFFECT) !== 0) {
      parent = parent.parent;
    }
  }
  if (parent !== null && (parent.f & INERT) !== 0) {
    type |= INERT;
  }
  var effect2 = {
    ctx: component_context,
    deps: null,
    nodes: null,
    f: type | DIRTY | CONNECTED,
    first: null,
    fn,
    last: null,
    next: null,
    parent,
    b: parent && parent.b,
    prev: null,
    teardown: null,
    wv: 0,
    ac: null
  };
  if (DEV) {
    effect2.component_function = dev_current_component_function;
  }
  current_batch?.register_created_effect(effect2);
  var e = effect2;
  if ((type & EFFECT) !== 0) {
    if (collected_effects !== null) {
      collected_effects.push(effect2);
    } else {
      Batch.ensure().schedule(effect2);
    }
  } else if (fn !== null) {
    try {
      update_effect(effect2);
    } catch (e3) {
      destroy_effect(effect2);
      throw e3;
    }
    if (e.deps === null && e.teardown === null && e.nodes === null && e.first === e.last && // either `null`, or a singular child
    (e.f & EFFECT_PRESERVED) === 0) {
      e = e.first;
      if ((type & BLOCK_EFFECT) !== 0 && (type & EFFECT_TRANSPARENT) !== 0 && e !== null) {
        e.f |= EFFECT_TRANSPARENT;
      }
    }
  }
  if (e !== null) {
    e.parent = parent;
    if (parent !== null) {
      push_effect(e, parent);
    }
    if (active_reaction !== null && (active_reaction.f & DERIVED) !== 0 && (type & ROOT_EFFECT) === 0) {
      var derived2 = (
        /** @type {Derived} */
        active_reaction
      );
      (derived2.effects ??= []).push(e);
    }
  }
  return effect2;
}
function effect_tracking() {
  return active_reaction !== null && !untracking;
}
function teardown(fn) {
  const effect2 = create_effect(RENDER_EFFECT, null);
  set_signal_status(effect2, CLEAN);
  effect2.teardown = fn;
  return effect2;
}
function user_effect(fn) {
  validate_effect("$effect");
  if (DEV) {
    define_property(fn, "name", {
      value: "$effect"
    });
  }
  var flags2 = (
    /** @type {Effect} */
    active_effect.f
  );
  var defer = !active_reaction && (flags2 & BRANCH_EFFECT) !== 0 && component_context !== null && !component_context.i;
  if (defer) {
    var context = (
      /** @type {ComponentContext} */
      component_context
    );
    (context.e ??= []).push(fn);
  } else {
    return create_user_effect(fn);
  }
}
function create_user_effect(fn) {
  return create_effect(EFFECT | USER_EFFECT, fn);
}
function effect_root(fn) {
  Batch.ensure();
  const effect2 = create_effect(ROOT_EFFECT | EFFECT_PRESERVED, fn);
  return () => {
    destroy_effect(effect2);
  };
}
function component_root(fn) {
  Batch.ensure();
  const effect2 = create_effect(ROOT_EFFECT | EFFECT_PRESERVED, fn);
  return (options = {}) => {
    return new Promise((fulfil) => {
      if (options.outro) {
        pause_effect(effect2, () => {
          destroy_effect(effect2);
          fulfil(void 0);
        });
      } else {
        destroy_effect(effect2);
        fulfil(void 0);
      }
    });
  };
}
function effect(fn) {
  return create_effect(EFFECT, fn);
}
function async_effect(fn) {
  return create_effect(ASYNC | EFFECT_PRESERVED, fn);
}
function render_effect(fn, flags2 = 0) {
  return create_effect(RENDER_EFFECT | flags2, fn);
}
function template_effect(fn, sync = [], async2 = [], blockers = []) {
  flatten(blockers, sync, async2, (values) => {
    create_effect(RENDER_EFFECT, () => {
      fn(...values.map(get));
    });
  });
}
function block(fn, flags2 = 0) {
  var effect2 = create_effect(BLOCK_EFFECT | flags2, fn);
  if (DEV) {
    effect2.dev_stack = dev_stack;
  }
  return effect2;
}
function managed(fn, flags2 = 0) {
  var effect2 = create_effect(MANAGED_EFFECT | flags2, fn);
  if (DEV) {
    effect2.dev_stack = dev_stack;
  }
  return effect2;
}
function branch(fn) {
  return create_effect(BRANCH_EFFECT | EFFECT_PRESERVED, fn);
}
function execute_effect_teardown(effect2) {
  var teardown2 = effect2.teardown;
  if (teardown2 !== null) {
    const previously_destroying_effect = is_destroying_effect;
    const previous_reaction = active_reaction;
    set_is_destroying_effect(true);
    set_active_reaction(null);
    try {
      teardown2.call(null);
    } catch (error) {
      invoke_error_boundary(error, effect2.parent);
    } finally {
      set_is_destroying_effect(previously_destroying_effect);
      set_active_reaction(previous_reaction);
    }
  }
}
function destroy_effect_children(signal, remove_dom = false) {
  var effect2 = signal.first;
  signal.first = signal.last = null;
  while (effect2 !== null) {
    const controller = effect2.ac;
    if (controller !== null) {
      without_reactive_context(() => {
        controller.abort(STALE_REACTION);
      });
    }
    var next2 = effect2.next;
    if ((effect2.f & ROOT_EFFECT) !== 0) {
      effect2.parent = null;
    } else {
      destroy_effect(effect2, remove_dom);
    }
    effect2 = next2;
  }
}
function destroy_block_effect_children(signal) {
  var effect2 = signal.first;
  while (effect2 !== null) {
    var next2 = effect2.next;
    if ((effect2.f & BRANCH_EFFECT) === 0) {
      destroy_effect(effect2);
    }
    effect2 = next2;
  }
}
function destroy_effect(effect2, remove_dom = true) {
  var removed = false;
  if ((remove_dom || (effect2.f & HEAD_EFFECT) !== 0) && effect2.nodes !== null && effect2.nodes.end !== null) {
    remove_effect_dom(
      effect2.nodes.start,
      /** @type {TemplateNode} */
      effect2.nodes.end
    );
    removed = true;
  }
  effect2.f |= DESTROYING;
  destroy_effect_children(effect2, remove_dom && !removed);
  remove_reactions(effect2, 0);
  var transitions = effect2.nodes && effect2.nodes.t;
  if (transitions !== null) {
    for (const transition2 of transitions) {
      transition2.stop();
    }
  }
  execute_effect_teardown(effect2);
  effect2.f ^= DESTROYING;
  effect2.f |= DESTROYED;
  var parent = effect2.parent;
  if (parent !== null && parent.first !== null) {
    unlink_effect(effect2);
  }
  if (DEV) {
    effect2.component_function = null;
  }
  effect2.next = effect2.prev = effect2.teardown = effect2.ctx = effect2.deps = effect2.fn = effect2.nodes = effect2.ac = effect2.b = null;
}
function remove_effect_dom(node, end) {
  while (node !== null) {
    var next2 = node === end ? null : get_next_sibling(node);
    node.remove();
    node = next2;
  }
}
function unlink_effect(effect2) {
  var parent = effect2.parent;
  var prev = effect2.prev;
  var next2 = effect2.next;
  if (prev !== null) prev.next = next2;
  if (next2 !== null) next2.prev = prev;
  if (parent !== null) {
    if (parent.first === effect2) parent.first = next2;
    if (parent.last === effect2) parent.last = prev;
  }
}
function pause_effect(effect2, callback, destroy = true) {
  var transitions = [];
  effect2.f |= PAUSED;
  pause_children(effect2, transitions, true);
  var fn = () => {
    if (destroy) destroy_effect(effect2);
    if (callback) callback();
  };
  var remaining = transitions.length;
  if (remaining > 0) {
    var check = () => --remaining || fn();
    for (var transition2 of transitions) {
      transition2.out(check);
    }
  } else {
    fn();
  }
}
function pause_children(effect2, transitions, local) {
  if ((effect2.f & INERT) !== 0) return;
  effect2.f ^= INERT;
  var t = effect2.nodes && effect2.nodes.t;
  if (t !== null) {
    for (const transition2 of t) {
      if (transition2.is_global || local) {
        transitions.push(transition2);
      }
    }
  }
  var child2 = effect2.first;
  while (child2 !== null) {
    var sibling2 = child2.next;
    if ((child2.f & ROOT_EFFECT) === 0) {
      var transparent = (child2.f & EFFECT_TRANSPARENT) !== 0 || // If this is a branch effect without a block effect parent,
      // it means the parent block effect was pruned. In that case,
      // transparency information was transferred to the branch effect.
      (child2.f & BRANCH_EFFECT) !== 0 && (effect2.f & BLOCK_EFFECT) !== 0;
      pause_children(child2, transitions, transparent ? local : false);
    }
    child2 = sibling2;
  }
}
function resume_effect(effect2) {
  effect2.f &= ~PAUSED;
  resume_children(effect2, true);
}
function resume_children(effect2, local) {
  if ((effect2.f & PAUSED) !== 0) return;
  if ((effect2.f & INERT) === 0) return;
  effect2.f ^= INERT;
  if ((effect2.f & CLEAN) === 0) {
    set_signal_status(effect2, DIRTY);
    Batch.ensure().schedule(effect2);
  }
  var child2 = effect2.first;
  while (child2 !== null) {
    var sibling2 = child2.next;
    var transparent = (child2.f & EFFECT_TRANSPARENT) !== 0 || (child2.f & BRANCH_EFFECT) !== 0;
    resume_children(child2, transparent ? local : false);
    child2 = sibling2;
  }
  var t = effect2.nodes && effect2.nodes.t;
  if (t !== null) {
    for (const transition2 of t) {
      if (transition2.is_global || local) {
        transition2.in();
      }
    }
  }
}
function move_effect(effect2, fragment) {
  if (!effect2.nodes) return;
  var node = effect2.nodes.start;
  var end = effect2.nodes.end;
  while (node !== null) {
    var next2 = node === end ? null : get_next_sibling(node);
    fragment.append(node);
    node = next2;
  }
}

// node_modules/svelte/src/internal/client/legacy.js
var captured_signals = null;

// node_modules/svelte/src/internal/client/runtime.js
var is_destroying_effect = false;
function set_is_destroying_effect(value) {
  is_destroying_effect = value;
}
var active_reaction = null;
var untracking = false;
function set_active_reaction(reaction) {
  active_reaction = reaction;
}
var active_effect = null;
function set_active_effect(effect2) {
  active_effect = effect2;
}
var current_sources = null;
function push_reaction_value(value) {
  if (active_reaction !== null && (!async_mode_flag && (active_reaction.f & REACTION_IS_UPDATING) !== 0 || (active_reaction.f & DERIVED) !== 0)) {
    (current_sources ??= /* @__PURE__ */ new Set()).add(value);
  }
}
var new_deps = null;
var skipped_deps = 0;
var untracked_writes = null;
function set_untracked_writes(value) {
  untracked_writes = value;
}
var write_version = 1;
var read_version = 0;
var update_version = read_version;
function set_update_version(value) {
  update_version = value;
}
function increment_write_version() {
  return ++write_version;
}
function is_dirty(reaction) {
  var flags2 = reaction.f;
  if ((flags2 & DIRTY) !== 0) {
    return true;
  }
  if ((flags2 & MAYBE_DIRTY) !== 0) {
    var dependencies = (
      /** @type {Value[]} */
      reaction.deps
    );
    var length = dependencies.length;
    for (var i = 0; i < length; i++) {
      var dependency = dependencies[i];
      if (is_dirty(
        /** @type {Derived} */
        dependency
      )) {
        update_derived(
          /** @type {Derived} */
          dependency
        );
      }
      if (dependency.wv > reaction.wv) {
        return true;
      }
    }
    if ((flags2 & CONNECTED) !== 0 && // During time traveling we don't want to reset the status so that
    // traversal of the graph in the other batches still happens
    batch_values === null) {
      set_signal_status(reaction, CLEAN);
    }
  }
  return false;
}
function schedule_possible_effect_self_invalidation(signal, effect2, root53 = true) {
  var reactions = signal.reactions;
  if (reactions === null) return;
  if (!async_mode_flag && current_sources !== null && current_sources.has(signal)) {
    return;
  }
  for (var i = 0; i < reactions.length; i++) {
    var reaction = reactions[i];
    if ((reaction.f & DERIVED) !== 0) {
      schedule_possible_effect_self_invalidation(
        /** @type {Derived} */
        reaction,
        effect2,
        false
      );
    } else if (effect2 === reaction) {
      if (root53) {
        set_signal_status(reaction, DIRTY);
      } else if ((reaction.f & CLEAN) !== 0) {
        set_signal_status(reaction, MAYBE_DIRTY);
      }
      schedule_effect(
        /** @type {Effect} */
        reaction
      );
    }
  }
}
function update_reaction(reaction) {
  var previous_deps = new_deps;
  var previous_skipped_deps = skipped_deps;
  var previous_untracked_writes = untracked_writes;
  var previous_reaction = active_reaction;
  var previous_sources = current_sources;
  var previous_component_context = component_context;
  var previous_untracking = untracking;
  var previous_update_version = update_version;
  var flags2 = reaction.f;
  new_deps = /** @type {null | Value[]} */
  null;
  skipped_deps = 0;
  untracked_writes = null;
  active_reaction = (flags2 & (BRANCH_EFFECT | ROOT_EFFECT)) === 0 ? reaction : null;
  current_sources = null;
  set_component_context(reaction.ctx);
  untracking = false;
  update_version = ++read_version;
  if (reaction.ac !== null) {
    without_reactive_context(() => {
      reaction.ac.abort(STALE_REACTION);
    });
    reaction.ac = null;
  }
  try {
    reaction.f |= REACTION_IS_UPDATING;
    var fn = (
      /** @type {Function} */
      reaction.fn
    );
    var result = fn();
    reaction.f |= REACTION_RAN;
    var deps = update_dependencies(reaction);
    if (is_runes() && untracked_writes !== null && !untracking && deps !== null && (reaction.f & (DERIVED | MAYBE_DIRTY | DIRTY)) === 0) {
      for (var i = 0; i < /** @type {Source[]} */
      untracked_writes.length; i++) {
        schedule_possible_effect_self_invalidation(
          untracked_writes[i],
          /** @type {Effect} */
          reaction
        );
      }
    }
    if (previous_reaction !== null && previous_reaction !== reaction) {
      read_version++;
      if (previous_reaction.deps !== null) {
        for (let i2 = 0; i2 < previous_skipped_deps; i2 += 1) {
          previous_reaction.deps[i2].rv = read_version;
        }
      }
      if (previous_deps !== null) {
        for (const dep of previous_deps) {
          dep.rv = read_version;
        }
      }
      if (untracked_writes !== null) {
        if (previous_untracked_writes === null) {
          previous_untracked_writes = untracked_writes;
        } else {
          previous_untracked_writes.push(.../** @type {Source[]} */
          untracked_writes);
        }
      }
    }
    if ((reaction.f & ERROR_VALUE) !== 0) {
      reaction.f ^= ERROR_VALUE;
    }
    return result;
  } catch (error) {
    update_dependencies(reaction);
    return handle_error(error);
  } finally {
    reaction.f ^= REACTION_IS_UPDATING;
    new_deps = previous_deps;
    skipped_deps = previous_skipped_deps;
    untracked_writes = previous_untracked_writes;
    active_reaction = previous_reaction;
    current_sources = previous_sources;
    set_component_context(previous_component_context);
    untracking = previous_untracking;
    update_version = previous_update_version;
  }
}
function update_dependencies(reaction) {
  var deps = reaction.deps;
  var is_fork = current_batch?.is_fork;
  if (new_deps !== null) {
    var i;
    if (!is_fork) {
      remove_reactions(reaction, skipped_deps);
    }
    if (deps !== null && skipped_deps > 0) {
      deps.length = skipped_deps + new_deps.length;
      for (i = 0; i < new_deps.length; i++) {
        deps[skipped_deps + i] = new_deps[i];
      }
    } else {
      reaction.deps = deps = new_deps;
    }
    if (effect_tracking() && (reaction.f & CONNECTED) !== 0) {
      for (i = skipped_deps; i < deps.length; i++) {
        (deps[i].reactions ??= []).push(reaction);
      }
    }
  } else if (!is_fork && deps !== null && skipped_deps < deps.length) {
    remove_reactions(reaction, skipped_deps);
    deps.length = skipped_deps;
  }
  return deps;
}
function remove_reaction(signal, dependency) {
  let reactions = dependency.reactions;
  if (reactions !== null) {
    var index2 = index_of.call(reactions, signal);
    if (index2 !== -1) {
      var new_length = reactions.length - 1;
      if (new_length === 0) {
        reactions = dependency.reactions = null;
      } else {
        reactions[index2] = reactions[new_length];
        reactions.pop();
      }
    }
  }
  if (reactions === null && (dependency.f & DERIVED) !== 0 && // Destroying a child effect while updating a parent effect can cause a dependency to appear
  // to be unused, when in fact it is used by the currently-updating parent. Checking `new_deps`
  // allows us to skip the expensive work of disconnecting and immediately reconnecting it
  (new_deps === null || !includes.call(new_deps, dependency))) {
    var derived2 = (
      /** @type {Derived} */
      dependency
    );
    if ((derived2.f & CONNECTED) !== 0) {
      derived2.f ^= CONNECTED;
    }
    if (derived2.v !== UNINITIALIZED) {
      update_derived_status(derived2);
    }
    if (derived2.ac !== null) {
      without_reactive_context(() => {
        derived2.ac.abort(STALE_REACTION);
        derived2.ac = null;
        set_signal_status(derived2, DIRTY);
      });
    }
    freeze_derived_effects(derived2);
    remove_reactions(derived2, 0);
  }
}
function remove_reactions(signal, start_index) {
  var dependencies = signal.deps;
  if (dependencies === null) return;
  for (var i = start_index; i < dependencies.length; i++) {
    remove_reaction(signal, dependencies[i]);
  }
}
function update_effect(effect2) {
  var flags2 = effect2.f;
  if ((flags2 & DESTROYED) !== 0) {
    return;
  }
  set_signal_status(effect2, CLEAN);
  var previous_effect = active_effect;
  active_effect = effect2;
  if (DEV) {
    var previous_component_fn = dev_current_component_function;
    set_dev_current_component_function(effect2.component_function);
    var previous_stack = (
      /** @type {any} */
      dev_stack
    );
    set_dev_stack(effect2.dev_stack ?? dev_stack);
  }
  try {
    if ((flags2 & (BLOCK_EFFECT | MANAGED_EFFECT)) !== 0) {
      destroy_block_effect_children(effect2);
    } else {
      destroy_effect_children(effect2);
    }
    execute_effect_teardown(effect2);
    var teardown2 = update_reaction(effect2);
    effect2.teardown = typeof teardown2 === "function" ? teardown2 : null;
    effect2.wv = write_version;
    if (DEV && tracing_mode_flag && (effect2.f & DIRTY) !== 0 && effect2.deps !== null) {
      for (var dep of effect2.deps) {
        if (dep.set_during_effect) {
          dep.wv = increment_write_version();
          dep.set_during_effect = false;
        }
      }
    }
  } finally {
    active_effect = previous_effect;
    if (DEV) {
      set_dev_current_component_function(previous_component_fn);
      set_dev_stack(previous_stack);
    }
  }
}
async function tick() {
  if (async_mode_flag) {
    return new Promise((f) => {
      requestAnimationFrame(() => f());
      setTimeout(() => f());
    });
  }
  await Promise.resolve();
  flushSync();
}
function get(signal) {
  var flags2 = signal.f;
  var is_derived = (flags2 & DERIVED) !== 0;
  captured_signals?.add(signal);
  if (active_reaction !== null && !untracking) {
    var destroyed = active_effect !== null && (active_effect.f & DESTROYED) !== 0;
    if (!destroyed && (current_sources === null || !current_sources.has(signal))) {
      var deps = active_reaction.deps;
      if ((active_reaction.f & REACTION_IS_UPDATING) !== 0) {
        if (signal.rv < read_version) {
          signal.rv = read_version;
          if (new_deps === null && deps !== null && deps[skipped_deps] === signal) {
            skipped_deps++;
          } else if (new_deps === null) {
            new_deps = [signal];
          } else {
            new_deps.push(signal);
          }
        }
      } else {
        active_reaction.deps ??= [];
        if (!includes.call(active_reaction.deps, signal)) {
          active_reaction.deps.push(signal);
        }
        var reactions = signal.reactions;
        if (reactions === null) {
          signal.reactions = [active_reaction];
        } else if (!includes.call(reactions, active_reaction)) {
          reactions.push(active_reaction);
        }
      }
    }
  }
  if (DEV) {
    if (!untracking && reactivity_loss_tracker && // By checking that current/previous batch are null we filter out false positives.
    // reactivity_loss_tracker is only reset after a microtask, so if a flush happens
    // before that, we get warnings for things we shouldn't warn on.
    current_batch === null && previous_batch === null && !reactivity_loss_tracker.warned && (reactivity_loss_tracker.effect.f & REACTION_IS_UPDATING) === 0 && !reactivity_loss_tracker.effect_deps.has(signal)) {
      reactivity_loss_tracker.warned = true;
      await_reactivity_loss(
        /** @type {string} */
        signal.label
      );
      var trace2 = get_error("traced at");
      if (trace2) console.warn(trace2);
    }
    recent_async_deriveds.delete(signal);
    if (tracing_mode_flag && !untracking && tracing_expressions !== null && active_reaction !== null && tracing_expressions.reaction === active_reaction) {
      if (signal.trace) {
        signal.trace();
      } else {
        trace2 = get_error("traced at");
        if (trace2) {
          var entry = tracing_expressions.entries.get(signal);
          if (entry === void 0) {
            entry = { traces: [] };
            tracing_expressions.entries.set(signal, entry);
          }
          var last = entry.traces[entry.traces.length - 1];
          if (trace2.stack !== last?.stack) {
            entry.traces.push(trace2);
          }
        }
      }
    }
  }
  if (is_destroying_effect && old_values.has(signal)) {
    return old_values.get(signal);
  }
  if (is_derived) {
    var derived2 = (
      /** @type {Derived} */
      signal
    );
    if (is_destroying_effect) {
      var value = derived2.v;
      if ((derived2.f & CLEAN) === 0 && derived2.reactions !== null || depends_on_old_values(derived2)) {
        value = execute_derived(derived2);
      }
      old_values.set(derived2, value);
      return value;
    }
    var should_connect = (derived2.f & CONNECTED) === 0 && !untracking && active_reaction !== null && (active_reaction.f & CONNECTED) !== 0;
    var is_new = (derived2.f & REACTION_RAN) === 0;
    if (is_dirty(derived2)) {
      if (should_connect) {
        derived2.f |= CONNECTED;
      }
      update_derived(derived2);
    }
    if (should_connect && !is_new) {
      unfreeze_derived_effects(derived2);
      reconnect(derived2);
    }
  }
  if (batch_values?.has(signal)) {
    return batch_values.get(signal);
  }
  if ((signal.f & ERROR_VALUE) !== 0) {
    throw signal.v;
  }
  return signal.v;
}
function reconnect(derived2) {
  derived2.f |= CONNECTED;
  if (derived2.deps === null) return;
  for (const dep of derived2.deps) {
    var reactions = dep.reactions;
    if (reactions === null) {
      dep.reactions = [derived2];
    } else if (!includes.call(reactions, derived2)) {
      reactions.push(derived2);
    }
    if ((dep.f & DERIVED) !== 0 && (dep.f & CONNECTED) === 0) {
      unfreeze_derived_effects(
        /** @type {Derived} */
        dep
      );
      reconnect(
        /** @type {Derived} */
        dep
      );
    }
  }
}
function depends_on_old_values(derived2) {
  if (derived2.v === UNINITIALIZED) return true;
  if (derived2.deps === null) return false;
  for (const dep of derived2.deps) {
    if (old_values.has(dep)) {
      return true;
    }
    if ((dep.f & DERIVED) !== 0 && depends_on_old_values(
      /** @type {Derived} */
      dep
    )) {
      return true;
    }
  }
  return false;
}
function untrack(fn) {
  var previous_untracking = untracking;
  try {
    untracking = true;
    return fn();
  } finally {
    untracking = previous_untracking;
  }
}

// node_modules/svelte/src/utils.js
var DOM_BOOLEAN_ATTRIBUTES = [
  "allowfullscreen",
  "async",
  "autofocus",
  "autoplay",
  "checked",
  "controls",
  "default",
  "disabled",
  "formnovalidate",
  "indeterminate",
  "inert",
  "ismap",
  "loop",
  "multiple",
  "muted",
  "nomodule",
  "novalidate",
  "open",
  "playsinline",
  "readonly",
  "required",
  "reversed",
  "seamless",
  "selected",
  "webkitdirectory",
  "defer",
  "disablepictureinpicture",
  "disableremoteplayback"
];
var DOM_PROPERTIES = [
  ...DOM_BOOLEAN_ATTRIBUTES,
  "formNoValidate",
  "isMap",
  "noModule",
  "playsInline",
  "readOnly",
  "value",
  "volume",
  "defaultValue",
  "defaultChecked",
  "srcObject",
  "noValidate",
  "allowFullscreen",
  "disablePictureInPicture",
  "disableRemotePlayback"
];
var PASSIVE_EVENTS = ["touchstart", "touchmove"];
function is_passive_event(name) {
  return PASSIVE_EVENTS.includes(name);
}
var STATE_CREATION_RUNES = (
  /** @type {const} */
  [
    "$state",
    "$state.raw",
    "$derived",
    "$derived.by"
  ]
);
var RUNES = (
  /** @type {const} */
  [
    ...STATE_CREATION_RUNES,
    "$state.eager",
    "$state.snapshot",
    "$props",
    "$props.id",
    "$bindable",
    "$effect",
    "$effect.pre",
    "$effect.tracking",
    "$effect.root",
    "$effect.pending",
    "$inspect",
    "$inspect().with",
    "$inspect.trace",
    "$host"
  ]
);

// node_modules/svelte/src/internal/client/dev/css.js
var all_styles = /* @__PURE__ */ new Map();
function register_style(hash2, style) {
  var styles = all_styles.get(hash2);
  if (!styles) {
    styles = /* @__PURE__ */ new Set();
    all_styles.set(hash2, styles);
  }
  styles.add(style);
}

// node_modules/svelte/src/internal/client/dom/elements/events.js
var event_symbol = /* @__PURE__ */ Symbol("events");
var all_registered_events = /* @__PURE__ */ new Set();
var root_event_handles = /* @__PURE__ */ new Set();
function create_event(event_name, dom, handler, options = {}) {
  function target_handler(event2) {
    if (!options.capture) {
      handle_event_propagation.call(dom, event2);
    }
    if (!event2.cancelBubble) {
      return without_reactive_context(() => {
        return handler?.call(this, event2);
      });
    }
  }
  if (event_name.startsWith("pointer") || event_name.startsWith("touch") || event_name === "wheel") {
    target_handler.__removed = false;
    queue_micro_task(() => {
      if (!target_handler.__removed) {
        dom.addEventListener(event_name, target_handler, options);
      }
    });
  } else {
    dom.addEventListener(event_name, target_handler, options);
  }
  return target_handler;
}
function event(event_name, dom, handler, capture2, passive2) {
  var options = { capture: capture2, passive: passive2 };
  var target_handler = create_event(event_name, dom, handler, options);
  if (dom === document.body || // @ts-ignore
  dom === window || // @ts-ignore
  dom === document || // Firefox has quirky behavior, it can happen that we still get "canplay" events when the element is already removed
  dom instanceof HTMLMediaElement) {
    teardown(() => {
      target_handler.__removed = true;
      dom.removeEventListener(event_name, target_handler, options);
    });
  }
}
function delegated(event_name, element2, handler) {
  (element2[event_symbol] ??= {})[event_name] = handler;
}
function delegate(events) {
  for (var i = 0; i < events.length; i++) {
    all_registered_events.add(events[i]);
  }
  for (var fn of root_event_handles) {
    fn(events);
  }
}
var last_propagated_event = null;
var last_propagated_event_clear_scheduled = false;
function handle_event_propagation(event2) {
  var handler_element = this;
  var owner_document = (
    /** @type {Node} */
    handler_element.ownerDocument
  );
  var event_name = event2.type;
  var path2 = event2.composedPath?.() || [];
  var current_target = (
    /** @type {null | Element} */
    path2[0] || event2.target
  );
  last_propagated_event = event2;
  if (!last_propagated_event_clear_scheduled) {
    last_propagated_event_clear_scheduled = true;
    setTimeout(() => {
      last_propagated_event_clear_scheduled = false;
      last_propagated_event = null;
    });
  }
  var path_idx = 0;
  var handled_at = last_propagated_event === event2 && event2[event_symbol];
  if (handled_at) {
    var at_idx = path2.indexOf(handled_at);
    if (at_idx !== -1 && (handler_element === document || handler_element === /** @type {any} */
    window)) {
      event2[event_symbol] = handler_element;
      return;
    }
    var handler_idx = path2.indexOf(handler_element);
    if (handler_idx === -1) {
      return;
    }
    if (at_idx <= handler_idx) {
      path_idx = at_idx;
    }
  }
  current_target = /** @type {Element} */
  path2[path_idx] || event2.target;
  if (current_target === handler_element) return;
  define_property(event2, "currentTarget", {
    configurable: true,
    get() {
      return current_target || owner_document;
    }
  });
  var previous_reaction = active_reaction;
  var previous_effect = active_effect;
  set_active_reaction(null);
  set_active_effect(null);
  try {
    var throw_error;
    var other_errors = [];
    while (current_target !== null) {
      if (current_target === handler_element) break;
      try {
        var delegated2 = current_target[event_symbol]?.[event_name];
        if (delegated2 != null && (!/** @type {any} */
        current_target.disabled || // DOM could've been updated already by the time this is reached, so we check this as well
        // -> the target could not have been disabled because it emits the event in the first place
        event2.target === current_target)) {
          delegated2.call(current_target, event2);
        }
      } catch (error) {
        if (throw_error) {
          other_errors.push(error);
        } else {
          throw_error = error;
        }
      }
      if (event2.cancelBubble) break;
      path_idx++;
      current_target = path_idx < path2.length ? (
        /** @type {Element} */
        path2[path_idx]
      ) : null;
    }
    if (throw_error) {
      for (let error of other_errors) {
        queueMicrotask(() => {
          throw error;
        });
      }
      throw throw_error;
    }
  } finally {
    event2[event_symbol] = handler_element;
    delete event2.currentTarget;
    set_active_reaction(previous_reaction);
    set_active_effect(previous_effect);
  }
}

// node_modules/svelte/src/internal/client/dom/reconciler.js
var policy = (
  // We gotta write it like this because after downleveling the pure comment may end up in the wrong location
  globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", {
    /** @param {string} html */
    createHTML: (html2) => {
      return html2;
    }
  })
);
function create_trusted_html(html2) {
  return (
    /** @type {string} */
    policy?.createHTML(html2) ?? html2
  );
}
function create_fragment_from_html(html2) {
  var elem = create_element("template");
  elem.innerHTML = create_trusted_html(html2.replaceAll("<!>", "<!---->"));
  return elem.content;
}

// node_modules/svelte/src/internal/client/dom/template.js
function assign_nodes(start, end) {
  var effect2 = (
    /** @type {Effect} */
    active_effect
  );
  if (effect2.nodes === null) {
    effect2.nodes = { start, end, a: null, t: null };
  }
}
// @__NO_SIDE_EFFECTS__
function from_html(content, flags2) {
  var is_fragment = (flags2 & TEMPLATE_FRAGMENT) !== 0;
  var use_import_node = (flags2 & TEMPLATE_USE_IMPORT_NODE) !== 0;
  var node;
  var has_start = !content.startsWith("<!>");
  return () => {
    if (hydrating) {
      assign_nodes(hydrate_node, null);
      return hydrate_node;
    }
    if (node === void 0) {
      node = create_fragment_from_html(has_start ? content : "<!>" + content);
      if (!is_fragment) node = /** @type {TemplateNode} */
      get_first_child(node);
    }
    var clone = (
      /** @type {TemplateNode} */
      use_import_node || is_firefox ? document.importNode(node, true) : node.cloneNode(true)
    );
    if (is_fragment) {
      var start = (
        /** @type {TemplateNode} */
        get_first_child(clone)
      );
      var end = (
        /** @type {TemplateNode} */
        clone.lastChild
      );
      assign_nodes(start, end);
    } else {
      assign_nodes(clone, clone);
    }
    return clone;
  };
}
// @__NO_SIDE_EFFECTS__
function from_namespace(content, flags2, ns = "svg") {
  var has_start = !content.startsWith("<!>");
  var is_fragment = (flags2 & TEMPLATE_FRAGMENT) !== 0;
  var wrapped = `<${ns}>${has_start ? content : "<!>" + content}</${ns}>`;
  var node;
  return () => {
    if (hydrating) {
      assign_nodes(hydrate_node, null);
      return hydrate_node;
    }
    if (!node) {
      var fragment = (
        /** @type {DocumentFragment} */
        create_fragment_from_html(wrapped)
      );
      var root53 = (
        /** @type {Element} */
        get_first_child(fragment)
      );
      if (is_fragment) {
        node = document.createDocumentFragment();
        while (get_first_child(root53)) {
          node.appendChild(
            /** @type {TemplateNode} */
            get_first_child(root53)
          );
        }
      } else {
        node = /** @type {Element} */
        get_first_child(root53);
      }
    }
    var clone = (
      /** @type {TemplateNode} */
      node.cloneNode(true)
    );
    if (is_fragment) {
      var start = (
        /** @type {TemplateNode} */
        get_first_child(clone)
      );
      var end = (
        /** @type {TemplateNode} */
        clone.lastChild
      );
      assign_nodes(start, end);
    } else {
      assign_nodes(clone, clone);
    }
    return clone;
  };
}
// @__NO_SIDE_EFFECTS__
function from_svg(content, flags2) {
  return /* @__PURE__ */ from_namespace(content, flags2, "svg");
}
function text(value = "") {
  if (!hydrating) {
    var t = create_text(value + "");
    assign_nodes(t, t);
    return t;
  }
  var node = hydrate_node;
  if (node.nodeType !== TEXT_NODE) {
    node.before(node = create_text());
    set_hydrate_node(node);
  } else {
    merge_text_nodes(
      /** @type {Text} */
      node
    );
  }
  assign_nodes(node, node);
  return node;
}
function comment() {
  if (hydrating) {
    assign_nodes(hydrate_node, null);
    return hydrate_node;
  }
  var frag = document.createDocumentFragment();
  var start = document.createComment("");
  var anchor = create_text();
  frag.append(start, anchor);
  assign_nodes(start, anchor);
  return frag;
}
function append(anchor, dom) {
  if (hydrating) {
    var effect2 = (
      /** @type {Effect & { nodes: EffectNodes }} */
      active_effect
    );
    if ((effect2.f & REACTION_RAN) === 0 || effect2.nodes.end === null) {
      effect2.nodes.end = hydrate_node;
    }
    hydrate_next();
    return;
  }
  if (anchor === null) {
    return;
  }
  anchor.before(
    /** @type {Node} */
    dom
  );
}
function props_id() {
  if (hydrating && hydrate_node && hydrate_node.nodeType === COMMENT_NODE && hydrate_node.textContent?.startsWith(`$`)) {
    const id = hydrate_node.textContent.substring(1);
    hydrate_next();
    return id;
  }
  (window.__svelte ??= {}).uid ??= 1;
  return `c${window.__svelte.uid++}`;
}

// node_modules/svelte/src/reactivity/create-subscriber.js
function createSubscriber(start) {
  let subscribers = 0;
  let version = source(0);
  let stop;
  if (DEV) {
    tag(version, "createSubscriber version");
  }
  return () => {
    if (effect_tracking()) {
      get(version);
      render_effect(() => {
        if (subscribers === 0) {
          stop = untrack(() => start(() => increment(version)));
        }
        subscribers += 1;
        return () => {
          queue_micro_task(() => {
            subscribers -= 1;
            if (subscribers === 0) {
              stop?.();
              stop = void 0;
              increment(version);
            }
          });
        };
      });
    }
  };
}

// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var flags = EFFECT_TRANSPARENT | EFFECT_PRESERVED;
function boundary(node, props, children, transform_error) {
  new Boundary(node, props, children, transform_error);
}
var Boundary = class {
  /** @type {Boundary | null} */
  parent;
  is_pending = false;
  /**
   * API-level transformError transform function. Transforms errors before they reach the `failed` snippet.
   * Inherited from parent boundary, or defaults to identity.
   * @type {(error: unknown) => unknown}
   */
  transform_error;
  /** @type {TemplateNode} */
  #anchor;
  /** @type {TemplateNode | null} */
  #hydrate_open = hydrating ? hydrate_node : null;
  /** @type {BoundaryProps} */
  #props;
  /** @type {((anchor: Node) => void)} */
  #children;
  /** @type {Effect} */
  #effect;
  /** @type {Effect | null} */
  #main_effect = null;
  /** @type {Effect | null} */
  #pending_effect = null;
  /** @type {Effect | null} */
  #failed_effect = null;
  /** @type {DocumentFragment | null} */
  #offscreen_fragment = null;
  #local_pending_count = 0;
  #pending_count = 0;
  #pending_count_update_queued = false;
  /** @type {Map<Effect, number>} */
  #dirty_reactions = /* @__PURE__ */ new Map();
  /**
   * A source containing the number of pending async deriveds/expressions.
   * Only created if `$effect.pending()` is used inside the boundary,
   * otherwise updating the source results in needless `Batch.ensure()`
   * calls followed by no-op flushes
   * @type {Source<number> | null}
   */
  #effect_pending = null;
  #effect_pending_subscriber = createSubscriber(() => {
    this.#effect_pending = source(this.#local_pending_count);
    if (DEV) {
      tag(this.#effect_pending, "$effect.pending()");
    }
    return () => {
      this.#effect_pending = null;
    };
  });
  /**
   * @param {TemplateNode} node
   * @param {BoundaryProps} props
   * @param {((anchor: Node) => void)} children
   * @param {((error: unknown) => unknown) | undefined} [transform_error]
   */
  constructor(node, props, children, transform_error) {
    this.#anchor = node;
    this.#props = props;
    this.#children = (anchor) => {
      var effect2 = (
        /** @type {Effect} */
        active_effect
      );
      effect2.b = this;
      effect2.f |= BOUNDARY_EFFECT;
      children(anchor);
    };
    this.parent = /** @type {Effect} */
    active_effect.b;
    this.transform_error = transform_error ?? this.parent?.transform_error ?? ((e) => e);
    this.#effect = block(() => {
      if (hydrating) {
        const comment_data = read_hydration_instruction(
          /** @type {TemplateNode} */
          this.#hydrate_open
        );
        hydrate_next();
        const server_rendered_pending = comment_data === HYDRATION_START_ELSE;
        const server_rendered_failed = comment_data.startsWith(HYDRATION_START_FAILED);
        if (server_rendered_failed) {
          const serialized_error = JSON.parse(comment_data.slice(HYDRATION_START_FAILED.length));
          this.#hydrate_failed_content(serialized_error);
        } else if (server_rendered_pending) {
          this.#hydrate_pending_content();
        } else {
          this.#hydrate_resolved_content();
        }
      } else {
        this.#render();
      }
    }, flags);
    if (hydrating) {
      this.#anchor = hydrate_node;
    }
  }
  #hydrate_resolved_content() {
    try {
      this.#main_effect = branch(() => this.#children(this.#anchor));
    } catch (error) {
      this.error(error);
    }
  }
  /**
   * @param {unknown} error The deserialized error from the server's hydration comment
   */
  #hydrate_failed_content(error) {
    const failed = this.#props.failed;
    const { reset: reset2, invoke_onerror } = this.#create_reset(error);
    queue_micro_task(invoke_onerror);
    if (!failed) return;
    this.#failed_effect = branch(() => {
      failed(
        this.#anchor,
        () => error,
        () => reset2
      );
    });
  }
  /**
   * Creates the `reset` function for a failed boundary, along with a function
   * that invokes `onerror` with it (if provided)
   * @param {unknown} error
   * @returns {{ reset: () => void, invoke_onerror: () => void }}
   */
  #create_reset(error) {
    var did_reset = false;
    var calling_on_error = false;
    const reset2 = () => {
      if (this.#is_destroyed()) return;
      if (did_reset) {
        svelte_boundary_reset_noop();
        return;
      }
      did_reset = true;
      if (calling_on_error) {
        svelte_boundary_reset_onerror();
      }
      if (this.#failed_effect !== null) {
        pause_effect(this.#failed_effect, () => {
          this.#failed_effect = null;
        });
      }
      this.#run(() => {
        this.#render();
      });
    };
    const invoke_onerror = () => {
      if (this.#is_destroyed()) return;
      try {
        calling_on_error = true;
        this.#props.onerror?.(error, reset2);
        calling_on_error = false;
      } catch (err) {
        invoke_error_boundary(err, this.#effect && this.#effect.parent);
      }
    };
    return { reset: reset2, invoke_onerror };
  }
  #is_destroyed() {
    return (this.#effect.f & (DESTROYED | DESTROYING)) !== 0;
  }
  #hydrate_pending_content() {
    const pending2 = this.#props.pending;
    if (!pending2) return;
    this.is_pending = true;
    this.#pending_effect = branch(() => pending2(this.#anchor));
    queue_micro_task(() => {
      if (this.#is_destroyed()) return;
      var fragment = this.#offscreen_fragment = document.createDocumentFragment();
      var anchor = create_text();
      var handled = false;
      fragment.append(anchor);
      this.#main_effect = this.#run(() => {
        try {
          return branch(() => this.#children(anchor));
        } catch (error) {
          try {
            this.error(error);
            handled = true;
          } catch (error2) {
            invoke_error_boundary(error2, this.#effect.parent);
          }
          return null;
        }
      });
      if (this.#main_effect === null) {
        this.#offscreen_fragment = null;
        if (handled) this.#resolve(
          /** @type {Batch} */
          current_batch
        );
        return;
      }
      if (this.#pending_count === 0) {
        this.#anchor.before(fragment);
        this.#offscreen_fragment = null;
        pause_effect(
          /** @type {Effect} */
          this.#pending_effect,
          () => {
            this.#pending_effect = null;
          }
        );
        this.#resolve(
          /** @type {Batch} */
          current_batch
        );
      }
    });
  }
  #render() {
    try {
      this.is_pending = this.has_pending_snippet();
      this.#pending_count = 0;
      this.#local_pending_count = 0;
      this.#main_effect = branch(() => {
        this.#children(this.#anchor);
      });
      if (this.#pending_count > 0) {
        var fragment = this.#offscreen_fragment = document.createDocumentFragment();
        move_effect(this.#main_effect, fragment);
        const pending2 = (
          /** @type {(anchor: Node) => void} */
          this.#props.pending
        );
        this.#pending_effect = branch(() => pending2(this.#anchor));
      } else {
        this.#resolve(
          /** @type {Batch} */
          current_batch
        );
      }
    } catch (error) {
      this.error(error);
    }
  }
  /**
   * @param {Batch} batch
   */
  #resolve(batch) {
    this.is_pending = false;
    batch.transfer_reactions(this.#dirty_reactions);
  }
  /**
   * Defer an effect inside a pending boundary until the boundary resolves
   * @param {Effect} effect
   */
  defer_effect(effect2) {
    defer_effect(effect2, this.#dirty_reactions);
  }
  /**
   * Returns `false` if the effect exists inside a boundary whose pending snippet is shown
   * @returns {boolean}
   */
  is_rendered() {
    return !this.is_pending && (!this.parent || this.parent.is_rendered());
  }
  has_pending_snippet() {
    return !!this.#props.pending;
  }
  /**
   * @template T
   * @param {() => T} fn
   */
  #run(fn) {
    var previous_effect = active_effect;
    var previous_reaction = active_reaction;
    var previous_ctx = component_context;
    set_active_effect(this.#effect);
    set_active_reaction(this.#effect);
    set_component_context(this.#effect.ctx);
    try {
      Batch.ensure();
      return fn();
    } finally {
      set_active_effect(previous_effect);
      set_active_reaction(previous_reaction);
      set_component_context(previous_ctx);
    }
  }
  /**
   * Updates the pending count associated with the currently visible pending snippet,
   * if any, such that we can replace the snippet with content once work is done
   * @param {1 | -1} d
   * @param {Batch} batch
   */
  #update_pending_count(d, batch) {
    if (!this.has_pending_snippet()) {
      if (this.parent) {
        this.parent.#update_pending_count(d, batch);
      }
      return;
    }
    this.#pending_count += d;
    if (this.#pending_count === 0) {
      this.#resolve(batch);
      if (this.#pending_effect) {
        pause_effect(this.#pending_effect, () => {
          this.#pending_effect = null;
        });
      }
      if (this.#offscreen_fragment) {
        this.#anchor.before(this.#offscreen_fragment);
        this.#offscreen_fragment = null;
      }
    }
  }
  /**
   * Update the source that powers `$effect.pending()` inside this boundary,
   * and controls when the current `pending` snippet (if any) is removed.
   * Do not call from inside the class
   * @param {1 | -1} d
   * @param {Batch} batch
   */
  update_pending_count(d, batch) {
    this.#update_pending_count(d, batch);
    this.#local_pending_count += d;
    if (!this.#effect_pending || this.#pending_count_update_queued) return;
    this.#pending_count_update_queued = true;
    queue_micro_task(() => {
      this.#pending_count_update_queued = false;
      if (this.#effect_pending) {
        internal_set(this.#effect_pending, this.#local_pending_count);
      }
    });
  }
  get_effect_pending() {
    this.#effect_pending_subscriber();
    return get(
      /** @type {Source<number>} */
      this.#effect_pending
    );
  }
  /** @param {unknown} error */
  error(error) {
    if (error === HYDRATION_ERROR) {
      throw error;
    }
    if (!this.#props.onerror && !this.#props.failed) {
      throw error;
    }
    if (current_batch?.is_fork) {
      if (this.#main_effect) current_batch.skip_effect(this.#main_effect);
      if (this.#pending_effect) current_batch.skip_effect(this.#pending_effect);
      if (this.#failed_effect) current_batch.skip_effect(this.#failed_effect);
      current_batch.oncommit(() => {
        if (!this.#is_destroyed()) this.#handle_error(error);
      });
    } else {
      this.#handle_error(error);
    }
  }
  /**
   * @param {unknown} error
   */
  #handle_error(error) {
    if (this.#main_effect) {
      destroy_effect(this.#main_effect);
      this.#main_effect = null;
    }
    if (this.#pending_effect) {
      destroy_effect(this.#pending_effect);
      this.#pending_effect = null;
    }
    if (this.#failed_effect) {
      destroy_effect(this.#failed_effect);
      this.#failed_effect = null;
    }
    if (hydrating) {
      set_hydrate_node(
        /** @type {TemplateNode} */
        this.#hydrate_open
      );
      next();
      set_hydrate_node(skip_nodes());
    }
    let failed = this.#props.failed;
    const handle_error_result = (transformed_error) => {
      if (this.#is_destroyed()) return;
      const { reset: reset2, invoke_onerror } = this.#create_reset(transformed_error);
      invoke_onerror();
      if (failed && !this.#is_destroyed()) {
        this.#failed_effect = this.#run(() => {
          try {
            return branch(() => {
              var effect2 = (
                /** @type {Effect} */
                active_effect
              );
              effect2.b = this;
              effect2.f |= BOUNDARY_EFFECT;
              failed(
                this.#anchor,
                () => transformed_error,
                () => reset2
              );
            });
          } catch (error2) {
            invoke_error_boundary(
              error2,
              /** @type {Effect} */
              this.#effect.parent
            );
            return null;
          }
        });
      }
    };
    queue_micro_task(() => {
      if (this.#is_destroyed()) return;
      var result;
      try {
        result = this.transform_error(error);
      } catch (e) {
        invoke_error_boundary(e, this.#effect && this.#effect.parent);
        return;
      }
      if (result !== null && typeof result === "object" && typeof /** @type {any} */
      result.then === "function") {
        result.then(
          handle_error_result,
          /** @param {unknown} e */
          (e) => invoke_error_boundary(e, this.#effect && this.#effect.parent)
        );
      } else {
        handle_error_result(result);
      }
    });
  }
};

// node_modules/svelte/src/internal/client/render.js
var should_intro = true;
function set_text(text3, value) {
  var str = value == null ? "" : typeof value === "object" ? `${value}` : value;
  if (str !== /** @type {any} */
  (text3[TEXT_CACHE] ??= text3.nodeValue)) {
    text3[TEXT_CACHE] = str;
    text3.nodeValue = `${str}`;
  }
}
function mount(component2, options) {
  return _mount(component2, options);
}
function hydrate(component2, options) {
  init_operations();
  options.intro = options.intro ?? false;
  const target = options.target;
  const was_hydrating = hydrating;
  const previous_hydrate_node = hydrate_node;
  try {
    var anchor = get_first_child(target);
    while (anchor && (anchor.nodeType !== COMMENT_NODE || /** @type {Comment} */
    anchor.data !== HYDRATION_START)) {
      anchor = get_next_sibling(anchor);
    }
    if (!anchor) {
      throw HYDRATION_ERROR;
    }
    set_hydrating(true);
    set_hydrate_node(
      /** @type {Comment} */
      anchor
    );
    const instance = _mount(component2, { ...options, anchor });
    set_hydrating(false);
    return (
      /**  @type {Exports} */
      instance
    );
  } catch (error) {
    if (error instanceof Error && error.message.split("\n").some((line) => line.startsWith("https://svelte.dev/e/"))) {
      throw error;
    }
    if (error !== HYDRATION_ERROR) {
      console.warn("Failed to hydrate: ", error);
    }
    if (options.recover === false) {
      hydration_failed();
    }
    init_operations();
    clear_text_content(target);
    set_hydrating(false);
    return mount(component2, options);
  } finally {
    set_hydrating(was_hydrating);
    set_hydrate_node(previous_hydrate_node);
  }
}
var listeners = /* @__PURE__ */ new Map();
function _mount(Component, { target, anchor, props = {}, events, context, intro = true, transformError }) {
  init_operations();
  var component2 = void 0;
  var unmount2 = component_root(() => {
    var anchor_node = anchor ?? target.appendChild(create_text());
    boundary(
      /** @type {TemplateNode} */
      anchor_node,
      {
        pending: () => {
        }
      },
      (anchor_node2) => {
        push({});
        var ctx = (
          /** @type {ComponentContext} */
          component_context
        );
        if (context) ctx.c = context;
        if (events) {
          props.$$events = events;
        }
        if (hydrating) {
          assign_nodes(
            /** @type {TemplateNode} */
            anchor_node2,
            null
          );
        }
        should_intro = intro;
        component2 = Component(anchor_node2, props) || mark_as_component();
        should_intro = true;
        if (hydrating) {
          active_effect.nodes.end = hydrate_node;
          if (hydrate_node === null || hydrate_node.nodeType !== COMMENT_NODE || /** @type {Comment} */
          hydrate_node.data !== HYDRATION_END) {
            hydration_mismatch();
            throw HYDRATION_ERROR;
          }
        }
        pop();
      },
      transformError
    );
    var registered_events = /* @__PURE__ */ new Set();
    var event_handle = (events2) => {
      for (var i = 0; i < events2.length; i++) {
        var event_name = events2[i];
        if (registered_events.has(event_name)) continue;
        registered_events.add(event_name);
        var passive2 = is_passive_event(event_name);
        for (const node of [target, document]) {
          var counts = listeners.get(node);
          if (counts === void 0) {
            counts = /* @__PURE__ */ new Map();
            listeners.set(node, counts);
          }
          var count2 = counts.get(event_name);
          if (count2 === void 0) {
            node.addEventListener(event_name, handle_event_propagation, { passive: passive2 });
            counts.set(event_name, 1);
          } else {
            counts.set(event_name, count2 + 1);
          }
        }
      }
    };
    event_handle(array_from(all_registered_events));
    root_event_handles.add(event_handle);
    return () => {
      for (var event_name of registered_events) {
        for (const node of [target, document]) {
          var counts = (
            /** @type {Map<string, number>} */
            listeners.get(node)
          );
          var count2 = (
            /** @type {number} */
            counts.get(event_name)
          );
          if (--count2 == 0) {
            node.removeEventListener(event_name, handle_event_propagation);
            counts.delete(event_name);
            if (counts.size === 0) {
              listeners.delete(node);
            }
          } else {
            counts.set(event_name, count2);
          }
        }
      }
      root_event_handles.delete(event_handle);
      if (anchor_node !== anchor) {
        anchor_node.parentNode?.removeChild(anchor_node);
      }
    };
  });
  mounted_components.set(component2, unmount2);
  return component2;
}
var mounted_components = /* @__PURE__ */ new WeakMap();
function unmount(component2, options) {
  const fn = mounted_components.get(component2);
  if (fn) {
    mounted_components.delete(component2);
    return fn(options);
  }
  if (DEV) {
    lifecycle_double_unmount();
  }
  return Promise.resolve();
}

// node_modules/svelte/src/internal/client/dom/blocks/branches.js
var BranchManager = class {
  /** @type {TemplateNode} */
  anchor;
  /** @type {Map<Batch, Key>} */
  #batches = /* @__PURE__ */ new Map();
  /**
   * Map of keys to effects that are currently rendered in the DOM.
   * These effects are visible and actively part of the document tree.
   * Example:
   * ```
   * {#if condition}
   * 	foo
   * {:else}
   * 	bar
   * {/if}
   * ```
   * Can result in the entries `true->Effect` and `false->Effect`
   * @type {Map<Key, Effect>}
   */
  #onscreen = /* @__PURE__ */ new Map();
  /**
   * Similar to #onscreen with respect to the keys, but contains branches that are not yet
   * in the DOM, because their insertion is deferred.
   * @type {Map<Key, Branch>}
   */
  #offscreen = /* @__PURE__ */ new Map();
  /**
   * Keys of effects that are currently outroing
   * @type {Set<Key>}
   */
  #outroing = /* @__PURE__ */ new Set();
  /**
   * Whether to pause (i.e. outro) on change, or destroy immediately.
   * This is necessary for `<svelte:element>`
   */
  #transition = true;
  /**
   * @param {TemplateNode} anchor
   * @param {boolean} transition
   */
  constructor(anchor, transition2 = true) {
    this.anchor = anchor;
    this.#transition = transition2;
  }
  /**
   * @param {Batch} batch
   */
  #commit = (batch) => {
    if (!this.#batches.has(batch)) return;
    var key2 = (
      /** @type {Key} */
      this.#batches.get(batch)
    );
    var onscreen = this.#onscreen.get(key2);
    if (onscreen) {
      resume_effect(onscreen);
      this.#outroing.delete(key2);
    } else {
      var offscreen = this.#offscreen.get(key2);
      if (offscreen) {
        resume_effect(offscreen.effect);
        this.#onscreen.set(key2, offscreen.effect);
        this.#offscreen.delete(key2);
        if (DEV) {
          offscreen.fragment.lastChild[HMR_ANCHOR] = this.anchor;
        }
        offscreen.fragment.lastChild.remove();
        this.anchor.before(offscreen.fragment);
        onscreen = offscreen.effect;
      }
    }
    for (const [b, k] of this.#batches) {
      this.#batches.delete(b);
      if (b === batch) {
        break;
      }
      const offscreen2 = this.#offscreen.get(k);
      if (offscreen2) {
        destroy_effect(offscreen2.effect);
        this.#offscreen.delete(k);
      }
    }
    for (const [k, effect2] of this.#onscreen) {
      if (k === key2 || this.#outroing.has(k)) continue;
      const on_destroy = () => {
        const keys = Array.from(this.#batches.values());
        if (keys.includes(k)) {
          var fragment = document.createDocumentFragment();
          move_effect(effect2, fragment);
          fragment.append(create_text());
          this.#offscreen.set(k, { effect: effect2, fragment });
        } else {
          destroy_effect(effect2);
        }
        this.#outroing.delete(k);
        this.#onscreen.delete(k);
      };
      if (this.#transition || !onscreen) {
        this.#outroing.add(k);
        pause_effect(effect2, on_destroy, false);
      } else {
        on_destroy();
      }
    }
  };
  /**
   * @param {Batch} batch
   */
  #discard = (batch) => {
    this.#batches.delete(batch);
    const keys = Array.from(this.#batches.values());
    for (const [k, branch2] of this.#offscreen) {
      if (!keys.includes(k)) {
        destroy_effect(branch2.effect);
        this.#offscreen.delete(k);
      }
    }
  };
  /**
   *
   * @param {any} key
   * @param {null | ((target: TemplateNode) => void)} fn
   */
  ensure(key2, fn) {
    var batch = (
      /** @type {Batch} */
      current_batch
    );
    var defer = should_defer_append();
    if (fn && !this.#onscreen.has(key2) && !this.#offscreen.has(key2)) {
      if (defer) {
        var fragment = document.createDocumentFragment();
        var target = create_text();
        fragment.append(target);
        this.#offscreen.set(key2, {
          effect: branch(() => fn(target)),
          fragment
        });
      } else {
        this.#onscreen.set(
          key2,
          branch(() => fn(this.anchor))
        );
      }
    }
    this.#batches.set(batch, key2);
    if (defer) {
      for (const [k, effect2] of this.#onscreen) {
        if (k === key2) {
          batch.unskip_effect(effect2);
        } else {
          batch.skip_effect(effect2);
        }
      }
      for (const [k, branch2] of this.#offscreen) {
        if (k === key2) {
          batch.unskip_effect(branch2.effect);
        } else {
          batch.skip_effect(branch2.effect);
        }
      }
      batch.oncommit(this.#commit);
      batch.ondiscard(this.#discard);
    } else {
      if (hydrating) {
        this.anchor = hydrate_node;
      }
      this.#commit(batch);
    }
  }
};

// node_modules/svelte/src/internal/client/dom/blocks/await.js
var PENDING = 0;
var THEN = 1;
var CATCH = 2;
function await_block(node, get_input, pending_fn, then_fn, catch_fn) {
  if (hydrating) {
    hydrate_next();
  }
  var runes = is_runes();
  var v = (
    /** @type {V} */
    UNINITIALIZED
  );
  var value = runes ? source(v) : mutable_source(v, false, false);
  var error = runes ? source(v) : mutable_source(v, false, false);
  if (DEV) {
    value.label = "{#await ...} value";
    error.label = "{#await ...} error";
  }
  var branches = new BranchManager(node);
  block(() => {
    var batch = (
      /** @type {Batch} */
      current_batch
    );
    var input = get_input();
    var destroyed = false;
    let mismatch = hydrating && is_promise(input) === (node.data === HYDRATION_START_ELSE);
    if (mismatch) {
      set_hydrate_node(skip_nodes());
      set_hydrating(false);
    }
    if (is_promise(input)) {
      var restore = capture();
      var resolved = false;
      const resolve = (fn) => {
        if (destroyed) return;
        resolved = true;
        restore(false);
        if (current_batch === batch) {
          batch.deactivate();
        }
        Batch.ensure();
        try {
          fn();
        } finally {
          unset_context(false);
          if (!is_flushing_sync) flushSync();
        }
      };
      input.then(
        (v2) => {
          resolve(() => {
            internal_set(value, v2);
            branches.ensure(THEN, then_fn && ((target) => then_fn(target, value)));
          });
        },
        (e) => {
          resolve(() => {
            internal_set(error, e);
            branches.ensure(CATCH, catch_fn && ((target) => catch_fn(target, error)));
            if (!catch_fn) {
              throw error.v;
            }
          });
        }
      );
      if (hydrating) {
        branches.ensure(PENDING, pending_fn);
      } else {
        queue_micro_task(() => {
          if (!resolved) {
            resolve(() => {
              branches.ensure(PENDING, pending_fn);
            });
          }
        });
      }
    } else {
      internal_set(value, input);
      branches.ensure(THEN, then_fn && ((target) => then_fn(target, value)));
    }
    if (mismatch) {
      set_hydrating(true);
    }
    return () => {
      destroyed = true;
    };
  });
}

// node_modules/svelte/src/internal/client/dom/blocks/if.js
function if_block(node, fn, elseif = false) {
  var marker;
  if (hydrating) {
    marker = hydrate_node;
    hydrate_next();
  }
  var branches = new BranchManager(node);
  var flags2 = elseif ? EFFECT_TRANSPARENT : 0;
  function update_branch(key2, fn2) {
    if (hydrating) {
      var data = read_hydration_instruction(
        /** @type {TemplateNode} */
        marker
      );
      if (key2 !== parseInt(data.substring(1))) {
        var anchor = skip_nodes();
        set_hydrate_node(anchor);
        branches.anchor = anchor;
        set_hydrating(false);
        branches.ensure(key2, fn2);
        set_hydrating(true);
        return;
      }
    }
    branches.ensure(key2, fn2);
  }
  block(() => {
    var has_branch = false;
    fn((fn2, key2 = 0) => {
      has_branch = true;
      update_branch(key2, fn2);
    });
    if (!has_branch) {
      update_branch(-1, null);
    }
  }, flags2);
}

// node_modules/svelte/src/internal/client/dom/blocks/each.js
function index(_, i) {
  return i;
}
function pause_effects(state2, to_destroy, controlled_anchor) {
  var transitions = [];
  var length = to_destroy.length;
  var group;
  var remaining = to_destroy.length;
  for (var i = 0; i < length; i++) {
    let effect2 = to_destroy[i];
    pause_effect(
      effect2,
      () => {
        if (group) {
          group.pending.delete(effect2);
          group.done.add(effect2);
          if (group.pending.size === 0) {
            var groups = (
              /** @type {Set<EachOutroGroup>} */
              state2.outrogroups
            );
            destroy_effects(state2, array_from(group.done));
            groups.delete(group);
            if (groups.size === 0) {
              state2.outrogroups = null;
            }
          }
        } else {
          remaining -= 1;
        }
      },
      false
    );
  }
  if (remaining === 0) {
    var fast_path = transitions.length === 0 && controlled_anchor !== null && state2.pending.size === 0;
    if (fast_path) {
      var anchor = (
        /** @type {Element} */
        controlled_anchor
      );
      var parent_node = (
        /** @type {Element} */
        anchor.parentNode
      );
      clear_text_content(parent_node);
      parent_node.append(anchor);
      state2.items.clear();
    }
    destroy_effects(state2, to_destroy, !fast_path);
  } else {
    group = {
      pending: new Set(to_destroy),
      done: /* @__PURE__ */ new Set()
    };
    (state2.outrogroups ??= /* @__PURE__ */ new Set()).add(group);
  }
}
function destroy_effects(state2, to_destroy, remove_dom = true) {
  var preserved_effects;
  if (state2.pending.size > 0) {
    preserved_effects = /* @__PURE__ */ new Set();
    for (const keys of state2.pending.values()) {
      for (const key2 of keys) {
        preserved_effects.add(
          /** @type {EachItem} */
          state2.items.get(key2).e
        );
      }
    }
  }
  for (var i = 0; i < to_destroy.length; i++) {
    var e = to_destroy[i];
    if (preserved_effects?.has(e)) {
      e.f |= EFFECT_OFFSCREEN;
      const fragment = document.createDocumentFragment();
      move_effect(e, fragment);
    } else {
      destroy_effect(to_destroy[i], remove_dom);
    }
  }
}
var offscreen_anchor;
function each(node, flags2, get_collection, get_key, render_fn, fallback_fn = null) {
  var anchor = node;
  var items = /* @__PURE__ */ new Map();
  var is_controlled = (flags2 & EACH_IS_CONTROLLED) !== 0;
  if (is_controlled) {
    var parent_node = (
      /** @type {Element} */
      node
    );
    anchor = hydrating ? set_hydrate_node(get_first_child(parent_node)) : parent_node.appendChild(create_text());
  }
  if (hydrating) {
    hydrate_next();
  }
  var fallback2 = null;
  var each_array = derived_safe_equal(() => {
    var collection = get_collection();
    return (
      /** @type {V[]} */
      is_array(collection) ? collection : collection == null ? [] : array_from(collection)
    );
  });
  if (DEV) {
    tag(each_array, "{#each ...}");
  }
  var pending2 = /* @__PURE__ */ new Map();
  var first_run = true;
  function commit(batch) {
    if ((state2.effect.f & DESTROYED) !== 0) {
      return;
    }
    state2.pending.delete(batch);
    var array = get(each_array);
    state2.fallback = fallback2;
    reconcile(state2, array, anchor, flags2, get_key);
    if (fallback2 !== null) {
      if (array.length === 0) {
        if ((fallback2.f & EFFECT_OFFSCREEN) === 0) {
          resume_effect(fallback2);
        } else {
          fallback2.f ^= EFFECT_OFFSCREEN;
          move(fallback2, null, anchor);
        }
      } else {
        pause_effect(fallback2, () => {
          fallback2 = null;
        });
      }
    }
  }
  function discard(batch) {
    state2.pending.delete(batch);
  }
  var effect2 = block(() => {
    var array = (
      /** @type {V[]} */
      get(each_array)
    );
    var length = array.length;
    let mismatch = false;
    if (hydrating) {
      var is_else = read_hydration_instruction(anchor) === HYDRATION_START_ELSE;
      if (is_else !== (length === 0)) {
        anchor = skip_nodes();
        set_hydrate_node(anchor);
        set_hydrating(false);
        mismatch = true;
      }
    }
    var keys = /* @__PURE__ */ new Set();
    var batch = (
      /** @type {Batch} */
      current_batch
    );
    var defer = should_defer_append();
    for (var index2 = 0; index2 < length; index2 += 1) {
      if (hydrating && hydrate_node.nodeType === COMMENT_NODE && /** @type {Comment} */
      hydrate_node.data === HYDRATION_END) {
        anchor = /** @type {Comment} */
        hydrate_node;
        mismatch = true;
        set_hydrating(false);
      }
      var value = array[index2];
      var key2 = get_key(value, index2);
      if (DEV) {
        var key_again = get_key(value, index2);
        if (key2 !== key_again) {
          each_key_volatile(String(index2), String(key2), String(key_again));
        }
      }
      var item2 = first_run ? null : items.get(key2);
      if (item2) {
        if (item2.v) internal_set(item2.v, value);
        if (item2.i) internal_set(item2.i, index2);
        if (defer) {
          batch.unskip_effect(item2.e);
        }
      } else {
        item2 = create_item(
          items,
          first_run ? anchor : offscreen_anchor ??= create_text(),
          value,
          key2,
          index2,
          render_fn,
          flags2,
          get_collection
        );
        if (!first_run) {
          item2.e.f |= EFFECT_OFFSCREEN;
        }
        items.set(key2, item2);
      }
      keys.add(key2);
    }
    if (length === 0 && fallback_fn && !fallback2) {
      if (first_run) {
        fallback2 = branch(() => fallback_fn(anchor));
      } else {
        fallback2 = branch(() => fallback_fn(offscreen_anchor ??= create_text()));
        fallback2.f |= EFFECT_OFFSCREEN;
      }
    }
    if (length > keys.size) {
      if (DEV) {
        validate_each_keys(array, get_key);
      } else {
        each_key_duplicate("", "", "");
      }
    }
    if (hydrating && length > 0) {
      set_hydrate_node(skip_nodes());
    }
    if (!first_run) {
      pending2.set(batch, keys);
      if (defer) {
        for (const [key3, item3] of items) {
          if (!keys.has(key3)) {
            batch.skip_effect(item3.e);
          }
        }
        batch.oncommit(commit);
        batch.ondiscard(discard);
      } else {
        commit(batch);
      }
    }
    if (mismatch) {
      set_hydrating(true);
    }
    get(each_array);
  });
  var state2 = { effect: effect2, flags: flags2, items, pending: pending2, outrogroups: null, fallback: fallback2 };
  first_run = false;
  if (hydrating) {
    anchor = hydrate_node;
  }
}
function skip_to_branch(effect2) {
  while (effect2 !== null && (effect2.f & BRANCH_EFFECT) === 0) {
    effect2 = effect2.next;
  }
  return effect2;
}
function reconcile(state2, array, anchor, flags2, get_key) {
  var is_animated = (flags2 & EACH_IS_ANIMATED) !== 0;
  var length = array.length;
  var items = state2.items;
  var current = skip_to_branch(state2.effect.first);
  var seen2;
  var prev = null;
  var to_animate;
  var matched = [];
  var stashed = [];
  var value;
  var key2;
  var effect2;
  var i;
  if (is_animated) {
    for (i = 0; i < length; i += 1) {
      value = array[i];
      key2 = get_key(value, i);
      effect2 = /** @type {EachItem} */
      items.get(key2).e;
      if ((effect2.f & EFFECT_OFFSCREEN) === 0) {
        effect2.nodes?.a?.measure();
        (to_animate ??= /* @__PURE__ */ new Set()).add(effect2);
      }
    }
  }
  for (i = 0; i < length; i += 1) {
    value = array[i];
    key2 = get_key(value, i);
    effect2 = /** @type {EachItem} */
    items.get(key2).e;
    if (state2.outrogroups !== null) {
      for (const group of state2.outrogroups) {
        group.pending.delete(effect2);
        group.done.delete(effect2);
      }
    }
    if ((effect2.f & INERT) !== 0) {
      resume_effect(effect2);
      if (is_animated) {
        effect2.nodes?.a?.unfix();
        (to_animate ??= /* @__PURE__ */ new Set()).delete(effect2);
      }
    }
    if ((effect2.f & EFFECT_OFFSCREEN) !== 0) {
      effect2.f ^= EFFECT_OFFSCREEN;
      if (effect2 === current) {
        move(effect2, null, anchor);
      } else {
        var next2 = prev ? prev.next : current;
        if (effect2 === state2.effect.last) {
          state2.effect.last = effect2.prev;
        }
        if (effect2.prev) effect2.prev.next = effect2.next;
        if (effect2.next) effect2.next.prev = effect2.prev;
        link(state2, prev, effect2);
        link(state2, effect2, next2);
        move(effect2, next2, anchor);
        prev = effect2;
        matched = [];
        stashed = [];
        current = skip_to_branch(prev.next);
        continue;
      }
    }
    if (effect2 !== current) {
      if (seen2 !== void 0 && seen2.has(effect2)) {
        if (matched.length < stashed.length) {
          var start = stashed[0];
          var j;
          prev = start.prev;
          var a = matched[0];
          var b = matched[matched.length - 1];
          for (j = 0; j < matched.length; j += 1) {
            move(matched[j], start, anchor);
          }
          for (j = 0; j < stashed.length; j += 1) {
            seen2.delete(stashed[j]);
          }
          link(state2, a.prev, b.next);
          link(state2, prev, a);
          link(state2, b, start);
          current = start;
          prev = b;
          i -= 1;
          matched = [];
          stashed = [];
        } else {
          seen2.delete(effect2);
          move(effect2, current, anchor);
          link(state2, effect2.prev, effect2.next);
          link(state2, effect2, prev === null ? state2.effect.first : prev.next);
          link(state2, prev, effect2);
          prev = effect2;
        }
        continue;
      }
      matched = [];
      stashed = [];
      while (current !== null && current !== effect2) {
        (seen2 ??= /* @__PURE__ */ new Set()).add(current);
        stashed.push(current);
        current = skip_to_branch(current.next);
      }
      if (current === null) {
        continue;
      }
    }
    if ((effect2.f & EFFECT_OFFSCREEN) === 0) {
      matched.push(effect2);
    }
    prev = effect2;
    current = skip_to_branch(effect2.next);
  }
  if (state2.outrogroups !== null) {
    for (const group of state2.outrogroups) {
      if (group.pending.size === 0) {
        destroy_effects(state2, array_from(group.done));
        state2.outrogroups?.delete(group);
      }
    }
    if (state2.outrogroups.size === 0) {
      state2.outrogroups = null;
    }
  }
  if (current !== null || seen2 !== void 0) {
    var to_destroy = [];
    if (seen2 !== void 0) {
      for (effect2 of seen2) {
        if ((effect2.f & INERT) === 0) {
          to_destroy.push(effect2);
        }
      }
    }
    while (current !== null) {
      if ((current.f & INERT) === 0 && current !== state2.fallback) {
        to_destroy.push(current);
      }
      current = skip_to_branch(current.next);
    }
    var destroy_length = to_destroy.length;
    if (destroy_length > 0) {
      var controlled_anchor = (flags2 & EACH_IS_CONTROLLED) !== 0 && length === 0 ? anchor : null;
      if (is_animated) {
        for (i = 0; i < destroy_length; i += 1) {
          to_destroy[i].nodes?.a?.measure();
        }
        for (i = 0; i < destroy_length; i += 1) {
          to_destroy[i].nodes?.a?.fix();
        }
      }
      pause_effects(state2, to_destroy, controlled_anchor);
    }
  }
  if (is_animated) {
    queue_micro_task(() => {
      if (to_animate === void 0) return;
      for (effect2 of to_animate) {
        effect2.nodes?.a?.apply();
      }
    });
  }
}
function create_item(items, anchor, value, key2, index2, render_fn, flags2, get_collection) {
  var v = (flags2 & EACH_ITEM_REACTIVE) !== 0 ? (flags2 & EACH_ITEM_IMMUTABLE) === 0 ? mutable_source(value, false, false) : source(value) : null;
  var i = (flags2 & EACH_INDEX_REACTIVE) !== 0 ? source(index2) : null;
  if (DEV && v) {
    v.trace = () => {
      get_collection()[i?.v ?? index2];
    };
  }
  return {
    v,
    i,
    e: branch(() => {
      render_fn(anchor, v ?? value, i ?? index2, get_collection);
      return () => {
        items.delete(key2);
      };
    })
  };
}
function move(effect2, next2, anchor) {
  if (!effect2.nodes) return;
  var node = effect2.nodes.start;
  var end = effect2.nodes.end;
  var dest = next2 && (next2.f & EFFECT_OFFSCREEN) === 0 ? (
    /** @type {EffectNodes} */
    next2.nodes.start
  ) : anchor;
  while (node !== null) {
    var next_node = (
      /** @type {TemplateNode} */
      get_next_sibling(node)
    );
    dest.before(node);
    if (node === end) {
      return;
    }
    node = next_node;
  }
}
function link(state2, prev, next2) {
  if (prev === null) {
    state2.effect.first = next2;
  } else {
    prev.next = next2;
  }
  if (next2 === null) {
    state2.effect.last = prev;
  } else {
    next2.prev = prev;
  }
}
function validate_each_keys(array, key_fn) {
  const keys = /* @__PURE__ */ new Map();
  const length = array.length;
  for (let i = 0; i < length; i++) {
    const key2 = key_fn(array[i], i);
    if (keys.has(key2)) {
      const a = String(keys.get(key2));
      const b = String(i);
      let k = String(key2);
      if (k.startsWith("[object ")) k = null;
      each_key_duplicate(a, b, k);
    }
    keys.set(key2, i);
  }
}

// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function snippet(node, get_snippet, ...args) {
  var branches = new BranchManager(node);
  block(() => {
    const snippet2 = get_snippet() ?? null;
    if (DEV && snippet2 == null) {
      invalid_snippet();
    }
    branches.ensure(snippet2, snippet2 && ((anchor) => snippet2(anchor, ...args)));
  }, EFFECT_TRANSPARENT);
}

// node_modules/svelte/src/internal/client/dom/blocks/svelte-component.js
function component(node, get_component, render_fn) {
  var hydration_start_node;
  if (hydrating) {
    hydration_start_node = hydrate_node;
    hydrate_next();
  }
  var branches = new BranchManager(node);
  block(() => {
    var component2 = get_component() ?? null;
    if (hydrating) {
      var data = read_hydration_instruction(
        /** @type {TemplateNode} */
        hydration_start_node
      );
      var server_had_component = data === HYDRATION_START;
      var client_has_component = component2 !== null;
      if (server_had_component !== client_has_component) {
        var anchor = skip_nodes();
        set_hydrate_node(anchor);
        branches.anchor = anchor;
        set_hydrating(false);
        branches.ensure(component2, component2 && ((target) => render_fn(target, component2)));
        set_hydrating(true);
        return;
      }
    }
    branches.ensure(component2, component2 && ((target) => render_fn(target, component2)));
  }, EFFECT_TRANSPARENT);
}

// node_modules/svelte/src/internal/client/dom/css.js
function append_styles(anchor, css) {
  effect(() => {
    anchor = active_effect?.parent?.nodes?.start ?? anchor;
    var root53 = anchor.getRootNode();
    var target = (
      /** @type {ShadowRoot} */
      root53.host ? (
        /** @type {ShadowRoot} */
        root53
      ) : (
        /** @type {Document} */
        root53.head ?? /** @type {Document} */
        root53.ownerDocument.head
      )
    );
    if (!target.querySelector("#" + css.hash)) {
      const style = create_element("style");
      style.id = css.hash;
      style.textContent = css.code;
      target.appendChild(style);
      if (DEV) {
        register_style(css.hash, style);
      }
    }
  });
}

// node_modules/svelte/src/internal/client/dom/elements/attachments.js
function attach(node, get_fn) {
  var fn = void 0;
  var e;
  managed(() => {
    if (fn !== (fn = get_fn())) {
      if (e) {
        destroy_effect(e);
        e = null;
      }
      if (fn) {
        e = branch(() => {
          effect(() => (
            /** @type {(node: Element) => void} */
            fn(node)
          ));
        });
      }
    }
  });
}

// node_modules/clsx/dist/clsx.mjs
function r(e) {
  var t, f, n = "";
  if ("string" == typeof e || "number" == typeof e) n += e;
  else if ("object" == typeof e) if (Array.isArray(e)) {
    var o = e.length;
    for (t = 0; t < o; t++) e[t] && (f = r(e[t])) && (n && (n += " "), n += f);
  } else for (f in e) e[f] && (n && (n += " "), n += f);
  return n;
}
function clsx() {
  for (var e, t, f = 0, n = "", o = arguments.length; f < o; f++) (e = arguments[f]) && (t = r(e)) && (n && (n += " "), n += t);
  return n;
}

// node_modules/svelte/src/internal/shared/attributes.js
function clsx2(value) {
  if (typeof value === "object") {
    return clsx(value);
  } else {
    return value ?? "";
  }
}
var whitespace = [..." 	\n\r\f \v\uFEFF"];
function to_class(value, hash2, directives) {
  var classname = value == null ? "" : "" + value;
  if (hash2) {
    classname = classname ? classname + " " + hash2 : hash2;
  }
  if (directives) {
    for (var key2 of Object.keys(directives)) {
      if (directives[key2]) {
        classname = classname ? classname + " " + key2 : key2;
      } else if (classname.length) {
        var len = key2.length;
        var a = 0;
        while ((a = classname.indexOf(key2, a)) >= 0) {
          var b = a + len;
          if ((a === 0 || whitespace.includes(classname[a - 1])) && (b === classname.length || whitespace.includes(classname[b]))) {
            classname = (a === 0 ? "" : classname.substring(0, a)) + classname.substring(b + 1);
          } else {
            a = b;
          }
        }
      }
    }
  }
  return classname === "" ? null : classname;
}
function append_styles2(styles, important = false) {
  var separator = important ? " !important;" : ";";
  var css = "";
  for (var key2 of Object.keys(styles)) {
    var value = styles[key2];
    if (value != null && value !== "") {
      css += " " + key2 + ": " + value + separator;
    }
  }
  return css;
}
function to_css_name(name) {
  if (name[0] !== "-" || name[1] !== "-") {
    return name.toLowerCase();
  }
  return name;
}
function to_style(value, styles) {
  if (styles) {
    var new_style = "";
    var normal_styles;
    var important_styles;
    if (Array.isArray(styles)) {
      normal_styles = styles[0];
      important_styles = styles[1];
    } else {
      normal_styles = styles;
    }
    if (value) {
      value = String(value).replaceAll(/\/\*.*?\*\//g, "").trim();
      var in_str = false;
      var in_apo = 0;
      var in_comment = false;
      var reserved_names = [];
      if (normal_styles) {
        reserved_names.push(...Object.keys(normal_styles).map(to_css_name));
      }
      if (important_styles) {
        reserved_names.push(...Object.keys(important_styles).map(to_css_name));
      }
      var start_index = 0;
      var name_index = -1;
      const len = value.length;
      for (var i = 0; i < len; i++) {
        var c = value[i];
        if (in_comment) {
          if (c === "/" && value[i - 1] === "*") {
            in_comment = false;
          }
        } else if (in_str) {
          if (in_str === c) {
            in_str = false;
          }
        } else if (c === "/" && value[i + 1] === "*") {
          in_comment = true;
        } else if (c === '"' || c === "'") {
          in_str = c;
        } else if (c === "(") {
          in_apo++;
        } else if (c === ")") {
          in_apo--;
        }
        if (!in_comment && in_str === false && in_apo === 0) {
          if (c === ":" && name_index === -1) {
            name_index = i;
          } else if (c === ";" || i === len - 1) {
            if (name_index !== -1) {
              var name = to_css_name(value.substring(start_index, name_index).trim());
              if (!reserved_names.includes(name)) {
                if (c !== ";") {
                  i++;
                }
                var property = value.substring(start_index, i).trim();
                new_style += " " + property + ";";
              }
            }
            start_index = i + 1;
            name_index = -1;
          }
        }
      }
    }
    if (normal_styles) {
      new_style += append_styles2(normal_styles);
    }
    if (important_styles) {
      new_style += append_styles2(important_styles, true);
    }
    new_style = new_style.trim();
    return new_style === "" ? null : new_style;
  }
  return value == null ? null : String(value);
}

// node_modules/svelte/src/internal/client/dom/elements/class.js
function set_class(dom, is_html, value, hash2, prev_classes, next_classes) {
  var prev = (
    /** @type {any} */
    dom[CLASS_CACHE]
  );
  if (hydrating || prev !== value || prev === void 0) {
    var next_class_name = to_class(value, hash2, next_classes);
    if (!hydrating || next_class_name !== dom.getAttribute("class")) {
      if (next_class_name == null) {
        dom.removeAttribute("class");
      } else if (is_html) {
        dom.className = next_class_name;
      } else {
        dom.setAttribute("class", next_class_name);
      }
    }
    dom[CLASS_CACHE] = value;
  } else if (next_classes && prev_classes !== next_classes) {
    for (var key2 in next_classes) {
      var is_present = !!next_classes[key2];
      if (prev_classes == null || is_present !== !!prev_classes[key2]) {
        dom.classList.toggle(key2, is_present);
      }
    }
  }
  return next_classes;
}

// node_modules/svelte/src/internal/client/dom/elements/style.js
function update_styles(dom, prev = {}, next2, priority) {
  for (var key2 in next2) {
    var value = next2[key2];
    if (prev[key2] !== value) {
      if (next2[key2] == null) {
        dom.style.removeProperty(key2);
      } else {
        dom.style.setProperty(key2, value, priority);
      }
    }
  }
}
function set_style(dom, value, prev_styles, next_styles) {
  var prev = (
    /** @type {any} */
    dom[STYLE_CACHE]
  );
  if (hydrating || prev !== value) {
    var next_style_attr = to_style(value, next_styles);
    if (!hydrating || next_style_attr !== dom.getAttribute("style")) {
      if (next_style_attr == null) {
        dom.removeAttribute("style");
      } else {
        dom.style.cssText = next_style_attr;
      }
    }
    dom[STYLE_CACHE] = value;
  } else if (next_styles) {
    if (Array.isArray(next_styles)) {
      update_styles(dom, prev_styles?.[0], next_styles[0]);
      update_styles(dom, prev_styles?.[1], next_styles[1], "important");
    } else {
      update_styles(dom, prev_styles, next_styles);
    }
  }
  return next_styles;
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function set_selected(option, selected) {
  if (selected) {
    if (!option.hasAttribute("selected")) option.setAttribute("selected", "");
  } else {
    option.removeAttribute("selected");
  }
}
function apply_default_select_value(select, preserve) {
  var value = select.__defaultValue;
  var multiple = select.multiple;
  var values = multiple ? value ?? [] : null;
  if (multiple && !is_array(values)) return;
  var index2 = select.selectedIndex;
  var selected = preserve && multiple ? new Set(select.selectedOptions) : null;
  for (var option of select.options) {
    var option_value = get_option_value(option);
    set_selected(
      option,
      multiple ? (
        /** @type {any[]} */
        values.includes(option_value)
      ) : is(option_value, value)
    );
  }
  if (!preserve) return;
  if (selected !== null) {
    for (option of select.options) {
      var was_selected = selected.has(option);
      if (option.selected !== was_selected) option.selected = was_selected;
    }
  } else if (select.selectedIndex !== index2) {
    select.selectedIndex = index2;
  }
}
function select_option(select, value, mounting = false) {
  if (select.multiple) {
    if (value == void 0) {
      return;
    }
    if (!is_array(value)) {
      return select_multiple_invalid_value();
    }
    for (var option of select.options) {
      option.selected = value.includes(get_option_value(option));
    }
    return;
  }
  for (option of select.options) {
    var option_value = get_option_value(option);
    if (is(option_value, value)) {
      option.selected = true;
      return;
    }
  }
  if (!mounting || value !== void 0) {
    select.selectedIndex = -1;
  }
}
function init_select(select) {
  var observer = new MutationObserver((entries) => {
    if (entries.every(is_selectedcontent_mutation)) return;
    if ("__defaultValue" in select) {
      apply_default_select_value(select, false);
    }
    if ("__value" in select) {
      select_option(select, select.__value);
    }
  });
  observer.observe(select, {
    // Listen to option element changes
    childList: true,
    subtree: true,
    // because of <optgroup>
    // Listen to option element value attribute changes
    // (doesn't get notified of select value changes,
    // because that property is not reflected as an attribute)
    attributes: true,
    attributeFilter: ["value"]
  });
  teardown(() => {
    observer.disconnect();
  });
}
function bind_select_value(select, get3, set2 = get3) {
  var batches = /* @__PURE__ */ new WeakSet();
  var mounting = true;
  listen_to_event_and_reset_event(select, "change", (is_reset) => {
    var query = is_reset ? "[selected]" : ":checked";
    var value;
    if (select.multiple) {
      value = [].map.call(select.querySelectorAll(query), get_option_value);
    } else {
      var selected_option = select.querySelector(query) ?? // will fall back to first non-disabled option if no option is selected
      select.querySelector("option:not([disabled])");
      value = selected_option && get_option_value(selected_option);
    }
    set2(value);
    select.__value = value;
    if (current_batch !== null) {
      batches.add(current_batch);
    }
  });
  effect(() => {
    var value = get3();
    if (select === document.activeElement) {
      var batch = (
        /** @type {Batch} */
        async_mode_flag ? previous_batch : current_batch
      );
      if (batches.has(batch)) {
        return;
      }
    }
    select_option(select, value, mounting);
    if (mounting && value === void 0) {
      var selected_option = select.querySelector(":checked");
      if (selected_option !== null) {
        value = get_option_value(selected_option);
        set2(value);
      }
    }
    select.__value = value;
    mounting = false;
  });
}
function get_option_value(option) {
  if ("__value" in option) {
    return option.__value;
  } else {
    return option.value;
  }
}
function is_selectedcontent_mutation(entry) {
  if (
    /** @type {Element} */
    entry.target.closest("selectedcontent") !== null
  ) {
    return true;
  }
  if (entry.type === "childList") {
    var nodes = [...entry.addedNodes, ...entry.removedNodes];
    return nodes.length > 0 && nodes.every((node) => node.nodeName === "SELECTEDCONTENT");
  }
  return false;
}

// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var IS_CUSTOM_ELEMENT = /* @__PURE__ */ Symbol("is custom element");
var IS_HTML = /* @__PURE__ */ Symbol("is html");
var LINK_TAG = IS_XHTML ? "link" : "LINK";
var PROGRESS_TAG = IS_XHTML ? "progress" : "PROGRESS";
function remove_input_defaults(input) {
  if (!hydrating) return;
  var already_removed = false;
  var remove_defaults = () => {
    if (already_removed) return;
    already_removed = true;
    if (input.hasAttribute("value")) {
      var value = input.value;
      set_attribute2(input, "value", null);
      input.value = value;
    }
    if (input.hasAttribute("checked")) {
      var checked = input.checked;
      set_attribute2(input, "checked", null);
      input.checked = checked;
    }
  };
  input[FORM_RESET_HANDLER] = remove_defaults;
  queue_micro_task(remove_defaults);
  add_form_reset_listener();
}
function set_value(element2, value) {
  var attributes = get_attributes(element2);
  if (attributes.value === (attributes.value = // treat null and undefined the same for the initial value
  value ?? void 0) || // @ts-expect-error
  // `progress` elements always need their value set when it's `0`
  element2.value === value && (value !== 0 || element2.nodeName !== PROGRESS_TAG)) {
    return;
  }
  element2.value = value ?? "";
}
function set_attribute2(element2, attribute, value, skip_warning) {
  var attributes = get_attributes(element2);
  if (hydrating) {
    attributes[attribute] = element2.getAttribute(attribute);
    if (attribute === "src" || attribute === "srcset" || attribute === "href" && element2.nodeName === LINK_TAG) {
      if (!skip_warning) {
        check_src_in_dev_hydration(element2, attribute, value ?? "");
      }
      return;
    }
  }
  var previous = attributes[attribute];
  if (previous === (attributes[attribute] = value)) return;
  if (attribute === "loading") {
    element2[LOADING_ATTR_SYMBOL] = value;
  }
  if (value == null) {
    element2.removeAttribute(attribute);
  } else if (typeof value !== "string" && get_setters(element2).has(attribute)) {
    element2[attribute] = value;
  } else if (
    // while hydrating, skip a number or boolean whose string the server already rendered
    !(hydrating && (typeof value === "number" || typeof value === "boolean") && previous === String(value))
  ) {
    element2.setAttribute(attribute, value);
  }
}
function get_attributes(element2) {
  return (
    /** @type {Record<string | symbol, unknown>} **/
    /** @type {any} */
    element2[ATTRIBUTES_CACHE] ??= {
      [IS_CUSTOM_ELEMENT]: element2.nodeName.includes("-"),
      [IS_HTML]: element2.namespaceURI === NAMESPACE_HTML
    }
  );
}
var setters_cache = /* @__PURE__ */ new Map();
function get_setters(element2) {
  var cache_key = element2.getAttribute("is") || element2.nodeName;
  var setters = setters_cache.get(cache_key);
  if (setters) return setters;
  setters_cache.set(cache_key, setters = /* @__PURE__ */ new Set());
  var descriptors;
  var proto = element2;
  var element_proto = Element.prototype;
  while (element_proto !== proto) {
    descriptors = get_descriptors(proto);
    for (var key2 in descriptors) {
      if (descriptors[key2].set && // better safe than sorry, we don't want spread attributes to mess with HTML content
      key2 !== "innerHTML" && key2 !== "textContent" && key2 !== "innerText") {
        setters.add(key2);
      }
    }
    proto = get_prototype_of(proto);
  }
  return setters;
}
function check_src_in_dev_hydration(element2, attribute, value) {
  if (!DEV) return;
  if (attribute === "srcset" && srcset_url_equal(element2, value)) return;
  if (src_url_equal(element2.getAttribute(attribute) ?? "", value)) return;
  hydration_attribute_changed(
    attribute,
    element2.outerHTML.replace(element2.innerHTML, element2.innerHTML && "..."),
    String(value)
  );
}
function src_url_equal(element_src, url) {
  if (element_src === url) return true;
  return new URL(element_src, document.baseURI).href === new URL(url, document.baseURI).href;
}
function split_srcset(srcset) {
  return srcset.split(",").map((src) => src.trim().split(" ").filter(Boolean));
}
function srcset_url_equal(element2, srcset) {
  var element_urls = split_srcset(element2.srcset);
  var urls = split_srcset(srcset);
  return urls.length === element_urls.length && urls.every(
    ([url, width], i) => width === element_urls[i][1] && // We need to test both ways because Vite will create an a full URL with
    // `new URL(asset, import.meta.url).href` for the client when `base: './'`, and the
    // relative URLs inside srcset are not automatically resolved to absolute URLs by
    // browsers (in contrast to img.src). This means both SSR and DOM code could
    // contain relative or absolute URLs.
    (src_url_equal(element_urls[i][0], url) || src_url_equal(url, element_urls[i][0]))
  );
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function bind_value(input, get3, set2 = get3) {
  var batches = /* @__PURE__ */ new WeakSet();
  listen_to_event_and_reset_event(input, "input", async (is_reset) => {
    if (DEV && input.type === "checkbox") {
      bind_invalid_checkbox_value();
    }
    var value = is_reset ? input.defaultValue : input.value;
    value = is_numberlike_input(input) ? to_number(value) : value;
    set2(value);
    if (current_batch !== null) {
      batches.add(current_batch);
    }
    await tick();
    if (value !== (value = get3())) {
      var start = input.selectionStart;
      var end = input.selectionEnd;
      var length = input.value.length;
      input.value = value ?? "";
      if (end !== null) {
        var new_length = input.value.length;
        if (start === end && end === length && new_length > length) {
          input.selectionStart = new_length;
          input.selectionEnd = new_length;
        } else {
          input.selectionStart = start;
          input.selectionEnd = Math.min(end, new_length);
        }
      }
    }
  });
  if (
    // If we are hydrating and the value has since changed,
    // then use the updated value from the input instead.
    hydrating && input.defaultValue !== input.value || // If defaultValue is set, then value == defaultValue
    // TODO Svelte 6: remove input.value check and set to empty string?
    untrack(get3) == null && input.value
  ) {
    set2(is_numberlike_input(input) ? to_number(input.value) : input.value);
    if (current_batch !== null) {
      batches.add(current_batch);
    }
  }
  render_effect(() => {
    if (DEV && input.type === "checkbox") {
      bind_invalid_checkbox_value();
    }
    var value = get3();
    if (input === document.activeElement) {
      var batch = (
        /** @type {Batch} */
        async_mode_flag ? previous_batch : current_batch
      );
      if (batches.has(batch)) {
        return;
      }
    }
    if (is_numberlike_input(input) && value === to_number(input.value)) {
      return;
    }
    if (input.type === "date" && !value && !input.value) {
      return;
    }
    if (value !== input.value) {
      input.value = value ?? "";
    }
  });
}
function is_numberlike_input(input) {
  var type = input.type;
  return type === "number" || type === "range";
}
function to_number(value) {
  return value === "" ? null : +value;
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/size.js
var ResizeObserverSingleton = class _ResizeObserverSingleton {
  /** */
  #listeners = /* @__PURE__ */ new WeakMap();
  /** @type {ResizeObserver | undefined} */
  #observer;
  /** @type {ResizeObserverOptions} */
  #options;
  /** @static */
  static entries = /* @__PURE__ */ new WeakMap();
  /** @param {ResizeObserverOptions} options */
  constructor(options) {
    this.#options = options;
  }
  /**
   * @param {Element} element
   * @param {(entry: ResizeObserverEntry) => any} listener
   */
  observe(element2, listener) {
    var listeners2 = this.#listeners.get(element2) || /* @__PURE__ */ new Set();
    listeners2.add(listener);
    this.#listeners.set(element2, listeners2);
    this.#getObserver().observe(element2, this.#options);
    return () => {
      var listeners3 = this.#listeners.get(element2);
      listeners3.delete(listener);
      if (listeners3.size === 0) {
        this.#listeners.delete(element2);
        this.#observer.unobserve(element2);
      }
    };
  }
  #getObserver() {
    return this.#observer ?? (this.#observer = new ResizeObserver(
      /** @param {any} entries */
      (entries) => {
        for (var entry of entries) {
          _ResizeObserverSingleton.entries.set(entry.target, entry);
          for (var listener of this.#listeners.get(entry.target) || []) {
            listener(entry);
          }
        }
      }
    ));
  }
};
var resize_observer_border_box = /* @__PURE__ */ new ResizeObserverSingleton({
  box: "border-box"
});
function bind_element_size(element2, type, set2) {
  var unsub = resize_observer_border_box.observe(element2, () => set2(element2[type]));
  effect(() => {
    untrack(() => set2(element2[type]));
    return unsub;
  });
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function is_bound_this(bound_value, element_or_component) {
  return bound_value === element_or_component || bound_value?.[STATE_SYMBOL] === element_or_component;
}
function bind_this(element_or_component = mark_as_component(), update2, get_value, get_parts) {
  var component_effect = (
    /** @type {ComponentContext} */
    component_context.r
  );
  var parent = (
    /** @type {Effect} */
    active_effect
  );
  effect(() => {
    var old_parts;
    var parts;
    render_effect(() => {
      old_parts = parts;
      parts = get_parts?.() || [];
      untrack(() => {
        if (!is_bound_this(get_value(...parts), element_or_component)) {
          update2(element_or_component, ...parts);
          if (old_parts && is_bound_this(get_value(...old_parts), element_or_component)) {
            update2(null, ...old_parts);
          }
        }
      });
    });
    return () => {
      let p = parent;
      while (p !== component_effect && p.parent !== null && p.parent.f & DESTROYING) {
        p = p.parent;
      }
      const teardown2 = () => {
        if (parts && is_bound_this(get_value(...parts), element_or_component)) {
          update2(null, ...parts);
        }
      };
      const original_teardown = p.teardown;
      p.teardown = () => {
        teardown2();
        original_teardown?.();
      };
    };
  });
  return element_or_component;
}

// node_modules/svelte/src/internal/client/dom/elements/bindings/window.js
function bind_window_size(type, set2) {
  listen(window, ["resize"], () => without_reactive_context(() => set2(window[type])));
}

// node_modules/svelte/src/internal/client/reactivity/store.js
var is_store_binding = false;
function capture_store_binding(fn) {
  var previous_is_store_binding = is_store_binding;
  try {
    is_store_binding = false;
    return [fn(), is_store_binding];
  } finally {
    is_store_binding = previous_is_store_binding;
  }
}

// node_modules/svelte/src/internal/client/reactivity/props.js
var spread_props_handler = {
  get(target, key2) {
    let i = target.props.length;
    while (i--) {
      let p = target.props[i];
      if (is_function(p)) p = p();
      if (typeof p === "object" && p !== null && key2 in p) return p[key2];
    }
  },
  set(target, key2, value) {
    let i = target.props.length;
    while (i--) {
      let p = target.props[i];
      if (is_function(p)) p = p();
      const desc = get_descriptor(p, key2);
      if (desc && desc.set) {
        desc.set(value);
        return true;
      }
    }
    return false;
  },
  getOwnPropertyDescriptor(target, key2) {
    let i = target.props.length;
    while (i--) {
      let p = target.props[i];
      if (is_function(p)) p = p();
      if (typeof p === "object" && p !== null && key2 in p) {
        const descriptor = get_descriptor(p, key2);
        if (descriptor && !descriptor.configurable) {
          descriptor.configurable = true;
        }
        return descriptor;
      }
    }
  },
  has(target, key2) {
    if (key2 === STATE_SYMBOL || key2 === LEGACY_PROPS) return false;
    for (let p of target.props) {
      if (is_function(p)) p = p();
      if (p != null && key2 in p) return true;
    }
    return false;
  },
  ownKeys(target) {
    const keys = [];
    for (let p of target.props) {
      if (is_function(p)) p = p();
      if (!p) continue;
      for (const key2 in p) {
        if (!keys.includes(key2)) keys.push(key2);
      }
      for (const key2 of Object.getOwnPropertySymbols(p)) {
        if (!keys.includes(key2)) keys.push(key2);
      }
    }
    return keys;
  }
};
function spread_props(...props) {
  return new Proxy({ props }, spread_props_handler);
}
function prop(props, key2, flags2, fallback2) {
  var runes = !legacy_mode_flag || (flags2 & PROPS_IS_RUNES) !== 0;
  var bindable = (flags2 & PROPS_IS_BINDABLE) !== 0;
  var lazy = (flags2 & PROPS_IS_LAZY_INITIAL) !== 0;
  var fallback_value = (
    /** @type {V} */
    fallback2
  );
  var fallback_dirty = true;
  var fallback_signal = (
    /** @type {Derived<V> | undefined} */
    void 0
  );
  var get_fallback = () => {
    if (lazy && runes) {
      fallback_signal ??= derived(
        /** @type {() => V} */
        fallback2
      );
      return get(fallback_signal);
    }
    if (fallback_dirty) {
      fallback_dirty = false;
      fallback_value = lazy ? untrack(
        /** @type {() => V} */
        fallback2
      ) : (
        /** @type {V} */
        fallback2
      );
    }
    return fallback_value;
  };
  let setter;
  if (bindable) {
    var is_entry_props = STATE_SYMBOL in props || LEGACY_PROPS in props;
    setter = get_descriptor(props, key2)?.set ?? (is_entry_props && key2 in props ? (v) => props[key2] = v : void 0);
  }
  var initial_value;
  var is_store_sub = false;
  if (bindable) {
    [initial_value, is_store_sub] = capture_store_binding(() => (
      /** @type {V} */
      props[key2]
    ));
  } else {
    initial_value = /** @type {V} */
    props[key2];
  }
  if (initial_value === void 0 && fallback2 !== void 0) {
    initial_value = get_fallback();
    if (setter) {
      if (runes) props_invalid_value(key2);
      setter(initial_value);
    }
  }
  var getter;
  if (runes) {
    getter = () => {
      var value = (
        /** @type {V} */
        props[key2]
      );
      if (value === void 0) return get_fallback();
      fallback_dirty = true;
      return value;
    };
  } else {
    getter = () => {
      var value = (
        /** @type {V} */
        props[key2]
      );
      if (value !== void 0) {
        fallback_value = /** @type {V} */
        void 0;
      }
      return value === void 0 ? fallback_value : value;
    };
  }
  if (runes && (flags2 & PROPS_IS_UPDATED) === 0) {
    return getter;
  }
  if (setter) {
    var legacy_parent = props.$$legacy;
    return (
      /** @type {() => V} */
      (function(value, mutation) {
        if (arguments.length > 0) {
          if (!runes || !mutation || legacy_parent || is_store_sub) {
            setter(mutation ? getter() : value);
          }
          return value;
        }
        return getter();
      })
    );
  }
  var overridden = false;
  var d = ((flags2 & PROPS_IS_IMMUTABLE) !== 0 ? derived : derived_safe_equal)(() => {
    overridden = false;
    return getter();
  });
  if (DEV) {
    d.label = key2;
  }
  if (bindable) get(d);
  var parent_effect = (
    /** @type {Effect} */
    active_effect
  );
  return (
    /** @type {() => V} */
    (function(value, mutation) {
      if (arguments.length > 0) {
        const new_value = mutation ? get(d) : runes && bindable ? proxy(value) : value;
        set(d, new_value);
        overridden = true;
        if (fallback_value !== void 0) {
          fallback_value = new_value;
        }
        return value;
      }
      if (is_destroying_effect && overridden || (parent_effect.f & DESTROYED) !== 0) {
        return d.v;
      }
      return get(d);
    })
  );
}

// node_modules/svelte/src/legacy/legacy-client.js
function createClassComponent(options) {
  return new Svelte4Component(options);
}
var Svelte4Component = class {
  /** @type {any} */
  #events;
  /** @type {Record<string, any>} */
  #instance;
  /**
   * @param {ComponentConstructorOptions & {
   *  component: any;
   * }} options
   */
  constructor(options) {
    var sources = /* @__PURE__ */ new Map();
    var add_source = (key2, value) => {
      var s = mutable_source(value, false, false);
      sources.set(key2, s);
      return s;
    };
    const props = new Proxy(
      { ...options.props || {}, $$events: {} },
      {
        get(target, prop2) {
          return get(sources.get(prop2) ?? add_source(prop2, Reflect.get(target, prop2)));
        },
        has(target, prop2) {
          if (prop2 === LEGACY_PROPS) return true;
          get(sources.get(prop2) ?? add_source(prop2, Reflect.get(target, prop2)));
          return Reflect.has(target, prop2);
        },
        set(target, prop2, value) {
          set(sources.get(prop2) ?? add_source(prop2, value), value);
          return Reflect.set(target, prop2, value);
        }
      }
    );
    this.#instance = (options.hydrate ? hydrate : mount)(options.component, {
      target: options.target,
      anchor: options.anchor,
      props,
      context: options.context,
      intro: options.intro ?? false,
      recover: options.recover,
      transformError: options.transformError
    });
    if (!async_mode_flag && (!options?.props?.$$host || options.sync === false)) {
      flushSync();
    }
    this.#events = props.$$events;
    for (const key2 of Object.keys(this.#instance)) {
      if (key2 === "$set" || key2 === "$destroy" || key2 === "$on") continue;
      define_property(this, key2, {
        get() {
          return this.#instance[key2];
        },
        /** @param {any} value */
        set(value) {
          this.#instance[key2] = value;
        },
        enumerable: true
      });
    }
    this.#instance.$set = /** @param {Record<string, any>} next */
    (next2) => {
      Object.assign(props, next2);
    };
    this.#instance.$destroy = () => {
      unmount(this.#instance);
    };
  }
  /** @param {Record<string, any>} props */
  $set(props) {
    this.#instance.$set(props);
  }
  /**
   * @param {string} event
   * @param {(...args: any[]) => any} callback
   * @returns {any}
   */
  $on(event2, callback) {
    this.#events[event2] = this.#events[event2] || [];
    const cb = (...args) => callback.call(this, ...args);
    this.#events[event2].push(cb);
    return () => {
      this.#events[event2] = this.#events[event2].filter(
        /** @param {any} fn */
        (fn) => fn !== cb
      );
    };
  }
  $destroy() {
    this.#instance.$destroy();
  }
};

// node_modules/svelte/src/internal/client/dom/elements/custom-element.js
var SvelteElement;
if (typeof HTMLElement === "function") {
  SvelteElement = class extends HTMLElement {
    /** The Svelte component constructor */
    $$ctor;
    /** Slots */
    $$s;
    /** @type {any} The Svelte component instance */
    $$c;
    /** Whether or not the custom element is connected */
    $$cn = false;
    /** @type {Record<string, any>} Component props data */
    $$d = {};
    /** `true` if currently in the process of reflecting component props back to attributes */
    $$r = false;
    /** @type {Record<string, CustomElementPropDefinition>} Props definition (name, reflected, type etc) */
    $$p_d = {};
    /** @type {Record<string, EventListenerOrEventListenerObject[]>} Event listeners */
    $$l = {};
    /** @type {Map<EventListenerOrEventListenerObject, Function>} Event listener unsubscribe functions */
    $$l_u = /* @__PURE__ */ new Map();
    /** @type {any} The managed render effect for reflecting attributes */
    $$me;
    /** @type {ShadowRoot | null} The ShadowRoot of the custom element */
    $$shadowRoot = null;
    /**
     * @param {*} $$componentCtor
     * @param {*} $$slots
     * @param {ShadowRootInit | undefined} shadow_root_init
     */
    constructor($$componentCtor, $$slots, shadow_root_init) {
      super();
      this.$$ctor = $$componentCtor;
      this.$$s = $$slots;
      if (shadow_root_init) {
        this.$$shadowRoot = this.attachShadow(shadow_root_init);
      }
    }
    /**
     * @param {string} type
     * @param {EventListenerOrEventListenerObject} listener
     * @param {boolean | AddEventListenerOptions} [options]
     */
    addEventListener(type, listener, options) {
      this.$$l[type] = this.$$l[type] || [];
      this.$$l[type].push(listener);
      if (this.$$c) {
        const unsub = this.$$c.$on(type, listener);
        this.$$l_u.set(listener, unsub);
      }
      super.addEventListener(type, listener, options);
    }
    /**
     * @param {string} type
     * @param {EventListenerOrEventListenerObject} listener
     * @param {boolean | AddEventListenerOptions} [options]
     */
    removeEventListener(type, listener, options) {
      super.removeEventListener(type, listener, options);
      if (this.$$c) {
        const unsub = this.$$l_u.get(listener);
        if (unsub) {
          unsub();
          this.$$l_u.delete(listener);
        }
      }
    }
    async connectedCallback() {
      this.$$cn = true;
      if (!this.$$c) {
        let create_slot = function(name) {
          return (anchor) => {
            const slot2 = create_element("slot");
            if (name !== "default") slot2.name = name;
            append(anchor, slot2);
          };
        };
        await Promise.resolve();
        if (!this.$$cn || this.$$c) {
          return;
        }
        const $$slots = {};
        const existing_slots = get_custom_elements_slots(this);
        for (const name of this.$$s) {
          if (name in existing_slots) {
            if (name === "default" && !this.$$d.children) {
              this.$$d.children = create_slot(name);
              $$slots.default = true;
            } else {
              $$slots[name] = create_slot(name);
            }
          }
        }
        for (const attribute of this.attributes) {
          const name = this.$$g_p(attribute.name);
          if (!(name in this.$$d)) {
            this.$$d[name] = get_custom_element_value(name, attribute.value, this.$$p_d, "toProp");
          }
        }
        for (const key2 in this.$$p_d) {
          if (!(key2 in this.$$d) && this[key2] !== void 0) {
            this.$$d[key2] = this[key2];
            delete this[key2];
          }
        }
        this.$$c = createClassComponent({
          component: this.$$ctor,
          target: this.$$shadowRoot || this,
          props: {
            ...this.$$d,
            $$slots,
            $$host: this
          }
        });
        this.$$me = effect_root(() => {
          render_effect(() => {
            this.$$r = true;
            for (const key2 of object_keys(this.$$c)) {
              if (!this.$$p_d[key2]?.reflect) continue;
              this.$$d[key2] = this.$$c[key2];
              const attribute_value = get_custom_element_value(
                key2,
                this.$$d[key2],
                this.$$p_d,
                "toAttribute"
              );
              if (attribute_value == null) {
                this.removeAttribute(this.$$p_d[key2].attribute || key2);
              } else {
                this.setAttribute(this.$$p_d[key2].attribute || key2, attribute_value);
              }
            }
            this.$$r = false;
          });
        });
        for (const type in this.$$l) {
          for (const listener of this.$$l[type]) {
            const unsub = this.$$c.$on(type, listener);
            this.$$l_u.set(listener, unsub);
          }
        }
        this.$$l = {};
      }
    }
    // We don't need this when working within Svelte code, but for compatibility of people using this outside of Svelte
    // and setting attributes through setAttribute etc, this is helpful
    /**
     * @param {string} attr
     * @param {string} _oldValue
     * @param {string} newValue
     */
    attributeChangedCallback(attr2, _oldValue, newValue) {
      if (this.$$r) return;
      attr2 = this.$$g_p(attr2);
      this.$$d[attr2] = get_custom_element_value(attr2, newValue, this.$$p_d, "toProp");
      this.$$c?.$set({ [attr2]: this.$$d[attr2] });
    }
    disconnectedCallback() {
      this.$$cn = false;
      Promise.resolve().then(() => {
        if (!this.$$cn && this.$$c) {
          this.$$c.$destroy();
          this.$$me();
          this.$$c = void 0;
        }
      });
    }
    /**
     * @param {string} attribute_name
     */
    $$g_p(attribute_name) {
      return object_keys(this.$$p_d).find(
        (key2) => this.$$p_d[key2].attribute === attribute_name || !this.$$p_d[key2].attribute && key2.toLowerCase() === attribute_name
      ) || attribute_name;
    }
  };
}
function get_custom_element_value(prop2, value, props_definition, transform) {
  const type = props_definition[prop2]?.type;
  value = type === "Boolean" && typeof value !== "boolean" ? value != null : value;
  if (!transform || !props_definition[prop2]) {
    return value;
  } else if (transform === "toAttribute") {
    switch (type) {
      case "Object":
      case "Array":
        return value == null ? null : JSON.stringify(value);
      case "Boolean":
        return value ? "" : null;
      case "Number":
        return value == null ? null : value;
      default:
        return value;
    }
  } else {
    switch (type) {
      case "Object":
      case "Array":
        return value && JSON.parse(value);
      case "Boolean":
        return value;
      // conversion already handled above
      case "Number":
        return value != null ? +value : value;
      default:
        return value;
    }
  }
}
function get_custom_elements_slots(element2) {
  const result = {};
  element2.childNodes.forEach((node) => {
    result[
      /** @type {Element} node */
      node.slot || "default"
    ] = true;
  });
  return result;
}

// node_modules/svelte/src/index-client.js
if (DEV) {
  let throw_rune_error = function(rune) {
    if (!(rune in globalThis)) {
      let value;
      Object.defineProperty(globalThis, rune, {
        configurable: true,
        // eslint-disable-next-line getter-return
        get: () => {
          if (value !== void 0) {
            return value;
          }
          rune_outside_svelte(rune);
        },
        set: (v) => {
          value = v;
        }
      });
    }
  };
  throw_rune_error("$state");
  throw_rune_error("$effect");
  throw_rune_error("$derived");
  throw_rune_error("$inspect");
  throw_rune_error("$props");
  throw_rune_error("$bindable");
}
function onMount(fn) {
  if (component_context === null) {
    lifecycle_outside_component("onMount");
  }
  if (legacy_mode_flag && component_context.l !== null) {
    init_update_callbacks(component_context).m.push(fn);
  } else {
    user_effect(() => {
      const cleanup = untrack(fn);
      if (typeof cleanup === "function") return (
        /** @type {() => void} */
        cleanup
      );
    });
  }
}
function onDestroy(fn) {
  if (component_context === null) {
    lifecycle_outside_component("onDestroy");
  }
  onMount(() => () => untrack(fn));
}
function init_update_callbacks(context) {
  var l = (
    /** @type {ComponentContextLegacy} */
    context.l
  );
  return l.u ??= { a: [], b: [], m: [] };
}

// node_modules/svelte/src/version.js
var PUBLIC_VERSION = "5";

// node_modules/svelte/src/internal/disclose-version.js
if (typeof window !== "undefined") {
  ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add(PUBLIC_VERSION);
}

// src/lib/ErrorBox.svelte
var root = from_html(`<button type="button"> </button>`);
var root_1 = from_html(`<div class="kasboek-error kb-soqay6" role="alert"><h2> </h2> <p> </p> <pre class="kb-soqay6"> </pre> <!></div>`);
var $$css = {
  hash: "kb-soqay6",
  code: ".kasboek-error.kb-soqay6 {max-width:60em;padding:0.75em 1em;border:1px solid var(--border);border-left:4px solid var(--error);}pre.kb-soqay6 {white-space:pre-wrap;}"
};
function ErrorBox($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css);
  const detail = user_derived(() => $$props.error instanceof Error ? `${$$props.error.name}: ${$$props.error.message}` : String($$props.error));
  var div = root_1();
  var h2 = child(div);
  var text3 = only_child(h2, true);
  var p = sibling(h2, 2);
  var text_1 = only_child(p, true);
  var pre = sibling(p, 2);
  var text_2 = only_child(pre, true);
  var node = sibling(pre, 2);
  {
    var consequent = ($$anchor2) => {
      var button = root();
      var text_3 = only_child(button, true);
      template_effect(($0) => set_text(text_3, $0), [() => $$props.t("pages.error.again")]);
      delegated("click", button, function(...$$args) {
        $$props.again?.apply(this, $$args);
      });
      append($$anchor2, button);
    };
    if_block(node, ($$render) => {
      if ($$props.again) $$render(consequent);
    });
  }
  reset(div);
  template_effect(
    ($0, $1) => {
      set_text(text3, $0);
      set_text(text_1, $1);
      set_text(text_2, get(detail));
    },
    [
      () => $$props.t("pages.error.title"),
      () => $$props.t("pages.error.says")
    ]
  );
  append($$anchor, div);
  pop();
}
delegate(["click"]);

// src/lib/links.ts
var PARAMETERS = ["account", "filter", "time", "conversion", "interval"];
function baseOf(pathname) {
  const end = pathname.lastIndexOf("/extension/");
  return end < 0 ? "/" : pathname.slice(0, end + 1);
}
var Links = class {
  base;
  #root;
  constructor(base, root53) {
    this.base = base;
    this.#root = root53;
  }
  /** The journal, with a filter as Fava writes them. */
  journal(filters = {}) {
    return this.#to("journal/", filters);
  }
  /** The journal of a customer or supplier, on an account where one is named. */
  counterparty(name, account) {
    return this.journal({ filter: quoted(name), ...account ? { account } : {} });
  }
  account(name) {
    return this.#to(`account/${encodeURIComponent(name).replaceAll("%3A", ":")}/`, {});
  }
  /** The editor at a line of the ledger. */
  editor({ file, line }) {
    const path2 = /^([A-Za-z]:)?[/\\]/.test(file) ? file : `${this.#root}/${file}`;
    return this.#to("editor/", { file_path: path2, line: String(line) });
  }
  /** One of our own pages. */
  page(name, query = {}) {
    return this.#to(`extension/${name}/`, query);
  }
  report(name) {
    return this.#to(`${name}/`, {});
  }
  #to(path2, query) {
    const parameters2 = new URLSearchParams();
    for (const [key2, value] of Object.entries(query)) if (value) parameters2.set(key2, value);
    const text3 = parameters2.toString();
    return `${this.base}${path2}${text3 ? `?${text3}` : ""}`;
  }
};
function filtersIn(search) {
  const given = new URLSearchParams(search);
  return PARAMETERS.slice(0, 3).filter((name) => given.get(name));
}
var quoted = (word) => `"${word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll('"', ".")}"`;

// src/lib/address.ts
function queryIn(search, defaults) {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    Object.entries(defaults).map(([key2, value]) => [key2, given.get(key2) ?? value])
  );
}
function addressOf(href, query, defaults) {
  const url = new URL(href);
  for (const [key2, value] of Object.entries(defaults)) {
    const now = query[key2] ?? value;
    if (now === value) url.searchParams.delete(key2);
    else url.searchParams.set(key2, now);
  }
  return url.href;
}
var Address = class {
  #defaults;
  constructor(defaults) {
    this.#defaults = defaults;
  }
  get query() {
    return queryIn(window.location.search, this.#defaults);
  }
  /** Note the state; `push` makes a step that "back" undoes, `replace` does not. */
  note(query, how) {
    const href = addressOf(window.location.href, query, this.#defaults);
    if (href === window.location.href) return;
    if (how === "push") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  }
  /** Hear of going back and forward, where Fava does not render the page anew; returns the end. */
  listen(changed) {
    if (Reflect.has(globalThis, "navigation")) return () => void 0;
    const heard = () => changed(this.query);
    window.addEventListener("popstate", heard);
    return () => window.removeEventListener("popstate", heard);
  }
};

// src/lib/validate.ts
var Invalid = class extends Error {
  constructor(path2, expected, found) {
    super(`${path2 || "data"}: expected ${expected}, found ${told(found)}`);
    this.name = "Invalid";
  }
};
function told(value) {
  if (value === void 0) return "nothing";
  const text3 = JSON.stringify(value);
  return text3.length > 60 ? `${text3.slice(0, 60)}…` : text3;
}
var isDay = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
var isDecimal = (value) => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var text2 = (json, path2) => {
  if (typeof json !== "string") throw new Invalid(path2, "a text", json);
  return json;
};
var count = (json, path2) => {
  if (typeof json !== "number" || !Number.isFinite(json)) throw new Invalid(path2, "a number", json);
  return json;
};
var flag = (json, path2) => {
  if (typeof json !== "boolean") throw new Invalid(path2, "true or false", json);
  return json;
};
var day = (json, path2) => {
  if (!isDay(json)) throw new Invalid(path2, "a day", json);
  return json;
};
var decimal = (json, path2) => {
  if (!isDecimal(json)) throw new Invalid(path2, "a decimal as text", json);
  return json;
};
function oneOf(...words2) {
  return (json, path2) => {
    const found = words2.find((word) => word === json);
    if (found === void 0) throw new Invalid(path2, `one of ${words2.join(", ")}`, json);
    return found;
  };
}
function nullable(inner) {
  return (json, path2) => json === null ? null : inner(json, path2);
}
function optional(inner, otherwise) {
  return (json, path2) => json === void 0 ? otherwise : inner(json, path2);
}
function either(first, second2) {
  return (json, path2) => {
    try {
      return first(json, path2);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return second2(json, path2);
    }
  };
}
function list(inner) {
  return (json, path2) => {
    if (!Array.isArray(json)) throw new Invalid(path2, "a list", json);
    return json.map((one, index2) => inner(one, `${path2}[${index2}]`));
  };
}
function record(inner) {
  return (json, path2) => {
    if (!isRecord(json)) throw new Invalid(path2, "an object", json);
    return Object.fromEntries(
      Object.entries(json).map(([key2, value]) => [key2, inner(value, `${path2}.${key2}`)])
    );
  };
}
function object(shape) {
  return (json, path2) => {
    if (!isRecord(json)) throw new Invalid(path2, "an object", json);
    return Object.fromEntries(
      Object.entries(shape).map(([key2, inner]) => [
        key2,
        inner(json[key2], path2 ? `${path2}.${key2}` : key2)
      ])
    );
  };
}
function parse(validator, source3) {
  return validator(JSON.parse(source3), "");
}

// src/lib/api.ts
var Refused = class extends Error {
  status;
  constructor(sentence, status) {
    super(sentence);
    this.name = "Refused";
    this.status = status;
  }
};
function sentenceOf(error) {
  return error instanceof Refused ? error.message : String(error);
}
var told2 = object({ error: text2 });
var Api = class {
  #root;
  #say;
  /** `root` is the address of the page's endpoints: `/prefix/bfile/extension/Cockpit/`. */
  constructor(root53, say) {
    this.#root = root53;
    this.#say = say;
  }
  get(endpoint, query, validator, signal) {
    const parameters2 = new URLSearchParams(query).toString();
    const url = `${this.#root}${endpoint}${parameters2 ? `?${parameters2}` : ""}`;
    return this.#ask(url, { ...signal ? { signal } : {} }, validator);
  }
  post(endpoint, body, validator) {
    const headers = { "Content-Type": "application/json" };
    const asked = { method: "POST", headers, body: JSON.stringify(body) };
    return this.#ask(`${this.#root}${endpoint}`, asked, validator);
  }
  async #ask(url, asked, validator) {
    let response;
    let body;
    try {
      response = await fetch(url, {
        ...asked,
        headers: { ...asked.headers, Accept: "application/json" }
      });
      body = await response.text();
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Refused(this.#say("pages.request.unreachable"), 0);
    }
    const json = readJson(body);
    if (!response.ok) throw new Refused(this.#why(response.status, json), response.status);
    try {
      return validator(json, "");
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      throw new Refused(this.#say("pages.request.strange", { detail: error.message }), 200);
    }
  }
  #why(status, json) {
    if (status === 401) return this.#say("pages.request.read-only");
    try {
      return told2(json, "").error;
    } catch {
      if (status === 404) return this.#say("pages.request.gone");
      return this.#say("pages.request.failed", { status });
    }
  }
};
function readJson(body) {
  try {
    return JSON.parse(body);
  } catch {
    return void 0;
  }
}
var Latest = class {
  #running = null;
  /** Returns the answer, or null when a later request took over. */
  async run(ask) {
    this.stop();
    const mine = new AbortController();
    this.#running = mine;
    try {
      const answer = await ask(mine.signal);
      return mine.signal.aborted ? null : answer;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }
  stop() {
    this.#running?.abort();
  }
};

// src/lib/formats.ts
var LOCALES = { en: "en-US", nl: "nl-NL" };
var SIGNS = { EUR: "€", USD: "$", GBP: "£" };
var NO_BREAK = " ";
var DAY = 864e5;
var utc = (day2) => /* @__PURE__ */ new Date(`${day2}T00:00:00Z`);
var isoDay = (moment) => day(moment.toISOString().slice(0, 10), "day");
var daysBetween = (from, to) => Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);
var unbroken = (sentence) => sentence.replace(/([€$£]) (?=-?[\dX])/g, `$1${NO_BREAK}`);
function commandsIn(sentence) {
  return sentence.split(/'(kasboek [^']*)'/).map((text3, place) => ({ text: text3, command: place % 2 === 1 })).filter(({ text: text3 }) => text3 !== "");
}
var Formats = class {
  #lang;
  #currency;
  #incognito;
  #numbers = /* @__PURE__ */ new Map();
  #days = /* @__PURE__ */ new Map();
  constructor(lang, currency, incognito) {
    this.#lang = lang;
    this.#currency = currency;
    this.#incognito = incognito;
  }
  /** An amount without its currency: 1,234.50 or 1.234,50, or X,XXX.XX where nobody may read along. */
  number(value, places = 2) {
    return this.hide(this.plain(value, places));
  }
  /** A number that is no amount, such as days: nothing to hide. */
  plain(value, places = 0) {
    const key2 = String(places);
    let format = this.#numbers.get(key2);
    if (!format) {
      format = new Intl.NumberFormat(LOCALES[this.#lang], {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
        useGrouping: "always"
      });
      this.#numbers.set(key2, format);
    }
    const rounded = format.format(Number(value));
    return /[1-9]/.test(rounded) ? rounded : rounded.replace("-", "");
  }
  /** € 1,234.50, in the books' currency unless another is named. */
  money(value, currency = this.#currency) {
    return this.#amount(value, currency, 2);
  }
  /** € 1,235: for headlines and charts, where cents only distract. */
  whole(value, currency = this.#currency) {
    return this.#amount(value, currency, 0);
  }
  /** € 12k: for the axis of a chart. */
  short(value) {
    const size = Math.abs(value);
    if (size >= 1e6) return `${this.#short(value / 1e6)}M`;
    return size >= 1e3 ? `${this.#short(value / 1e3)}k` : this.number(value, 0);
  }
  #short(value) {
    const places = Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1;
    return this.number(value, places);
  }
  /** The sign of the books' currency, to stand before a field. */
  get sign() {
    return SIGNS[this.#currency] ?? this.#currency;
  }
  #amount(value, currency, places) {
    return `${SIGNS[currency] ?? currency}${NO_BREAK}${this.number(value, places)}`;
  }
  /** A sentence of the server, unbroken. */
  bound(sentence) {
    return unbroken(sentence);
  }
  /** X for digits, in incognito mode. */
  hide(text3) {
    return this.#incognito ? text3.replace(/\d/g, "X") : text3;
  }
  /** 29 January 2027. */
  day(value) {
    return this.#date(value, "day", { day: "numeric", month: "long", year: "numeric" });
  }
  /** 29 Jan, for lists and charts; with the year where `other` is of another year. */
  shortDay(value, other = null) {
    const year = other !== null && value.slice(0, 4) !== other.slice(0, 4);
    return year ? this.#date(value, "short-year", { day: "numeric", month: "short", year: "numeric" }) : this.#date(value, "short", { day: "numeric", month: "short" });
  }
  /** Friday 29 January. */
  weekday(value) {
    return this.#date(value, "weekday", { weekday: "long", day: "numeric", month: "long" });
  }
  /** A day on an axis: 12 Jan, Jan where it is a month's first, 2027 where it is a year's first. */
  tick(value) {
    if (value.getUTCDate() !== 1) {
      return this.#format("short", { day: "numeric", month: "short" }).format(value);
    }
    return value.getUTCMonth() === 0 ? String(value.getUTCFullYear()) : this.#format("month", { month: "short" }).format(value);
  }
  #date(value, key2, wanted) {
    return this.#format(key2, wanted).format(utc(value));
  }
  #format(key2, wanted) {
    let format = this.#days.get(key2);
    if (!format) {
      const locale = this.#lang === "en" ? "en-GB" : "nl-NL";
      format = new Intl.DateTimeFormat(locale, { ...wanted, timeZone: "UTC" });
      this.#days.set(key2, format);
    }
    return format;
  }
};

// src/lib/live.svelte.ts
var Live = class {
  #answer;
  get answer() {
    return get(this.#answer);
  }
  set answer(value) {
    set(this.#answer, value);
  }
  #query;
  get query() {
    return get(this.#query);
  }
  set query(value) {
    set(this.#query, value);
  }
  #busy = state(false);
  get busy() {
    return get(this.#busy);
  }
  set busy(value) {
    set(this.#busy, value, true);
  }
  #failed = state(null);
  get failed() {
    return get(this.#failed);
  }
  set failed(value) {
    set(this.#failed, value, true);
  }
  api;
  place;
  say;
  #validator;
  #address;
  #latest = new Latest();
  #deaf;
  constructor(first, place, validator, defaults, say) {
    this.#answer = state(first);
    this.#address = new Address(defaults);
    this.#query = state(this.#address.query);
    this.place = place;
    this.api = new Api(place.endpoints, say);
    this.say = say;
    this.#validator = validator;
    this.#deaf = this.#address.listen((query) => void this.#load(query));
  }
  get frame() {
    return this.answer.frame;
  }
  get content() {
    return this.answer.content;
  }
  /** Change some of the parameters, in the address too, and ask for the data that belongs to them. */
  async go(change, how = "push") {
    this.note(change, how);
    await this.#load(this.query);
  }
  /** Change parameters in the address only: the page asks for what it needs itself. */
  note(change, how = "push") {
    this.query = { ...this.query, ...change };
    this.#address.note(this.query, how);
  }
  /** Ask again for what is shown. */
  async refresh() {
    await this.#load(this.query);
  }
  async #load(query) {
    this.query = query;
    this.busy = true;
    this.failed = null;
    try {
      const answer = await this.#latest.run((signal) => this.api.get("data", query, this.#validator, signal));
      if (answer === null) return;
      this.answer = answer;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failed = error.message;
    }
    this.busy = false;
  }
  /** Stop listening and asking: the page is gone. */
  end() {
    this.#deaf();
    this.#latest.stop();
  }
};
var DESK = /* @__PURE__ */ Symbol("desk");
var Desk = class {
  frame;
  formats;
  links;
  /** A sentence from `pages.json`. */
  t;
  constructor(frame2, base, say) {
    this.frame = frame2;
    this.t = say;
    this.formats = new Formats(frame2.lang, frame2.currency, frame2.incognito);
    this.links = new Links(base, frame2.root);
  }
};
var setDesk = (desk) => setContext(DESK, desk);
var useDesk = () => getContext(DESK);

// src/lib/Paste.svelte
var root2 = from_html(`<figcaption class="kb-3fks2k"> </figcaption>`);
var root_12 = from_html(`<figure class="paste kb-3fks2k"><!> <pre tabindex="0" class="kb-3fks2k"> </pre> <button type="button"> </button> <span role="status"> </span></figure>`);
var $$css2 = {
  hash: "kb-3fks2k",
  code: ".paste.kb-3fks2k {margin:0.5em 0 1em;max-width:60em;}figcaption.kb-3fks2k {color:var(--text-color-lightest);}pre.kb-3fks2k {margin:0 0 0.5em;overflow-x:auto;}pre.kb-3fks2k:focus-visible {outline:var(--link-color) dotted 2px;}"
};
function Paste($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css2);
  const { t } = useDesk();
  let told3 = state("");
  let shown2 = state(void 0);
  async function copy() {
    try {
      await navigator.clipboard.writeText($$props.text);
      set(told3, t("pages.paste.copied"), true);
    } catch {
      if (get(shown2)) window.getSelection()?.selectAllChildren(get(shown2));
      set(told3, t("pages.paste.select"), true);
    }
  }
  var figure2 = root_12();
  var node = child(figure2);
  {
    var consequent = ($$anchor2) => {
      var figcaption = root2();
      var text_1 = only_child(figcaption, true);
      template_effect(($0) => set_text(text_1, $0), [() => t("pages.paste.file", { file: $$props.file })]);
      append($$anchor2, figcaption);
    };
    if_block(node, ($$render) => {
      if ($$props.file) $$render(consequent);
    });
  }
  var pre = sibling(node, 2);
  var text_2 = only_child(pre, true);
  bind_this(pre, ($$value) => set(shown2, $$value), () => get(shown2));
  var button = sibling(pre, 2);
  var text_3 = only_child(button, true);
  var span = sibling(button, 2);
  var text_4 = only_child(span, true);
  reset(figure2);
  template_effect(
    ($0, $1) => {
      set_attribute2(pre, "aria-label", $0);
      set_text(text_2, $$props.text);
      set_text(text_3, $1);
      set_text(text_4, get(told3));
    },
    [() => t("pages.paste.text"), () => t("pages.paste.copy")]
  );
  delegated("click", button, () => void copy());
  append($$anchor, figure2);
  pop();
}
delegate(["click"]);

// src/lib/Missing.svelte
var root3 = from_html(`<details><summary><span class="kb-41qfj4"> </span></summary> <div><p> </p> <!></div></details>`);
var root_13 = from_html(`<section aria-labelledby="kasboek-missing" class="kb-41qfj4"><h2 id="kasboek-missing"> </h2> <!></section>`);
var $$css3 = {
  hash: "kb-41qfj4",
  code: "section.kb-41qfj4 {margin-bottom:1.5rem;}span.kb-41qfj4 {display:inline-block; /* only a block has a first letter */}span.kb-41qfj4::first-letter {text-transform:uppercase;}"
};
function Missing($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css3);
  const folded = prop($$props, "folded", 3, false);
  const { t, formats } = useDesk();
  var fragment = comment();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var section = root_13();
      var h2 = child(section);
      var text3 = only_child(h2, true);
      var node_1 = sibling(h2, 2);
      each(node_1, 17, () => $$props.missing, (one) => one.name, ($$anchor3, one) => {
        var details = root3();
        var summary = child(details);
        var span = child(summary);
        var text_1 = only_child(span, true);
        reset(summary);
        var div = sibling(summary, 2);
        var p = child(div);
        var text_2 = only_child(p, true);
        var node_2 = sibling(p, 2);
        Paste(node_2, {
          get text() {
            return get(one).text;
          },
          get file() {
            return get(one).file;
          }
        });
        reset(div);
        reset(details);
        template_effect(
          ($0) => {
            details.open = !folded();
            set_text(text_1, $0);
            set_text(text_2, get(one).why);
          },
          [() => formats.bound(get(one).says)]
        );
        append($$anchor3, details);
      });
      reset(section);
      template_effect(($0) => set_text(text3, $0), [() => t("pages.missing.title")]);
      append($$anchor2, section);
    };
    if_block(node, ($$render) => {
      if ($$props.missing.length) $$render(consequent);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/lib/Notices.svelte
var root4 = from_html(`<p class="kasboek-notice"> </p>`);
var root_14 = from_html(`<p class="kasboek-notice kasboek-bad"> <button type="button"> </button></p>`);
var root_2 = from_html(`<!> <div aria-live="polite"><!></div>`, 1);
function Notices($$anchor, $$props) {
  push($$props, true);
  const { t } = useDesk();
  const filtered = user_derived(() => filtersIn($$props.live.place.search).length > 0);
  var fragment = root_2();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var p = root4();
      var text3 = only_child(p, true);
      template_effect(($0) => set_text(text3, $0), [() => t("pages.notice.filter")]);
      append($$anchor2, p);
    };
    if_block(node, ($$render) => {
      if (get(filtered)) $$render(consequent);
    });
  }
  var div = sibling(node, 2);
  var node_1 = child(div);
  {
    var consequent_1 = ($$anchor2) => {
      var p_1 = root_14();
      var text_1 = child(p_1);
      var button = sibling(text_1);
      var text_2 = only_child(button, true);
      reset(p_1);
      template_effect(
        ($0) => {
          set_text(text_1, `${$$props.live.failed ?? ""} `);
          set_text(text_2, $0);
        },
        [() => t("pages.error.again")]
      );
      delegated("click", button, () => void $$props.live.refresh());
      append($$anchor2, p_1);
    };
    if_block(node_1, ($$render) => {
      if ($$props.live.failed) $$render(consequent_1);
    });
  }
  reset(div);
  append($$anchor, fragment);
  pop();
}
delegate(["click"]);

// src/lib/SourceLink.svelte
var root5 = from_html(`<a><bdi> </bdi></a>`);
var root_15 = from_html(`<a class="source kb-399h1o"> </a>`);
var root_22 = from_html(`<bdi> </bdi>`);
var $$css4 = {
  hash: "kb-399h1o",
  code: ".source.kb-399h1o {font-family:var(--font-family-monospaced);font-size:0.9em;white-space:nowrap;}"
};
function SourceLink($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css4);
  const { links, t } = useDesk();
  const place = user_derived(() => $$props.source ? `${$$props.source.file.split("/").at(-1) ?? ""}:${$$props.source.line}` : "");
  var fragment = comment();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var a = root5();
      var bdi = child(a);
      var text_1 = only_child(bdi, true);
      reset(a);
      template_effect(
        ($0, $1) => {
          set_attribute2(a, "href", $0);
          set_attribute2(a, "title", $1);
          set_text(text_1, $$props.text);
        },
        [
          () => links.editor($$props.source),
          () => t("pages.source", { place: `${$$props.source.file}:${$$props.source.line}` })
        ]
      );
      append($$anchor2, a);
    };
    var consequent_1 = ($$anchor2) => {
      var a_1 = root_15();
      var text_2 = only_child(a_1, true);
      template_effect(
        ($0, $1) => {
          set_attribute2(a_1, "href", $0);
          set_attribute2(a_1, "title", $1);
          set_attribute2(a_1, "aria-label", $$props.of === void 0 ? void 0 : `${$$props.of}: ${get(place)}`);
          set_text(text_2, get(place));
        },
        [
          () => links.editor($$props.source),
          () => t("pages.source", { place: `${$$props.source.file}:${$$props.source.line}` })
        ]
      );
      append($$anchor2, a_1);
    };
    var consequent_2 = ($$anchor2) => {
      var bdi_1 = root_22();
      var text_3 = only_child(bdi_1, true);
      template_effect(() => set_text(text_3, $$props.text));
      append($$anchor2, bdi_1);
    };
    if_block(node, ($$render) => {
      if ($$props.source && $$props.text !== void 0) $$render(consequent);
      else if ($$props.source) $$render(consequent_1, 1);
      else if ($$props.text !== void 0) $$render(consequent_2, 2);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/lib/Problems.svelte
var root6 = from_html(`<li class="kb-8uxov4"> <!></li>`);
var root_16 = from_html(`<ul class="kb-8uxov4"></ul>`);
var root_23 = from_html(`<details><summary> </summary> <div><!></div></details>`);
var root_3 = from_html(`<section class="kasboek-notice kasboek-bad kb-8uxov4" aria-labelledby="kasboek-errors"><h2 id="kasboek-errors"> </h2> <!> <!></section>`);
var $$css5 = {
  hash: "kb-8uxov4",
  code: "section.kb-8uxov4 {margin-bottom:1.5rem;}ul.kb-8uxov4 {padding:0;margin:0;list-style:none;}li.kb-8uxov4 {padding:0.25rem 0;overflow-wrap:anywhere;border-top:1px solid var(--border-lighter);}"
};
function Problems($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css5);
  const listed = ($$anchor2, some = noop) => {
    var ul = root_16();
    each(ul, 21, some, index, ($$anchor3, one) => {
      var li = root6();
      var text3 = child(li);
      var node = sibling(text3);
      SourceLink(node, {
        get source() {
          return get(one).source;
        }
      });
      reset(li);
      template_effect(($0) => set_text(text3, `${$0 ?? ""} `), [() => formats.bound(get(one).message)]);
      append($$anchor3, li);
    });
    reset(ul);
    append($$anchor2, ul);
  };
  const remarks = prop($$props, "remarks", 3, false);
  const { t, formats } = useDesk();
  const shown2 = user_derived(() => $$props.problems.filter(({ error }) => error !== remarks()));
  const AT_ONCE = 3;
  var fragment = comment();
  var node_1 = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var details = root_23();
      var summary = child(details);
      var text_1 = only_child(summary, true);
      var div = sibling(summary, 2);
      var node_2 = child(div);
      listed(node_2, () => get(shown2));
      reset(div);
      reset(details);
      template_effect(($0) => set_text(text_1, $0), [
        () => t("pages.problems.remarks", { count: get(shown2).length })
      ]);
      append($$anchor2, details);
    };
    var consequent_2 = ($$anchor2) => {
      var section = root_3();
      var h2 = child(section);
      var text_2 = only_child(h2, true);
      var node_3 = sibling(h2, 2);
      {
        let $0 = user_derived(() => get(shown2).slice(0, AT_ONCE));
        listed(node_3, () => get($0));
      }
      var node_4 = sibling(node_3, 2);
      {
        var consequent_1 = ($$anchor3) => {
          var details_1 = root_23();
          var summary_1 = child(details_1);
          var text_3 = only_child(summary_1, true);
          var div_1 = sibling(summary_1, 2);
          var node_5 = child(div_1);
          {
            let $0 = user_derived(() => get(shown2).slice(AT_ONCE));
            listed(node_5, () => get($0));
          }
          reset(div_1);
          reset(details_1);
          template_effect(($0) => set_text(text_3, $0), [
            () => t("pages.problems.more", { count: get(shown2).length - AT_ONCE })
          ]);
          append($$anchor3, details_1);
        };
        if_block(node_4, ($$render) => {
          if (get(shown2).length > AT_ONCE) $$render(consequent_1);
        });
      }
      reset(section);
      template_effect(($0) => set_text(text_2, $0), [
        () => t("pages.problems.errors", { count: get(shown2).length })
      ]);
      append($$anchor2, section);
    };
    if_block(node_1, ($$render) => {
      if (get(shown2).length && remarks()) $$render(consequent);
      else if (get(shown2).length) $$render(consequent_2, 1);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/lib/Shell.svelte
var root7 = from_html(`<div class="kasboek-failure kb-1qezkvl" role="alert"><h2> </h2> <p> </p> <pre class="kb-1qezkvl"> </pre></div>`);
var root_17 = from_html(`<!> <!> <!> <!> <!>`, 1);
var root_24 = from_html(`<div class="kasboek kb-1qezkvl"><!></div>`);
var $$css6 = {
  hash: "kb-1qezkvl",
  code: `
  /* Fava names its colours for where it uses them itself; these say what they mean here. */.kasboek.kb-1qezkvl {--kb-good: var(--editor-number);--kb-warning: var(--editor-class);--kb-critical: var(--editor-string);}.kasboek[aria-busy="true"].kb-1qezkvl {cursor:progress;}.kasboek.kb-1qezkvl h2,
  .kasboek.kb-1qezkvl h3 {margin-bottom:0.5rem;}
  /* in the dark Fava's own grey is too near to its text */.kasboek.kb-1qezkvl thead th {color:var(--text-color);}.kasboek.kb-1qezkvl button.muted {color:var(--text-color);background:var(--background-darker);box-shadow:inset 0 0 0 1px var(--border-darker);}.kasboek.kb-1qezkvl select {color:var(--text-color);background:var(--placeholder-background);border:1px solid var(--border-darker);}.kasboek.kb-1qezkvl details {min-width:0;}.kasboek-failure.kb-1qezkvl pre:where(.kb-1qezkvl) {white-space:pre-wrap; /* to be read and reported whole */}.kasboek.kb-1qezkvl button:focus-visible,
  .kasboek.kb-1qezkvl select:focus-visible,
  .kasboek.kb-1qezkvl input:focus-visible,
  .kasboek.kb-1qezkvl summary:focus-visible {outline:var(--link-color) dotted 2px;outline-offset:1px;}.kasboek.kb-1qezkvl .kasboek-notice {padding:0.5em 1em;background:var(--background-darker);border-left:4px solid var(--link-color);}.kasboek.kb-1qezkvl .kasboek-bad {border-left-color:var(--error);}`
};
function Shell($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css6);
  const { t } = setDesk(new Desk($$props.live.frame, $$props.live.place.base, $$props.live.say));
  const frame2 = user_derived(() => $$props.live.frame);
  var div = root_24();
  var node = child(div);
  {
    const failed = ($$anchor2, error = noop, reset2 = noop) => {
      ErrorBox($$anchor2, {
        get t() {
          return t;
        },
        get error() {
          return error();
        },
        get again() {
          return reset2();
        }
      });
    };
    boundary(node, { failed }, ($$anchor2) => {
      var fragment_1 = root_17();
      var node_1 = first_child(fragment_1);
      Notices(node_1, {
        get live() {
          return $$props.live;
        }
      });
      var node_2 = sibling(node_1, 2);
      Problems(node_2, {
        get problems() {
          return get(frame2).problems;
        }
      });
      var node_3 = sibling(node_2, 2);
      {
        var consequent = ($$anchor3) => {
          var div_1 = root7();
          var h2 = child(div_1);
          var text3 = only_child(h2, true);
          var p = sibling(h2, 2);
          var text_1 = only_child(p, true);
          var pre = sibling(p, 2);
          var text_2 = only_child(pre, true);
          reset(div_1);
          template_effect(
            ($0) => {
              set_text(text3, $0);
              set_text(text_1, get(frame2).error.says);
              set_text(text_2, get(frame2).error.detail);
            },
            [() => t("pages.error.title")]
          );
          append($$anchor3, div_1);
        };
        if_block(node_3, ($$render) => {
          if (get(frame2).error) $$render(consequent);
        });
      }
      var node_4 = sibling(node_3, 2);
      {
        var consequent_1 = ($$anchor3) => {
          var fragment_2 = comment();
          var node_5 = first_child(fragment_2);
          component(node_5, () => $$props.component, ($$anchor4, Content_1) => {
            Content_1($$anchor4, {
              get live() {
                return $$props.live;
              },
              get content() {
                return $$props.live.content;
              }
            });
          });
          append($$anchor3, fragment_2);
        };
        var alternate = ($$anchor3) => {
          Missing($$anchor3, {
            get missing() {
              return get(frame2).missing;
            }
          });
        };
        if_block(node_4, ($$render) => {
          if ($$props.live.content !== null) $$render(consequent_1);
          else $$render(alternate, -1);
        });
      }
      var node_6 = sibling(node_4, 2);
      Problems(node_6, {
        get problems() {
          return get(frame2).problems;
        },
        remarks: true
      });
      append($$anchor2, fragment_1);
    });
  }
  reset(div);
  template_effect(() => {
    set_attribute2(div, "lang", get(frame2).lang);
    set_attribute2(div, "aria-busy", $$props.live.busy);
  });
  append($$anchor, div);
  pop();
}

// src/lib/shapes.ts
var source2 = object({ file: text2, line: count });
var problem = object({ message: text2, error: flag, source: nullable(source2) });
var item = object({
  id: text2,
  date: day,
  amount: decimal,
  of: decimal,
  probability: decimal,
  likely: nullable(day),
  currency: text2,
  category: text2,
  counterparty: nullable(text2),
  kind: text2,
  certainty: text2,
  due: nullable(day),
  source: nullable(source2),
  because: text2
});
var point = object({ date: day, balance: decimal });
var points = list(point);
var low = object({ date: day, amount: decimal });
var likely = object({ date: day, p10: decimal, p90: decimal });
var curve = object({
  scenario: text2,
  title: text2,
  points,
  band: nullable(list(likely))
});
var scenario = object({
  name: text2,
  title: text2,
  sales: optional(nullable(decimal), null),
  costs: optional(nullable(decimal), null),
  collect: optional(nullable(decimal), null),
  delay: optional(nullable(count), null),
  source: nullable(source2)
});
var missing = object({ name: text2, says: text2, why: text2, text: text2, file: text2 });
var pageName = oneOf("cockpit", "outlook");
var shared = {
  page: pageName,
  lang: oneOf("en", "nl"),
  title: text2,
  currency: text2,
  as_of: nullable(day),
  today: day,
  hash: text2,
  incognito: flag,
  read_only: flag,
  root: text2,
  scenarios: list(scenario),
  problems: list(problem),
  missing: list(missing),
  error: nullable(object({ says: text2, detail: text2 }))
};
var frame = object(shared);

// src/lib/words.ts
var words = record(text2);
var FIELD = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;
function sayingIn(templates) {
  return (key2, values = {}) => (
    // a script that is newer than the server still says something
    (templates[key2] ?? key2).replace(FIELD, (blank, name, one, more) => {
      const value = values[name];
      if (value === void 0) return blank;
      if (one !== void 0 && more !== void 0) return value === 1 ? one : more;
      return String(value);
    })
  );
}

// src/lib/page.ts
function answerOf(name, content) {
  const own2 = object({ [name]: nullable(content) });
  return (json, path2) => ({ frame: frame(json, path2), content: own2(json, path2)[name] ?? null });
}
function definePage(definition) {
  const { name, endpoints, component: component2, defaults } = definition;
  const validator = answerOf(name, definition.content);
  const show = (target, data, say) => {
    const base = baseOf(window.location.pathname);
    const place = {
      base,
      endpoints: `${base}extension/${endpoints}/`,
      search: window.location.search
    };
    const live = new Live(parse(validator, data), place, validator, defaults, say);
    const shown2 = mount(Shell, { target, props: { live, component: component2 } });
    return () => {
      live.end();
      void unmount(shown2);
    };
  };
  return { name, show: guarded(show) };
}
function guarded(show) {
  return (target, { data, words: templates }) => {
    let say = sayingIn({});
    try {
      say = sayingIn(parse(words, templates));
      return show(target, data, say);
    } catch (error) {
      target.replaceChildren();
      const shown2 = mount(ErrorBox, { target, props: { t: say, error } });
      return () => void unmount(shown2);
    }
  };
}

// src/lib/Sentence.svelte
var root8 = from_html(`<code class="kb-2uw7d8"> </code>`);
var $$css7 = {
  hash: "kb-2uw7d8",
  code: "code.kb-2uw7d8 {font-size:0.95em;white-space:nowrap;}"
};
function Sentence($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css7);
  const { formats } = useDesk();
  const parts = user_derived(() => commandsIn(formats.bound($$props.says)));
  var fragment = comment();
  var node = first_child(fragment);
  each(node, 17, () => get(parts), index, ($$anchor2, $$item) => {
    let text3 = () => get($$item).text;
    let command = () => get($$item).command;
    var fragment_1 = comment();
    var node_1 = first_child(fragment_1);
    {
      var consequent = ($$anchor3) => {
        var code = root8();
        var text_1 = only_child(code, true);
        template_effect(() => set_text(text_1, text3()));
        append($$anchor3, code);
      };
      var alternate = ($$anchor3) => {
        var text_2 = text();
        template_effect(() => set_text(text_2, text3()));
        append($$anchor3, text_2);
      };
      if_block(node_1, ($$render) => {
        if (command()) $$render(consequent);
        else $$render(alternate, -1);
      });
    }
    append($$anchor2, fragment_1);
  });
  append($$anchor, fragment);
  pop();
}

// src/lib/Status.svelte
var root9 = from_svg(`<path d="M1.5 6.5 4.5 9.5 10.5 2.5" class="kb-1n6i31y"></path>`);
var root_18 = from_svg(`<path class="full kb-1n6i31y" d="M6 1 11.5 11H.5Z"></path>`);
var root_25 = from_svg(`<path class="full kb-1n6i31y" d="M1 1H11V11H1Z"></path>`);
var root_32 = from_svg(`<path d="M2 6H10" class="kb-1n6i31y"></path>`);
var root_4 = from_svg(`<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><!></svg>`);
var $$css8 = {
  hash: "kb-1n6i31y",
  code: "svg.kb-1n6i31y {flex:none;overflow:visible;}path.kb-1n6i31y {fill:none;stroke-width:2.2;stroke:currentcolor;}.full.kb-1n6i31y {fill:currentcolor;stroke:none;}.good.kb-1n6i31y {color:var(--kb-good);}.warning.kb-1n6i31y {color:var(--kb-warning);}.critical.kb-1n6i31y {color:var(--kb-critical);}.none.kb-1n6i31y {color:var(--text-color-lightest);}"
};
function Status($$anchor, $$props) {
  append_styles($$anchor, $$css8);
  var svg = root_4();
  var node = child(svg);
  {
    var consequent = ($$anchor2) => {
      var path2 = root9();
      append($$anchor2, path2);
    };
    var consequent_1 = ($$anchor2) => {
      var path_1 = root_18();
      append($$anchor2, path_1);
    };
    var consequent_2 = ($$anchor2) => {
      var path_2 = root_25();
      append($$anchor2, path_2);
    };
    var alternate = ($$anchor2) => {
      var path_3 = root_32();
      append($$anchor2, path_3);
    };
    if_block(node, ($$render) => {
      if ($$props.standing === "good") $$render(consequent);
      else if ($$props.standing === "warning") $$render(consequent_1, 1);
      else if ($$props.standing === "critical") $$render(consequent_2, 2);
      else $$render(alternate, -1);
    });
  }
  reset(svg);
  template_effect(() => set_class(svg, 0, clsx2($$props.standing), "kb-1n6i31y"));
  append($$anchor, svg);
}

// node_modules/d3-array/src/ascending.js
function ascending(a, b) {
  return a == null || b == null ? NaN : a < b ? -1 : a > b ? 1 : a >= b ? 0 : NaN;
}

// node_modules/d3-array/src/descending.js
function descending(a, b) {
  return a == null || b == null ? NaN : b < a ? -1 : b > a ? 1 : b >= a ? 0 : NaN;
}

// node_modules/d3-array/src/bisector.js
function bisector(f) {
  let compare1, compare2, delta;
  if (f.length !== 2) {
    compare1 = ascending;
    compare2 = (d, x2) => ascending(f(d), x2);
    delta = (d, x2) => f(d) - x2;
  } else {
    compare1 = f === ascending || f === descending ? f : zero;
    compare2 = f;
    delta = f;
  }
  function left(a, x2, lo = 0, hi = a.length) {
    if (lo < hi) {
      if (compare1(x2, x2) !== 0) return hi;
      do {
        const mid = lo + hi >>> 1;
        if (compare2(a[mid], x2) < 0) lo = mid + 1;
        else hi = mid;
      } while (lo < hi);
    }
    return lo;
  }
  function right(a, x2, lo = 0, hi = a.length) {
    if (lo < hi) {
      if (compare1(x2, x2) !== 0) return hi;
      do {
        const mid = lo + hi >>> 1;
        if (compare2(a[mid], x2) <= 0) lo = mid + 1;
        else hi = mid;
      } while (lo < hi);
    }
    return lo;
  }
  function center(a, x2, lo = 0, hi = a.length) {
    const i = left(a, x2, lo, hi - 1);
    return i > lo && delta(a[i - 1], x2) > -delta(a[i], x2) ? i - 1 : i;
  }
  return { left, center, right };
}
function zero() {
  return 0;
}

// node_modules/d3-array/src/extent.js
function extent(values, valueof) {
  let min;
  let max;
  if (valueof === void 0) {
    for (const value of values) {
      if (value != null) {
        if (min === void 0) {
          if (value >= value) min = max = value;
        } else {
          if (min > value) min = value;
          if (max < value) max = value;
        }
      }
    }
  } else {
    let index2 = -1;
    for (let value of values) {
      if ((value = valueof(value, ++index2, values)) != null) {
        if (min === void 0) {
          if (value >= value) min = max = value;
        } else {
          if (min > value) min = value;
          if (max < value) max = value;
        }
      }
    }
  }
  return [min, max];
}

// node_modules/d3-array/src/ticks.js
var e10 = Math.sqrt(50);
var e5 = Math.sqrt(10);
var e2 = Math.sqrt(2);
function tickSpec(start, stop, count2) {
  const step2 = (stop - start) / Math.max(0, count2), power = Math.floor(Math.log10(step2)), error = step2 / Math.pow(10, power), factor2 = error >= e10 ? 10 : error >= e5 ? 5 : error >= e2 ? 2 : 1;
  let i1, i2, inc;
  if (power < 0) {
    inc = Math.pow(10, -power) / factor2;
    i1 = Math.round(start * inc);
    i2 = Math.round(stop * inc);
    if (i1 / inc < start) ++i1;
    if (i2 / inc > stop) --i2;
    inc = -inc;
  } else {
    inc = Math.pow(10, power) * factor2;
    i1 = Math.round(start / inc);
    i2 = Math.round(stop / inc);
    if (i1 * inc < start) ++i1;
    if (i2 * inc > stop) --i2;
  }
  if (i2 < i1 && 0.5 <= count2 && count2 < 2) return tickSpec(start, stop, count2 * 2);
  return [i1, i2, inc];
}
function ticks(start, stop, count2) {
  stop = +stop, start = +start, count2 = +count2;
  if (!(count2 > 0)) return [];
  if (start === stop) return [start];
  const reverse = stop < start, [i1, i2, inc] = reverse ? tickSpec(stop, start, count2) : tickSpec(start, stop, count2);
  if (!(i2 >= i1)) return [];
  const n = i2 - i1 + 1, ticks2 = new Array(n);
  if (reverse) {
    if (inc < 0) for (let i = 0; i < n; ++i) ticks2[i] = (i2 - i) / -inc;
    else for (let i = 0; i < n; ++i) ticks2[i] = (i2 - i) * inc;
  } else {
    if (inc < 0) for (let i = 0; i < n; ++i) ticks2[i] = (i1 + i) / -inc;
    else for (let i = 0; i < n; ++i) ticks2[i] = (i1 + i) * inc;
  }
  return ticks2;
}
function tickIncrement(start, stop, count2) {
  stop = +stop, start = +start, count2 = +count2;
  return tickSpec(start, stop, count2)[2];
}
function tickStep(start, stop, count2) {
  stop = +stop, start = +start, count2 = +count2;
  const reverse = stop < start, inc = reverse ? tickIncrement(stop, start, count2) : tickIncrement(start, stop, count2);
  return (reverse ? -1 : 1) * (inc < 0 ? 1 / -inc : inc);
}

// node_modules/d3-array/src/nice.js
function nice(start, stop, count2) {
  let prestep;
  while (true) {
    const step2 = tickIncrement(start, stop, count2);
    if (step2 === prestep || step2 === 0 || !isFinite(step2)) {
      return [start, stop];
    } else if (step2 > 0) {
      start = Math.floor(start / step2) * step2;
      stop = Math.ceil(stop / step2) * step2;
    } else if (step2 < 0) {
      start = Math.ceil(start * step2) / step2;
      stop = Math.floor(stop * step2) / step2;
    }
    prestep = step2;
  }
}

// node_modules/d3-shape/src/constant.js
function constant_default(x2) {
  return function constant() {
    return x2;
  };
}

// node_modules/d3-path/src/path.js
var pi = Math.PI;
var tau = 2 * pi;
var epsilon = 1e-6;
var tauEpsilon = tau - epsilon;
function append2(strings) {
  this._ += strings[0];
  for (let i = 1, n = strings.length; i < n; ++i) {
    this._ += arguments[i] + strings[i];
  }
}
function appendRound(digits) {
  let d = Math.floor(digits);
  if (!(d >= 0)) throw new Error(`invalid digits: ${digits}`);
  if (d > 15) return append2;
  const k = 10 ** d;
  return function(strings) {
    this._ += strings[0];
    for (let i = 1, n = strings.length; i < n; ++i) {
      this._ += Math.round(arguments[i] * k) / k + strings[i];
    }
  };
}
var Path = class {
  constructor(digits) {
    this._x0 = this._y0 = // start of current subpath
    this._x1 = this._y1 = null;
    this._ = "";
    this._append = digits == null ? append2 : appendRound(digits);
  }
  moveTo(x2, y2) {
    this._append`M${this._x0 = this._x1 = +x2},${this._y0 = this._y1 = +y2}`;
  }
  closePath() {
    if (this._x1 !== null) {
      this._x1 = this._x0, this._y1 = this._y0;
      this._append`Z`;
    }
  }
  lineTo(x2, y2) {
    this._append`L${this._x1 = +x2},${this._y1 = +y2}`;
  }
  quadraticCurveTo(x1, y1, x2, y2) {
    this._append`Q${+x1},${+y1},${this._x1 = +x2},${this._y1 = +y2}`;
  }
  bezierCurveTo(x1, y1, x2, y2, x3, y3) {
    this._append`C${+x1},${+y1},${+x2},${+y2},${this._x1 = +x3},${this._y1 = +y3}`;
  }
  arcTo(x1, y1, x2, y2, r2) {
    x1 = +x1, y1 = +y1, x2 = +x2, y2 = +y2, r2 = +r2;
    if (r2 < 0) throw new Error(`negative radius: ${r2}`);
    let x0 = this._x1, y0 = this._y1, x21 = x2 - x1, y21 = y2 - y1, x01 = x0 - x1, y01 = y0 - y1, l01_2 = x01 * x01 + y01 * y01;
    if (this._x1 === null) {
      this._append`M${this._x1 = x1},${this._y1 = y1}`;
    } else if (!(l01_2 > epsilon)) ;
    else if (!(Math.abs(y01 * x21 - y21 * x01) > epsilon) || !r2) {
      this._append`L${this._x1 = x1},${this._y1 = y1}`;
    } else {
      let x20 = x2 - x0, y20 = y2 - y0, l21_2 = x21 * x21 + y21 * y21, l20_2 = x20 * x20 + y20 * y20, l21 = Math.sqrt(l21_2), l01 = Math.sqrt(l01_2), l = r2 * Math.tan((pi - Math.acos((l21_2 + l01_2 - l20_2) / (2 * l21 * l01))) / 2), t01 = l / l01, t21 = l / l21;
      if (Math.abs(t01 - 1) > epsilon) {
        this._append`L${x1 + t01 * x01},${y1 + t01 * y01}`;
      }
      this._append`A${r2},${r2},0,0,${+(y01 * x20 > x01 * y20)},${this._x1 = x1 + t21 * x21},${this._y1 = y1 + t21 * y21}`;
    }
  }
  arc(x2, y2, r2, a0, a1, ccw) {
    x2 = +x2, y2 = +y2, r2 = +r2, ccw = !!ccw;
    if (r2 < 0) throw new Error(`negative radius: ${r2}`);
    let dx = r2 * Math.cos(a0), dy = r2 * Math.sin(a0), x0 = x2 + dx, y0 = y2 + dy, cw = 1 ^ ccw, da = ccw ? a0 - a1 : a1 - a0;
    if (this._x1 === null) {
      this._append`M${x0},${y0}`;
    } else if (Math.abs(this._x1 - x0) > epsilon || Math.abs(this._y1 - y0) > epsilon) {
      this._append`L${x0},${y0}`;
    }
    if (!r2) return;
    if (da < 0) da = da % tau + tau;
    if (da > tauEpsilon) {
      this._append`A${r2},${r2},0,1,${cw},${x2 - dx},${y2 - dy}A${r2},${r2},0,1,${cw},${this._x1 = x0},${this._y1 = y0}`;
    } else if (da > epsilon) {
      this._append`A${r2},${r2},0,${+(da >= pi)},${cw},${this._x1 = x2 + r2 * Math.cos(a1)},${this._y1 = y2 + r2 * Math.sin(a1)}`;
    }
  }
  rect(x2, y2, w, h) {
    this._append`M${this._x0 = this._x1 = +x2},${this._y0 = this._y1 = +y2}h${w = +w}v${+h}h${-w}Z`;
  }
  toString() {
    return this._;
  }
};
function path() {
  return new Path();
}
path.prototype = Path.prototype;

// node_modules/d3-shape/src/path.js
function withPath(shape) {
  let digits = 3;
  shape.digits = function(_) {
    if (!arguments.length) return digits;
    if (_ == null) {
      digits = null;
    } else {
      const d = Math.floor(_);
      if (!(d >= 0)) throw new RangeError(`invalid digits: ${_}`);
      digits = d;
    }
    return shape;
  };
  return () => new Path(digits);
}

// node_modules/d3-shape/src/array.js
var slice = Array.prototype.slice;
function array_default(x2) {
  return typeof x2 === "object" && "length" in x2 ? x2 : Array.from(x2);
}

// node_modules/d3-shape/src/curve/linear.js
function Linear(context) {
  this._context = context;
}
Linear.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._point = 0;
  },
  lineEnd: function() {
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    this._line = 1 - this._line;
  },
  point: function(x2, y2) {
    x2 = +x2, y2 = +y2;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x2, y2) : this._context.moveTo(x2, y2);
        break;
      case 1:
        this._point = 2;
      // falls through
      default:
        this._context.lineTo(x2, y2);
        break;
    }
  }
};
function linear_default(context) {
  return new Linear(context);
}

// node_modules/d3-shape/src/point.js
function x(p) {
  return p[0];
}
function y(p) {
  return p[1];
}

// node_modules/d3-shape/src/line.js
function line_default(x2, y2) {
  var defined = constant_default(true), context = null, curve2 = linear_default, output = null, path2 = withPath(line);
  x2 = typeof x2 === "function" ? x2 : x2 === void 0 ? x : constant_default(x2);
  y2 = typeof y2 === "function" ? y2 : y2 === void 0 ? y : constant_default(y2);
  function line(data) {
    var i, n = (data = array_default(data)).length, d, defined0 = false, buffer;
    if (context == null) output = curve2(buffer = path2());
    for (i = 0; i <= n; ++i) {
      if (!(i < n && defined(d = data[i], i, data)) === defined0) {
        if (defined0 = !defined0) output.lineStart();
        else output.lineEnd();
      }
      if (defined0) output.point(+x2(d, i, data), +y2(d, i, data));
    }
    if (buffer) return output = null, buffer + "" || null;
  }
  line.x = function(_) {
    return arguments.length ? (x2 = typeof _ === "function" ? _ : constant_default(+_), line) : x2;
  };
  line.y = function(_) {
    return arguments.length ? (y2 = typeof _ === "function" ? _ : constant_default(+_), line) : y2;
  };
  line.defined = function(_) {
    return arguments.length ? (defined = typeof _ === "function" ? _ : constant_default(!!_), line) : defined;
  };
  line.curve = function(_) {
    return arguments.length ? (curve2 = _, context != null && (output = curve2(context)), line) : curve2;
  };
  line.context = function(_) {
    return arguments.length ? (_ == null ? context = output = null : output = curve2(context = _), line) : context;
  };
  return line;
}

// node_modules/d3-shape/src/area.js
function area_default(x0, y0, y1) {
  var x1 = null, defined = constant_default(true), context = null, curve2 = linear_default, output = null, path2 = withPath(area);
  x0 = typeof x0 === "function" ? x0 : x0 === void 0 ? x : constant_default(+x0);
  y0 = typeof y0 === "function" ? y0 : y0 === void 0 ? constant_default(0) : constant_default(+y0);
  y1 = typeof y1 === "function" ? y1 : y1 === void 0 ? y : constant_default(+y1);
  function area(data) {
    var i, j, k, n = (data = array_default(data)).length, d, defined0 = false, buffer, x0z = new Array(n), y0z = new Array(n);
    if (context == null) output = curve2(buffer = path2());
    for (i = 0; i <= n; ++i) {
      if (!(i < n && defined(d = data[i], i, data)) === defined0) {
        if (defined0 = !defined0) {
          j = i;
          output.areaStart();
          output.lineStart();
        } else {
          output.lineEnd();
          output.lineStart();
          for (k = i - 1; k >= j; --k) {
            output.point(x0z[k], y0z[k]);
          }
          output.lineEnd();
          output.areaEnd();
        }
      }
      if (defined0) {
        x0z[i] = +x0(d, i, data), y0z[i] = +y0(d, i, data);
        output.point(x1 ? +x1(d, i, data) : x0z[i], y1 ? +y1(d, i, data) : y0z[i]);
      }
    }
    if (buffer) return output = null, buffer + "" || null;
  }
  function arealine() {
    return line_default().defined(defined).curve(curve2).context(context);
  }
  area.x = function(_) {
    return arguments.length ? (x0 = typeof _ === "function" ? _ : constant_default(+_), x1 = null, area) : x0;
  };
  area.x0 = function(_) {
    return arguments.length ? (x0 = typeof _ === "function" ? _ : constant_default(+_), area) : x0;
  };
  area.x1 = function(_) {
    return arguments.length ? (x1 = _ == null ? null : typeof _ === "function" ? _ : constant_default(+_), area) : x1;
  };
  area.y = function(_) {
    return arguments.length ? (y0 = typeof _ === "function" ? _ : constant_default(+_), y1 = null, area) : y0;
  };
  area.y0 = function(_) {
    return arguments.length ? (y0 = typeof _ === "function" ? _ : constant_default(+_), area) : y0;
  };
  area.y1 = function(_) {
    return arguments.length ? (y1 = _ == null ? null : typeof _ === "function" ? _ : constant_default(+_), area) : y1;
  };
  area.lineX0 = area.lineY0 = function() {
    return arealine().x(x0).y(y0);
  };
  area.lineY1 = function() {
    return arealine().x(x0).y(y1);
  };
  area.lineX1 = function() {
    return arealine().x(x1).y(y0);
  };
  area.defined = function(_) {
    return arguments.length ? (defined = typeof _ === "function" ? _ : constant_default(!!_), area) : defined;
  };
  area.curve = function(_) {
    return arguments.length ? (curve2 = _, context != null && (output = curve2(context)), area) : curve2;
  };
  area.context = function(_) {
    return arguments.length ? (_ == null ? context = output = null : output = curve2(context = _), area) : context;
  };
  return area;
}

// node_modules/d3-shape/src/curve/step.js
function Step(context, t) {
  this._context = context;
  this._t = t;
}
Step.prototype = {
  areaStart: function() {
    this._line = 0;
  },
  areaEnd: function() {
    this._line = NaN;
  },
  lineStart: function() {
    this._x = this._y = NaN;
    this._point = 0;
  },
  lineEnd: function() {
    if (0 < this._t && this._t < 1 && this._point === 2) this._context.lineTo(this._x, this._y);
    if (this._line || this._line !== 0 && this._point === 1) this._context.closePath();
    if (this._line >= 0) this._t = 1 - this._t, this._line = 1 - this._line;
  },
  point: function(x2, y2) {
    x2 = +x2, y2 = +y2;
    switch (this._point) {
      case 0:
        this._point = 1;
        this._line ? this._context.lineTo(x2, y2) : this._context.moveTo(x2, y2);
        break;
      case 1:
        this._point = 2;
      // falls through
      default: {
        if (this._t <= 0) {
          this._context.lineTo(this._x, y2);
          this._context.lineTo(x2, y2);
        } else {
          var x1 = this._x * (1 - this._t) + x2 * this._t;
          this._context.lineTo(x1, this._y);
          this._context.lineTo(x1, y2);
        }
        break;
      }
    }
    this._x = x2, this._y = y2;
  }
};
function stepAfter(context) {
  return new Step(context, 1);
}

// node_modules/d3-time/src/interval.js
var t0 = /* @__PURE__ */ new Date();
var t1 = /* @__PURE__ */ new Date();
function timeInterval(floori, offseti, count2, field) {
  function interval(date) {
    return floori(date = arguments.length === 0 ? /* @__PURE__ */ new Date() : /* @__PURE__ */ new Date(+date)), date;
  }
  interval.floor = (date) => {
    return floori(date = /* @__PURE__ */ new Date(+date)), date;
  };
  interval.ceil = (date) => {
    return floori(date = new Date(date - 1)), offseti(date, 1), floori(date), date;
  };
  interval.round = (date) => {
    const d0 = interval(date), d1 = interval.ceil(date);
    return date - d0 < d1 - date ? d0 : d1;
  };
  interval.offset = (date, step2) => {
    return offseti(date = /* @__PURE__ */ new Date(+date), step2 == null ? 1 : Math.floor(step2)), date;
  };
  interval.range = (start, stop, step2) => {
    const range2 = [];
    start = interval.ceil(start);
    step2 = step2 == null ? 1 : Math.floor(step2);
    if (!(start < stop) || !(step2 > 0)) return range2;
    let previous;
    do
      range2.push(previous = /* @__PURE__ */ new Date(+start)), offseti(start, step2), floori(start);
    while (previous < start && start < stop);
    return range2;
  };
  interval.filter = (test) => {
    return timeInterval((date) => {
      if (date >= date) while (floori(date), !test(date)) date.setTime(date - 1);
    }, (date, step2) => {
      if (date >= date) {
        if (step2 < 0) while (++step2 <= 0) {
          while (offseti(date, -1), !test(date)) {
          }
        }
        else while (--step2 >= 0) {
          while (offseti(date, 1), !test(date)) {
          }
        }
      }
    });
  };
  if (count2) {
    interval.count = (start, end) => {
      t0.setTime(+start), t1.setTime(+end);
      floori(t0), floori(t1);
      return Math.floor(count2(t0, t1));
    };
    interval.every = (step2) => {
      step2 = Math.floor(step2);
      return !isFinite(step2) || !(step2 > 0) ? null : !(step2 > 1) ? interval : interval.filter(field ? (d) => field(d) % step2 === 0 : (d) => interval.count(0, d) % step2 === 0);
    };
  }
  return interval;
}

// node_modules/d3-time/src/millisecond.js
var millisecond = timeInterval(() => {
}, (date, step2) => {
  date.setTime(+date + step2);
}, (start, end) => {
  return end - start;
});
millisecond.every = (k) => {
  k = Math.floor(k);
  if (!isFinite(k) || !(k > 0)) return null;
  if (!(k > 1)) return millisecond;
  return timeInterval((date) => {
    date.setTime(Math.floor(date / k) * k);
  }, (date, step2) => {
    date.setTime(+date + step2 * k);
  }, (start, end) => {
    return (end - start) / k;
  });
};
var milliseconds = millisecond.range;

// node_modules/d3-time/src/duration.js
var durationSecond = 1e3;
var durationMinute = durationSecond * 60;
var durationHour = durationMinute * 60;
var durationDay = durationHour * 24;
var durationWeek = durationDay * 7;
var durationMonth = durationDay * 30;
var durationYear = durationDay * 365;

// node_modules/d3-time/src/second.js
var second = timeInterval((date) => {
  date.setTime(date - date.getMilliseconds());
}, (date, step2) => {
  date.setTime(+date + step2 * durationSecond);
}, (start, end) => {
  return (end - start) / durationSecond;
}, (date) => {
  return date.getUTCSeconds();
});
var seconds = second.range;

// node_modules/d3-time/src/minute.js
var timeMinute = timeInterval((date) => {
  date.setTime(date - date.getMilliseconds() - date.getSeconds() * durationSecond);
}, (date, step2) => {
  date.setTime(+date + step2 * durationMinute);
}, (start, end) => {
  return (end - start) / durationMinute;
}, (date) => {
  return date.getMinutes();
});
var timeMinutes = timeMinute.range;
var utcMinute = timeInterval((date) => {
  date.setUTCSeconds(0, 0);
}, (date, step2) => {
  date.setTime(+date + step2 * durationMinute);
}, (start, end) => {
  return (end - start) / durationMinute;
}, (date) => {
  return date.getUTCMinutes();
});
var utcMinutes = utcMinute.range;

// node_modules/d3-time/src/hour.js
var timeHour = timeInterval((date) => {
  date.setTime(date - date.getMilliseconds() - date.getSeconds() * durationSecond - date.getMinutes() * durationMinute);
}, (date, step2) => {
  date.setTime(+date + step2 * durationHour);
}, (start, end) => {
  return (end - start) / durationHour;
}, (date) => {
  return date.getHours();
});
var timeHours = timeHour.range;
var utcHour = timeInterval((date) => {
  date.setUTCMinutes(0, 0, 0);
}, (date, step2) => {
  date.setTime(+date + step2 * durationHour);
}, (start, end) => {
  return (end - start) / durationHour;
}, (date) => {
  return date.getUTCHours();
});
var utcHours = utcHour.range;

// node_modules/d3-time/src/day.js
var timeDay = timeInterval(
  (date) => date.setHours(0, 0, 0, 0),
  (date, step2) => date.setDate(date.getDate() + step2),
  (start, end) => (end - start - (end.getTimezoneOffset() - start.getTimezoneOffset()) * durationMinute) / durationDay,
  (date) => date.getDate() - 1
);
var timeDays = timeDay.range;
var utcDay = timeInterval((date) => {
  date.setUTCHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setUTCDate(date.getUTCDate() + step2);
}, (start, end) => {
  return (end - start) / durationDay;
}, (date) => {
  return date.getUTCDate() - 1;
});
var utcDays = utcDay.range;
var unixDay = timeInterval((date) => {
  date.setUTCHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setUTCDate(date.getUTCDate() + step2);
}, (start, end) => {
  return (end - start) / durationDay;
}, (date) => {
  return Math.floor(date / durationDay);
});
var unixDays = unixDay.range;

// node_modules/d3-time/src/week.js
function timeWeekday(i) {
  return timeInterval((date) => {
    date.setDate(date.getDate() - (date.getDay() + 7 - i) % 7);
    date.setHours(0, 0, 0, 0);
  }, (date, step2) => {
    date.setDate(date.getDate() + step2 * 7);
  }, (start, end) => {
    return (end - start - (end.getTimezoneOffset() - start.getTimezoneOffset()) * durationMinute) / durationWeek;
  });
}
var timeSunday = timeWeekday(0);
var timeMonday = timeWeekday(1);
var timeTuesday = timeWeekday(2);
var timeWednesday = timeWeekday(3);
var timeThursday = timeWeekday(4);
var timeFriday = timeWeekday(5);
var timeSaturday = timeWeekday(6);
var timeSundays = timeSunday.range;
var timeMondays = timeMonday.range;
var timeTuesdays = timeTuesday.range;
var timeWednesdays = timeWednesday.range;
var timeThursdays = timeThursday.range;
var timeFridays = timeFriday.range;
var timeSaturdays = timeSaturday.range;
function utcWeekday(i) {
  return timeInterval((date) => {
    date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 7 - i) % 7);
    date.setUTCHours(0, 0, 0, 0);
  }, (date, step2) => {
    date.setUTCDate(date.getUTCDate() + step2 * 7);
  }, (start, end) => {
    return (end - start) / durationWeek;
  });
}
var utcSunday = utcWeekday(0);
var utcMonday = utcWeekday(1);
var utcTuesday = utcWeekday(2);
var utcWednesday = utcWeekday(3);
var utcThursday = utcWeekday(4);
var utcFriday = utcWeekday(5);
var utcSaturday = utcWeekday(6);
var utcSundays = utcSunday.range;
var utcMondays = utcMonday.range;
var utcTuesdays = utcTuesday.range;
var utcWednesdays = utcWednesday.range;
var utcThursdays = utcThursday.range;
var utcFridays = utcFriday.range;
var utcSaturdays = utcSaturday.range;

// node_modules/d3-time/src/month.js
var timeMonth = timeInterval((date) => {
  date.setDate(1);
  date.setHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setMonth(date.getMonth() + step2);
}, (start, end) => {
  return end.getMonth() - start.getMonth() + (end.getFullYear() - start.getFullYear()) * 12;
}, (date) => {
  return date.getMonth();
});
var timeMonths = timeMonth.range;
var utcMonth = timeInterval((date) => {
  date.setUTCDate(1);
  date.setUTCHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setUTCMonth(date.getUTCMonth() + step2);
}, (start, end) => {
  return end.getUTCMonth() - start.getUTCMonth() + (end.getUTCFullYear() - start.getUTCFullYear()) * 12;
}, (date) => {
  return date.getUTCMonth();
});
var utcMonths = utcMonth.range;

// node_modules/d3-time/src/year.js
var timeYear = timeInterval((date) => {
  date.setMonth(0, 1);
  date.setHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setFullYear(date.getFullYear() + step2);
}, (start, end) => {
  return end.getFullYear() - start.getFullYear();
}, (date) => {
  return date.getFullYear();
});
timeYear.every = (k) => {
  return !isFinite(k = Math.floor(k)) || !(k > 0) ? null : timeInterval((date) => {
    date.setFullYear(Math.floor(date.getFullYear() / k) * k);
    date.setMonth(0, 1);
    date.setHours(0, 0, 0, 0);
  }, (date, step2) => {
    date.setFullYear(date.getFullYear() + step2 * k);
  });
};
var timeYears = timeYear.range;
var utcYear = timeInterval((date) => {
  date.setUTCMonth(0, 1);
  date.setUTCHours(0, 0, 0, 0);
}, (date, step2) => {
  date.setUTCFullYear(date.getUTCFullYear() + step2);
}, (start, end) => {
  return end.getUTCFullYear() - start.getUTCFullYear();
}, (date) => {
  return date.getUTCFullYear();
});
utcYear.every = (k) => {
  return !isFinite(k = Math.floor(k)) || !(k > 0) ? null : timeInterval((date) => {
    date.setUTCFullYear(Math.floor(date.getUTCFullYear() / k) * k);
    date.setUTCMonth(0, 1);
    date.setUTCHours(0, 0, 0, 0);
  }, (date, step2) => {
    date.setUTCFullYear(date.getUTCFullYear() + step2 * k);
  });
};
var utcYears = utcYear.range;

// node_modules/d3-time/src/ticks.js
function ticker(year, month, week, day2, hour, minute) {
  const tickIntervals = [
    [second, 1, durationSecond],
    [second, 5, 5 * durationSecond],
    [second, 15, 15 * durationSecond],
    [second, 30, 30 * durationSecond],
    [minute, 1, durationMinute],
    [minute, 5, 5 * durationMinute],
    [minute, 15, 15 * durationMinute],
    [minute, 30, 30 * durationMinute],
    [hour, 1, durationHour],
    [hour, 3, 3 * durationHour],
    [hour, 6, 6 * durationHour],
    [hour, 12, 12 * durationHour],
    [day2, 1, durationDay],
    [day2, 2, 2 * durationDay],
    [week, 1, durationWeek],
    [month, 1, durationMonth],
    [month, 3, 3 * durationMonth],
    [year, 1, durationYear]
  ];
  function ticks2(start, stop, count2) {
    const reverse = stop < start;
    if (reverse) [start, stop] = [stop, start];
    const interval = count2 && typeof count2.range === "function" ? count2 : tickInterval(start, stop, count2);
    const ticks3 = interval ? interval.range(start, +stop + 1) : [];
    return reverse ? ticks3.reverse() : ticks3;
  }
  function tickInterval(start, stop, count2) {
    const target = Math.abs(stop - start) / count2;
    const i = bisector(([, , step3]) => step3).right(tickIntervals, target);
    if (i === tickIntervals.length) return year.every(tickStep(start / durationYear, stop / durationYear, count2));
    if (i === 0) return millisecond.every(Math.max(tickStep(start, stop, count2), 1));
    const [t, step2] = tickIntervals[target / tickIntervals[i - 1][2] < tickIntervals[i][2] / target ? i - 1 : i];
    return t.every(step2);
  }
  return [ticks2, tickInterval];
}
var [utcTicks, utcTickInterval] = ticker(utcYear, utcMonth, utcSunday, unixDay, utcHour, utcMinute);
var [timeTicks, timeTickInterval] = ticker(timeYear, timeMonth, timeSunday, timeDay, timeHour, timeMinute);

// src/lib/scale.ts
function linear([from, to], [start, end], round = 0) {
  const [low2, high] = round ? nice(from, to, round) : [from, to];
  const slope = (end - start) / (high - low2 || 1);
  const scale = (value) => start + (value - low2) * slope;
  return Object.assign(scale, {
    invert: (place) => low2 + (place - start) / (slope || 1),
    ticks: (count2) => ticks(low2, high, count2),
    domain: [low2, high]
  });
}
function time([from, to], range2) {
  const moments = linear([from.getTime(), to.getTime()], range2);
  return Object.assign((moment) => moments(moment.getTime()), {
    invert: (place) => new Date(moments.invert(place)),
    ticks: (count2) => utcTicks(from, to, count2)
  });
}
function splitTime([from, to], [start, end], at, share) {
  const natural = (to.getTime() - at.getTime()) / (to.getTime() - from.getTime() || 1);
  if (at <= from || at >= to || natural >= share) return time([from, to], [start, end]);
  const middle = end - (end - start) * share;
  const before = time([from, at], [start, middle]);
  const after = time([at, to], [middle, end]);
  return Object.assign((moment) => moment < at ? before(moment) : after(moment), {
    invert: (place) => place < middle ? before.invert(place) : after.invert(place),
    ticks: (count2) => [
      ...before.ticks(Math.max(1, Math.round(count2 * (1 - share)))).filter((one) => one < at),
      ...after.ticks(Math.max(1, Math.round(count2 * share)))
    ]
  });
}

// src/lib/chart.ts
var bandOf = (likely2) => (likely2 ?? []).map(({ date, p10, p90 }) => ({ date, low: Number(p10), high: Number(p90) }));
var LOOKS = [
  { stroke: "var(--link-color)", dash: "" },
  { stroke: "var(--editor-currencies)", dash: "7 3" },
  { stroke: "var(--editor-class)", dash: "2 3" },
  { stroke: "var(--editor-date)", dash: "9 3 2 3" },
  { stroke: "var(--editor-number)", dash: "4 2" },
  { stroke: "var(--editor-label-name)", dash: "12 4" }
];
function lookOf(place) {
  return place === 0 ? LOOKS[0] : LOOKS[1 + (place - 1) % (LOOKS.length - 1)] ?? LOOKS[0];
}
var ABOVE = 0.25;
function heights(lines, rules, band = []) {
  const values = lines.flatMap(({ points: points2 }) => points2.map(({ balance }) => Number(balance)));
  const [from = 0, to = 0] = extent([0, ...values, ...rules.map(({ value }) => value)]);
  const low2 = Math.min(from, ...band.map((one) => one.low));
  const best = Math.max(to, ...band.map((one) => one.high));
  const high = values.length ? Math.min(best, to + (to - low2) * ABOVE) : best;
  return low2 === high ? [0, 1e3] : [low2, high];
}
function days(lines) {
  const found = lines.flatMap(({ points: points2 }) => points2.map(({ date }) => date)).sort();
  const [first, last] = [found[0], found.at(-1)];
  return first === void 0 || last === void 0 ? null : [first, last];
}
var AHEAD = 0.5;
function scales(frame2, span, range2, today = null) {
  const moments = [utc(span[0]), utc(span[1])];
  const across = [frame2.left, frame2.width - frame2.right];
  const x2 = splitTime(moments, across, utc(today ?? span[0]), AHEAD);
  const y2 = linear(range2, [frame2.height - frame2.bottom, frame2.top], 5);
  const path2 = line_default().x(({ date }) => x2(utc(date))).y(({ balance }) => y2(Number(balance))).curve(stepAfter);
  const against = (level) => area_default().x(({ date }) => x2(utc(date))).y0(y2(level)).y1(({ balance }) => y2(Number(balance))).curve(stepAfter);
  const bandPath = area_default().x(({ date }) => x2(utc(date))).y0(({ low: low2 }) => y2(low2)).y1(({ high }) => y2(high)).curve(stepAfter);
  const shapes = { path: path2, against, bandPath };
  const ahead = today !== null && today >= span[0] && today < span[1] ? x2(utc(today)) : null;
  return { ...shapes, x: x2, y: y2, frame: frame2, right: across[1], floor: frame2.height - frame2.bottom, ahead };
}
var byDay = bisector(({ date }) => date);
function valueOn(points2, day2) {
  const last = points2.at(-1);
  if (!last || day2 > last.date) return null;
  const found = points2[byDay.right(points2, day2) - 1];
  return found ? Number(found.balance) : null;
}
function bandOn(band, day2) {
  const found = band[byDay.left(band, day2)];
  return found?.date === day2 && found.low !== found.high ? found : null;
}
var plus = (day2, count2) => isoDay(new Date(utc(day2).getTime() + count2 * 864e5));
function tableDays([first, last], today) {
  const from = today !== null && today > first && today < last ? today : first;
  const found = [];
  for (let day2 = plus(from, -28); day2 >= first; day2 = plus(day2, -28)) found.unshift(day2);
  for (let day2 = from; day2 < last; day2 = plus(day2, 7)) found.push(day2);
  return [...found, last];
}

// src/cockpit/data.ts
var safe = object({
  amount: nullable(decimal),
  /** The same, nine times in ten. */
  p10: nullable(decimal),
  until: day,
  low: decimal,
  buffer: nullable(decimal),
  overdraft: decimal,
  reason: nullable(text2),
  says: text2,
  /** How likely cash falls below zero, and below the buffer, in sentences. */
  chances: list(text2)
});
var figure = object({
  name: text2,
  title: text2,
  value: nullable(decimal),
  unit: text2,
  target: nullable(either(decimal, list(nullable(decimal)))),
  status: oneOf("ok", "warning", "breach", "none"),
  better: oneOf("higher", "lower"),
  trend: list(object({ date: day, value: nullable(decimal) })),
  definition: text2,
  reason: nullable(text2),
  more_than: nullable(decimal),
  on: nullable(day),
  beside: list(object({ name: text2, title: text2, value: nullable(decimal), unit: text2 })),
  formula: text2,
  says: text2
});
var openItem = object({
  id: text2,
  number: text2,
  counterparty: text2,
  open: decimal,
  currency: text2,
  due: day,
  days_late: count,
  disputed: flag,
  account: text2,
  source: nullable(source2)
});
var owed = {
  total: decimal,
  count,
  items: list(openItem),
  /** How many more there are. */
  rest: count,
  /** What has no price in the operating currency, and is in no total. */
  unpriced: list(object({ amount: decimal, currency: text2 }))
};
var receivables = object({ ...owed, overdue: decimal });
var payables = object({ ...owed, due_soon: decimal, soon_days: count });
var alert = object({
  key: text2,
  policy: text2,
  severity: oneOf("error", "warning", "info"),
  subject: nullable(text2),
  says: text2,
  value: nullable(decimal),
  limit: nullable(decimal),
  since: nullable(day),
  first_breach: nullable(day),
  depth: nullable(decimal),
  /** What makes it so, each with its line. */
  causes: list(object({ says: text2, source: nullable(source2) })),
  /** Where all of it is seen. */
  opens: nullable(object({ what: oneOf("account", "counterparty", "forecast"), name: text2 })),
  lever: nullable(text2),
  acknowledged: nullable(object({ by: text2, until: day, reason: text2 })),
  escalated: nullable(text2),
  items: list(text2),
  source: nullable(source2)
});
var unsureItem = object({
  account: text2,
  counterparty: nullable(text2),
  amount: decimal,
  currency: text2,
  since: nullable(day),
  source: nullable(source2)
});
var cockpit = object({
  scenario: text2,
  horizon: oneOf("13w", "12m"),
  safe,
  figures: list(figure),
  receivables,
  payables,
  curve: object({
    past: points,
    /** Currencies that had no price on some day of the past. */
    unpriced: list(text2),
    lines: list(curve),
    buffer: nullable(decimal),
    overdraft: decimal,
    low,
    /** Each with whether it only goes on with what is so now. */
    first_breach: nullable(day),
    broken_already: flag,
    cash_out: nullable(day),
    out_already: flag
  }),
  /** What a week ago was promised for now; without a difference, `says` is why there is none. */
  promise: object({
    says: text2,
    difference: nullable(decimal),
    differences: list(object({ says: text2, amount: decimal, source: nullable(source2) }))
  }),
  week: object({
    end: day,
    receipts: list(item),
    payments: list(item),
    more_receipts: count,
    more_payments: count,
    total_receipts: decimal,
    total_payments: decimal
  }),
  alerts: list(alert),
  data: list(
    object({
      account: text2,
      until: nullable(day),
      days: nullable(count),
      stale: flag,
      says: text2,
      /** Whether the ledger has what the last statement says; null without a statement. */
      agrees: nullable(flag),
      /** The same in a sentence per currency, and who signed. */
      reconciled: list(text2),
      /** It agrees, and nobody has signed for the last statement. */
      to_sign: flag
    })
  ),
  unsure: object({
    matters: flag,
    suspense: decimal,
    suspense_count: count,
    unexplained: decimal,
    says: text2,
    items: list(unsureItem)
  }),
  action: nullable(
    object({
      text: text2,
      person: nullable(text2),
      due: nullable(day),
      overdue: flag,
      source: nullable(source2)
    })
  ),
  more_actions: count,
  proposed: nullable(text2)
});
var acknowledged = object({ says: text2, file: text2, line: nullable(count) });
var acknowledgement = object({ text: text2, file: text2 });

// src/cockpit/Acknowledge.svelte
var root10 = from_html(`<p class="kb-10gwokx"> </p>`);
var root_19 = from_html(`<button type="button"> </button>`);
var root_26 = from_html(`<!> <!>`, 1);
var root_33 = from_html(`<details class="kb-10gwokx"><summary class="kb-10gwokx"> </summary> <form class="kb-10gwokx"><label class="kb-10gwokx"> <input required="" class="kb-10gwokx"/></label> <label class="kb-10gwokx"> <input type="date" required="" class="kb-10gwokx"/></label> <label class="reason kb-10gwokx"> <input required="" class="kb-10gwokx"/></label> <button type="submit"> </button></form> <!> <p role="status" class="kb-10gwokx"> </p></details>`);
var $$css9 = {
  hash: "kb-10gwokx",
  code: "details.kb-10gwokx {flex:1 1 max-content;max-width:100%;margin:0;border:0;}summary.kb-10gwokx {width:max-content;padding:0.2em 0.5em 0.2em 1.4em;color:var(--link-color);background:none;}summary.kb-10gwokx::before {left:0;}form.kb-10gwokx {display:flex;flex-wrap:wrap;gap:0.5rem 0.75rem;align-items:end;padding:0.5rem 0;}label.kb-10gwokx {display:flex;flex-direction:column;min-width:0;}.reason.kb-10gwokx {flex:1 1 14em;}input.kb-10gwokx {max-width:100%;}\n  /* what nobody filled in yet is not wrong yet */input.kb-10gwokx:invalid:not(:user-invalid) {border-color:var(--border-darker);box-shadow:none;}p.kb-10gwokx {margin:0.25rem 0;}"
};
function Acknowledge($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css9);
  const { t, frame: frame2 } = useDesk();
  let by = state("");
  let until = state(proxy(plus(frame2.today, 14)));
  let reason = state("");
  let draft2 = state(null);
  let told3 = state("");
  let busy = state(false);
  const asked = user_derived(() => ({
    policy: $$props.alert.policy,
    ...$$props.alert.subject === null ? {} : { subject: $$props.alert.subject },
    by: get(by),
    until: get(until),
    reason: get(reason)
  }));
  async function attempt(work) {
    if (get(busy)) return;
    set(busy, true);
    set(told3, "");
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      set(told3, error.message, true);
    } finally {
      set(busy, false);
    }
  }
  const show = () => attempt(async () => {
    set(draft2, await $$props.live.api.get("acknowledgement", get(asked), acknowledgement));
  });
  const write = () => attempt(async () => {
    const { says } = await $$props.live.api.post("acknowledge", get(asked), acknowledged);
    $$props.done(says);
    await $$props.live.refresh();
  });
  var details = root_33();
  var summary = child(details);
  var text3 = only_child(summary, true);
  var form = sibling(summary, 2);
  var label = child(form);
  var text_1 = child(label);
  var input = sibling(text_1);
  remove_input_defaults(input);
  reset(label);
  var label_1 = sibling(label, 2);
  var text_2 = child(label_1);
  var input_1 = sibling(text_2);
  remove_input_defaults(input_1);
  reset(label_1);
  var label_2 = sibling(label_1, 2);
  var text_3 = child(label_2);
  var input_2 = sibling(text_3);
  remove_input_defaults(input_2);
  reset(label_2);
  var button = sibling(label_2, 2);
  let classes;
  var text_4 = only_child(button, true);
  reset(form);
  var node = sibling(form, 2);
  {
    var consequent_1 = ($$anchor2) => {
      var fragment = root_26();
      var node_1 = first_child(fragment);
      Paste(node_1, {
        get text() {
          return get(draft2).text;
        },
        get file() {
          return get(draft2).file;
        }
      });
      var node_2 = sibling(node_1, 2);
      {
        var consequent = ($$anchor3) => {
          var p = root10();
          var text_5 = only_child(p, true);
          template_effect(($0) => set_text(text_5, $0), [() => t("pages.request.read-only")]);
          append($$anchor3, p);
        };
        var alternate = ($$anchor3) => {
          var button_1 = root_19();
          var text_6 = only_child(button_1, true);
          template_effect(
            ($0) => {
              button_1.disabled = get(busy);
              set_text(text_6, $0);
            },
            [() => t("pages.accept.write", { file: get(draft2).file })]
          );
          delegated("click", button_1, () => void write());
          append($$anchor3, button_1);
        };
        if_block(node_2, ($$render) => {
          if (frame2.read_only) $$render(consequent);
          else $$render(alternate, -1);
        });
      }
      append($$anchor2, fragment);
    };
    if_block(node, ($$render) => {
      if (get(draft2)) $$render(consequent_1);
    });
  }
  var p_1 = sibling(node, 2);
  var text_7 = only_child(p_1, true);
  reset(details);
  template_effect(
    ($0, $1, $2, $3, $4) => {
      set_text(text3, $0);
      set_text(text_1, `${$1 ?? ""} `);
      set_text(text_2, `${$2 ?? ""} `);
      set_text(text_3, `${$3 ?? ""} `);
      button.disabled = get(busy);
      classes = set_class(button, 1, "", null, classes, { muted: get(draft2) !== null });
      set_text(text_4, $4);
      set_text(text_7, get(told3));
    },
    [
      () => t("pages.accept.title"),
      () => t("pages.accept.by"),
      () => t("pages.accept.until"),
      () => t("pages.accept.reason"),
      () => t("pages.accept.show")
    ]
  );
  event("submit", form, (event2) => {
    event2.preventDefault();
    void show();
  });
  delegated("input", input, () => set(draft2, null));
  bind_value(input, () => get(by), ($$value) => set(by, $$value));
  delegated("input", input_1, () => set(draft2, null));
  bind_value(input_1, () => get(until), ($$value) => set(until, $$value));
  delegated("input", input_2, () => set(draft2, null));
  bind_value(input_2, () => get(reason), ($$value) => set(reason, $$value));
  append($$anchor, details);
  pop();
}
delegate(["input", "click"]);

// src/cockpit/standing.ts
var OF_FIGURE = { ok: "good", warning: "warning", breach: "critical", none: "none" };
var OF_ALERT = { error: "critical", warning: "warning", info: "none" };
var standingOf = (status) => OF_FIGURE[status];
var gravityOf = (severity) => OF_ALERT[severity];
function agreeing(of) {
  if (of.stale || of.agrees === false) return "warning";
  return of.until === null ? "none" : "good";
}
var unheeded = (alerts) => alerts.filter(({ acknowledged: acknowledged2 }) => acknowledged2 === null);
function verdict(content) {
  const open = unheeded(content.alerts);
  const grave = open.filter(({ severity }) => severity === "error").length;
  const lesser = open.filter(({ severity }) => severity === "warning").length;
  const { amount } = content.safe;
  if (grave)
    return { standing: "critical", key: "pages.verdict.critical", values: { count: grave } };
  if (amount !== null && Number(amount) < 0) {
    return { standing: "critical", key: "pages.verdict.short", values: {} };
  }
  if (amount === null) return { standing: "warning", key: "pages.verdict.unknown", values: {} };
  if (lesser)
    return { standing: "warning", key: "pages.verdict.warning", values: { count: lesser } };
  if (content.unsure.matters) {
    return { standing: "warning", key: "pages.verdict.unsure", values: {} };
  }
  return { standing: "good", key: "pages.verdict.good", values: {} };
}

// src/cockpit/Alerts.svelte
var root11 = from_html(`<p class="cause kb-126fawn"> <!></p>`);
var root_110 = from_html(`<details class="why kb-126fawn"><summary class="kb-126fawn"> </summary> <!></details>`);
var root_27 = from_html(`<p class="kb-126fawn"> </p>`);
var root_34 = from_html(`<p class="lever kb-126fawn"><span aria-hidden="true">→</span> <!></p>`);
var root_42 = from_html(`<a> </a>`);
var root_5 = from_html(`<li class="kb-126fawn"><!> <div><h3 class="kb-126fawn"><span class="severity kb-126fawn"> </span> <span class="sentence kb-126fawn"> </span></h3> <!> <!> <!> <!> <!> <div class="foot kb-126fawn"><!> <!> <!></div></div></li>`);
var root_6 = from_html(`<ul class="kb-126fawn"></ul>`);
var root_7 = from_html(`<details><summary> </summary> <ul class="kb-126fawn"></ul></details>`);
var root_8 = from_html(`<section id="kasboek-alerts" aria-labelledby="kasboek-alerts-title" class="kb-126fawn"><h2 id="kasboek-alerts-title"> </h2> <p role="status" class="kb-126fawn"> </p> <!> <!></section>`);
var $$css10 = {
  hash: "kb-126fawn",
  code: "section.kb-126fawn {margin-bottom:1.5rem;}ul.kb-126fawn {padding:0;margin:0;list-style:none;}li.kb-126fawn {display:grid;grid-template-columns:auto minmax(0, 1fr);gap:0 0.75rem;padding:0.5rem 0;border-top:1px solid var(--border-lighter);}li.kb-126fawn > svg {margin-top:0.35em;}h3.kb-126fawn {margin:0;font-size:1em;overflow-wrap:anywhere;}.severity.kb-126fawn {position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap;clip-path:inset(50%);}p.kb-126fawn {margin:0;color:var(--text-color-lighter);overflow-wrap:anywhere;}.sentence.kb-126fawn {display:block; /* only a block has a first letter */}.sentence.kb-126fawn::first-letter {text-transform:uppercase;}.cause.kb-126fawn {margin-bottom:0.35rem;}.why.kb-126fawn {margin:0;border:0;}.why.kb-126fawn summary:where(.kb-126fawn) {width:max-content;padding:0.1em 0.5em 0.1em 1.4em;background:none;}.why.kb-126fawn summary:where(.kb-126fawn)::before {left:0;}.lever.kb-126fawn {color:var(--text-color);}.foot.kb-126fawn {display:flex;flex-wrap:wrap;gap:0.25rem 1rem;align-items:baseline;}"
};
function Alerts($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css10);
  const causes = ($$anchor2, one = noop) => {
    var fragment = comment();
    var node = first_child(fragment);
    each(node, 17, () => one().causes, index, ($$anchor3, cause) => {
      var p = root11();
      var text3 = child(p);
      var node_1 = sibling(text3);
      SourceLink(node_1, {
        get source() {
          return get(cause).source;
        },
        get of() {
          return get(cause).says;
        }
      });
      reset(p);
      template_effect(($0) => set_text(text3, `${$0 ?? ""} `), [() => formats.bound(get(cause).says)]);
      append($$anchor3, p);
    });
    append($$anchor2, fragment);
  };
  const alert2 = ($$anchor2, one = noop) => {
    var li = root_5();
    var node_2 = child(li);
    {
      let $0 = user_derived(() => gravityOf(one().severity));
      Status(node_2, {
        get standing() {
          return get($0);
        }
      });
    }
    var div = sibling(node_2, 2);
    var h3 = child(div);
    var span = child(h3);
    var text_1 = only_child(span);
    var span_1 = sibling(span, 2);
    var text_2 = only_child(span_1, true);
    reset(h3);
    var node_3 = sibling(h3, 2);
    {
      var consequent = ($$anchor3) => {
        var details = root_110();
        var summary = child(details);
        var text_3 = only_child(summary, true);
        var node_4 = sibling(summary, 2);
        causes(node_4, one);
        reset(details);
        template_effect(($0) => set_text(text_3, $0), [() => t("pages.alert.why", { count: one().causes.length })]);
        append($$anchor3, details);
      };
      var d = user_derived(() => folds(one()));
      var alternate = ($$anchor3) => {
        causes($$anchor3, one);
      };
      if_block(node_3, ($$render) => {
        if (get(d)) $$render(consequent);
        else $$render(alternate, -1);
      });
    }
    var node_5 = sibling(node_3, 2);
    {
      var consequent_1 = ($$anchor3) => {
        var p_1 = root_27();
        var text_4 = only_child(p_1, true);
        template_effect(($0) => set_text(text_4, $0), [
          () => t("pages.alert.since", { day: formats.day(one().since) })
        ]);
        append($$anchor3, p_1);
      };
      if_block(node_5, ($$render) => {
        if (one().since) $$render(consequent_1);
      });
    }
    var node_6 = sibling(node_5, 2);
    {
      var consequent_2 = ($$anchor3) => {
        var p_2 = root_34();
        var node_7 = sibling(child(p_2), 2);
        Sentence(node_7, {
          get says() {
            return one().lever;
          }
        });
        reset(p_2);
        append($$anchor3, p_2);
      };
      if_block(node_6, ($$render) => {
        if (one().lever) $$render(consequent_2);
      });
    }
    var node_8 = sibling(node_6, 2);
    {
      var consequent_3 = ($$anchor3) => {
        var p_3 = root_27();
        var text_5 = only_child(p_3, true);
        template_effect(($0) => set_text(text_5, $0), [
          () => t("pages.alert.escalated", { person: one().escalated })
        ]);
        append($$anchor3, p_3);
      };
      if_block(node_8, ($$render) => {
        if (one().escalated) $$render(consequent_3);
      });
    }
    var node_9 = sibling(node_8, 2);
    {
      var consequent_4 = ($$anchor3) => {
        var p_4 = root_27();
        var text_6 = only_child(p_4, true);
        template_effect(($0) => set_text(text_6, $0), [
          () => t("pages.alert.accepted", {
            person: one().acknowledged.by,
            day: formats.day(one().acknowledged.until),
            reason: one().acknowledged.reason
          })
        ]);
        append($$anchor3, p_4);
      };
      if_block(node_9, ($$render) => {
        if (one().acknowledged) $$render(consequent_4);
      });
    }
    var div_1 = sibling(node_9, 2);
    var node_10 = child(div_1);
    {
      var consequent_5 = ($$anchor3) => {
        Acknowledge($$anchor3, {
          get live() {
            return $$props.live;
          },
          get alert() {
            return one();
          },
          done: (says) => set(told3, says, true)
        });
      };
      if_block(node_10, ($$render) => {
        if (!one().acknowledged) $$render(consequent_5);
      });
    }
    var node_11 = sibling(node_10, 2);
    {
      var consequent_6 = ($$anchor3) => {
        var a = root_42();
        var text_7 = only_child(a, true);
        template_effect(
          ($0, $1) => {
            set_attribute2(a, "href", $0);
            set_text(text_7, $1);
          },
          [
            () => where(one().opens),
            () => t(`pages.alert.open-${one().opens.what}`, one().opens)
          ]
        );
        append($$anchor3, a);
      };
      if_block(node_11, ($$render) => {
        if (one().opens) $$render(consequent_6);
      });
    }
    var node_12 = sibling(node_11, 2);
    SourceLink(node_12, {
      get source() {
        return one().source;
      },
      get of() {
        return one().says;
      }
    });
    reset(div_1);
    reset(div);
    reset(li);
    template_effect(
      ($0, $1) => {
        set_text(text_1, `${$0 ?? ""}:`);
        set_text(text_2, $1);
      },
      [
        () => t(`pages.severity.${one().severity}`),
        () => formats.bound(one().says)
      ]
    );
    append($$anchor2, li);
  };
  const { t, formats, links } = useDesk();
  let told3 = state("");
  const open = user_derived(() => unheeded($$props.alerts));
  const accepted = user_derived(() => $$props.alerts.filter(({ acknowledged: acknowledged2 }) => acknowledged2 !== null));
  const folds = ({ severity, causes: causes2 }) => severity !== "error" && causes2.length > 1;
  function where({ what, name }) {
    if (what === "account") return links.account(name);
    return what === "counterparty" ? links.counterparty(name) : links.page("Outlook");
  }
  var section = root_8();
  var h2 = child(section);
  var text_8 = only_child(h2, true);
  var p_5 = sibling(h2, 2);
  var text_9 = only_child(p_5, true);
  var node_13 = sibling(p_5, 2);
  {
    var consequent_7 = ($$anchor2) => {
      var ul = root_6();
      each(ul, 21, () => get(open), (one) => one.key, ($$anchor3, one) => {
        alert2($$anchor3, () => get(one));
      });
      reset(ul);
      append($$anchor2, ul);
    };
    var alternate_1 = ($$anchor2) => {
      var p_6 = root_27();
      var text_10 = only_child(p_6, true);
      template_effect(($0) => set_text(text_10, $0), [() => t("pages.alert.none")]);
      append($$anchor2, p_6);
    };
    if_block(node_13, ($$render) => {
      if (get(open).length) $$render(consequent_7);
      else $$render(alternate_1, -1);
    });
  }
  var node_14 = sibling(node_13, 2);
  {
    var consequent_8 = ($$anchor2) => {
      var details_1 = root_7();
      var summary_1 = child(details_1);
      var text_11 = only_child(summary_1, true);
      var ul_1 = sibling(summary_1, 2);
      each(ul_1, 21, () => get(accepted), (one) => one.key, ($$anchor3, one) => {
        alert2($$anchor3, () => get(one));
      });
      reset(ul_1);
      reset(details_1);
      template_effect(($0) => set_text(text_11, $0), [
        () => t("pages.alert.heeded", { count: get(accepted).length })
      ]);
      append($$anchor2, details_1);
    };
    if_block(node_14, ($$render) => {
      if (get(accepted).length) $$render(consequent_8);
    });
  }
  reset(section);
  template_effect(
    ($0) => {
      set_text(text_8, $0);
      set_text(text_9, get(told3));
    },
    [() => t("pages.alert.title")]
  );
  append($$anchor, section);
  pop();
}

// src/lib/ChartGrid.svelte
var root12 = from_svg(`<rect class="ahead kb-1ino7e4"></rect>`);
var root_111 = from_svg(`<line></line><text class="axis kb-1ino7e4" dy="0.32em" text-anchor="end"> </text>`, 1);
var root_28 = from_svg(`<line class="tick kb-1ino7e4"></line><text class="axis kb-1ino7e4" text-anchor="middle"> </text>`, 1);
var root_35 = from_svg(`<!><!><!>`, 1);
var $$css11 = {
  hash: "kb-1ino7e4",
  code: ".grid.kb-1ino7e4 {stroke:var(--border-lighter);}.grid.zero.kb-1ino7e4 {stroke:var(--chart-line-at-zero);}.ahead.kb-1ino7e4 {fill:var(--background-darker);opacity:0.6;}.tick.kb-1ino7e4 {stroke:var(--chart-axis);}text.kb-1ino7e4 {font-size:12px;}"
};
function ChartGrid($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css11);
  const { formats } = useDesk();
  const x2 = user_derived(() => $$props.drawn.x), y2 = user_derived(() => $$props.drawn.y), frame2 = user_derived(() => $$props.drawn.frame), right = user_derived(() => $$props.drawn.right), floor = user_derived(() => $$props.drawn.floor), ahead = user_derived(() => $$props.drawn.ahead);
  var fragment = root_35();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var rect = root12();
      template_effect(() => {
        set_attribute2(rect, "x", get(ahead));
        set_attribute2(rect, "y", get(frame2).top);
        set_attribute2(rect, "width", get(right) - get(ahead));
        set_attribute2(rect, "height", get(floor) - get(frame2).top);
      });
      append($$anchor2, rect);
    };
    if_block(node, ($$render) => {
      if (get(ahead) !== null) $$render(consequent);
    });
  }
  var node_1 = sibling(node);
  each(node_1, 16, () => get(y2).ticks(5).filter(Number.isInteger), (tick2) => tick2, ($$anchor2, tick2) => {
    var fragment_1 = root_111();
    var line = first_child(fragment_1);
    let classes;
    var text3 = sibling(line);
    var text_1 = only_child(text3, true);
    template_effect(
      ($0, $1, $2, $3) => {
        classes = set_class(line, 0, "grid kb-1ino7e4", null, classes, { zero: tick2 === 0 });
        set_attribute2(line, "x1", get(frame2).left);
        set_attribute2(line, "x2", get(right));
        set_attribute2(line, "y1", $0);
        set_attribute2(line, "y2", $1);
        set_attribute2(text3, "x", get(frame2).left - 8);
        set_attribute2(text3, "y", $2);
        set_text(text_1, $3);
      },
      [
        () => get(y2)(tick2),
        () => get(y2)(tick2),
        () => get(y2)(tick2),
        () => formats.short(tick2)
      ]
    );
    append($$anchor2, fragment_1);
  });
  var node_2 = sibling(node_1);
  each(node_2, 17, () => get(x2).ticks(Math.max(2, Math.floor(get(frame2).width / 110))), (tick2) => tick2.getTime(), ($$anchor2, tick2) => {
    var fragment_2 = root_28();
    var line_1 = first_child(fragment_2);
    var text_2 = sibling(line_1);
    var text_3 = only_child(text_2, true);
    template_effect(
      ($0, $1, $2, $3) => {
        set_attribute2(line_1, "x1", $0);
        set_attribute2(line_1, "x2", $1);
        set_attribute2(line_1, "y1", get(floor));
        set_attribute2(line_1, "y2", get(floor) + 5);
        set_attribute2(text_2, "x", $2);
        set_attribute2(text_2, "y", get(floor) + 18);
        set_text(text_3, $3);
      },
      [
        () => get(x2)(get(tick2)),
        () => get(x2)(get(tick2)),
        () => get(x2)(get(tick2)),
        () => formats.tick(get(tick2))
      ]
    );
    append($$anchor2, fragment_2);
  });
  append($$anchor, fragment);
  pop();
}

// src/lib/ChartLegend.svelte
var root13 = from_html(`<li class="kb-l31rj5"><svg width="28" height="10" aria-hidden="true" class="kb-l31rj5"><line x1="0" x2="28" y1="5" y2="5"></line></svg> </li>`);
var root_112 = from_html(`<li><svg width="28" height="12" aria-hidden="true" class="kb-l31rj5"><rect width="28" height="12" class="kb-l31rj5"></rect></svg> </li>`);
var root_29 = from_html(`<ul class="legend kb-l31rj5"><!> <!></ul>`);
var $$css12 = {
  hash: "kb-l31rj5",
  code: ".legend.kb-l31rj5 {display:flex;flex-wrap:wrap;gap:0.25em 1.5em;margin:0.25em 0 0.75em;padding-left:0;list-style:none;color:var(--text-color-lighter);}.legend.kb-l31rj5 li:where(.kb-l31rj5) {display:flex;align-items:center;gap:0.5em;}svg.kb-l31rj5 {display:block;}rect.kb-l31rj5 {fill:var(--link-color);opacity:0.25;}.away.kb-l31rj5 rect:where(.kb-l31rj5) {fill:var(--border);}.line.kb-l31rj5 {fill:none;stroke-width:1.5;}.line.main.kb-l31rj5 {stroke-width:2.5;}.line.ghost.kb-l31rj5 {opacity:0.55;}"
};
function ChartLegend($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css12);
  const { t } = useDesk();
  var ul = root_29();
  var node = child(ul);
  each(node, 17, () => $$props.shown.lines, (one) => one.name, ($$anchor2, one) => {
    const look = user_derived(() => $$props.shown.looks.get(get(one).name));
    var li = root13();
    var svg = child(li);
    var line = only_child(svg);
    var text3 = sibling(svg);
    reset(li);
    template_effect(() => {
      set_class(line, 0, `line ${get(one).kind ?? ""}`, "kb-l31rj5");
      set_attribute2(line, "stroke", get(look)?.stroke ?? "var(--text-color-lighter)");
      set_attribute2(line, "stroke-dasharray", get(look)?.dash ?? "");
      set_text(text3, ` ${get(one).title ?? ""}`);
    });
    append($$anchor2, li);
  });
  var node_1 = sibling(node, 2);
  {
    var consequent = ($$anchor2) => {
      var li_1 = root_112();
      let classes;
      var text_1 = sibling(child(li_1));
      reset(li_1);
      template_effect(
        ($0) => {
          classes = set_class(li_1, 1, "kb-l31rj5", null, classes, { away: !$$props.shown.band.length });
          set_text(text_1, ` ${$0 ?? ""}`);
        },
        [
          () => $$props.shown.band.length ? t("pages.chart.band-within") : $$props.shown.noBand
        ]
      );
      append($$anchor2, li_1);
    };
    if_block(node_1, ($$render) => {
      if ($$props.shown.band.length || $$props.shown.noBand) $$render(consequent);
    });
  }
  reset(ul);
  append($$anchor, ul);
  pop();
}

// src/lib/ChartLines.svelte
var root14 = from_svg(`<clipPath><rect></rect></clipPath><path class="band kb-1gum2mg"></path>`, 1);
var root_113 = from_svg(`<clipPath><rect x="0"></rect></clipPath><path class="below kb-1gum2mg"></path>`, 1);
var root_210 = from_svg(`<line class="today kb-1gum2mg"></line><text class="axis kb-1gum2mg" text-anchor="end"> </text><text class="axis kb-1gum2mg"> </text>`, 1);
var root_36 = from_svg(`<line></line>`);
var root_43 = from_svg(`<path></path>`);
var root_52 = from_svg(`<text class="rule-title kb-1gum2mg"> </text>`);
var root_62 = from_svg(`<circle class="mark kb-1gum2mg" r="4.5"></circle><text class="mark-title kb-1gum2mg"> </text>`, 1);
var root_72 = from_svg(`<!><!><!><!><!><!><!>`, 1);
var $$css13 = {
  hash: "kb-1gum2mg",
  code: "text.kb-1gum2mg {font-size:12px;}.today.kb-1gum2mg {stroke:var(--chart-axis);stroke-dasharray:1 3;}.rule.kb-1gum2mg {stroke:var(--kb-critical);stroke-dasharray:6 4;}.rule.overdraft.kb-1gum2mg {stroke:var(--text-color-lightest);stroke-dasharray:2 2;}.rule-title.kb-1gum2mg {paint-order:stroke;stroke:var(--background);stroke-width:3px;}.line.kb-1gum2mg {fill:none;stroke-width:1.5;}.line.main.kb-1gum2mg {stroke-width:2.5;}.line.ghost.kb-1gum2mg {opacity:0.55;}.below.kb-1gum2mg {fill:var(--kb-critical);opacity:0.16;}.band.kb-1gum2mg {fill:var(--link-color);fill-opacity:0.16;stroke:var(--link-color);stroke-opacity:0.3;stroke-width:0.75;}.mark.kb-1gum2mg {fill:var(--background);stroke:var(--text-color);stroke-width:2;}.mark-title.kb-1gum2mg {fill:var(--text-color);font-weight:500;paint-order:stroke;stroke:var(--background);stroke-width:3px;}"
};
function ChartLines($$anchor, $$props) {
  const uid2 = props_id();
  push($$props, true);
  append_styles($$anchor, $$css13);
  const { t, formats } = useDesk();
  const x2 = user_derived(() => $$props.drawn.x), y2 = user_derived(() => $$props.drawn.y), frame2 = user_derived(() => $$props.drawn.frame), floor = user_derived(() => $$props.drawn.floor), ahead = user_derived(() => $$props.drawn.ahead);
  const main = user_derived(() => $$props.shown.lines.find(({ kind: kind2 }) => kind2 === "main"));
  const buffer = user_derived(() => $$props.shown.rules.find(({ kind: kind2 }) => kind2 === "buffer")?.value ?? 0);
  var fragment = root_72();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var fragment_1 = root14();
      var clipPath = first_child(fragment_1);
      var rect = only_child(clipPath);
      var path2 = sibling(clipPath);
      template_effect(
        ($0) => {
          set_attribute2(clipPath, "id", `${uid2}-frame`);
          set_attribute2(rect, "x", get(frame2).left);
          set_attribute2(rect, "y", get(frame2).top);
          set_attribute2(rect, "width", $$props.drawn.right - get(frame2).left);
          set_attribute2(rect, "height", get(floor) - get(frame2).top);
          set_attribute2(path2, "clip-path", `url(#${uid2}-frame)`);
          set_attribute2(path2, "d", $0);
        },
        [() => $$props.drawn.bandPath([...$$props.shown.band]) ?? ""]
      );
      append($$anchor2, fragment_1);
    };
    if_block(node, ($$render) => {
      if ($$props.shown.band.length) $$render(consequent);
    });
  }
  var node_1 = sibling(node);
  {
    var consequent_1 = ($$anchor2) => {
      var fragment_2 = root_113();
      var clipPath_1 = first_child(fragment_2);
      var rect_1 = only_child(clipPath_1);
      var path_1 = sibling(clipPath_1);
      template_effect(
        ($0, $1, $2) => {
          set_attribute2(clipPath_1, "id", `${uid2}-below`);
          set_attribute2(rect_1, "y", $0);
          set_attribute2(rect_1, "width", get(frame2).width);
          set_attribute2(rect_1, "height", $1);
          set_attribute2(path_1, "clip-path", `url(#${uid2}-below)`);
          set_attribute2(path_1, "d", $2);
        },
        [
          () => get(y2)(get(buffer)),
          () => Math.max(0, get(frame2).height - get(y2)(get(buffer))),
          () => $$props.drawn.against(get(buffer))([...get(main).points]) ?? ""
        ]
      );
      append($$anchor2, fragment_2);
    };
    if_block(node_1, ($$render) => {
      if (get(main)) $$render(consequent_1);
    });
  }
  var node_2 = sibling(node_1);
  {
    var consequent_2 = ($$anchor2) => {
      var fragment_3 = root_210();
      var line = first_child(fragment_3);
      var text3 = sibling(line);
      var text_1 = only_child(text3, true);
      var text_2 = sibling(text3);
      var text_3 = only_child(text_2, true);
      template_effect(
        ($0, $1) => {
          set_attribute2(line, "x1", get(ahead));
          set_attribute2(line, "x2", get(ahead));
          set_attribute2(line, "y1", get(frame2).top - 16);
          set_attribute2(line, "y2", get(floor));
          set_attribute2(text3, "x", get(ahead) - 6);
          set_attribute2(text3, "y", get(frame2).top - 8);
          set_text(text_1, $0);
          set_attribute2(text_2, "x", get(ahead) + 6);
          set_attribute2(text_2, "y", get(frame2).top - 8);
          set_text(text_3, $1);
        },
        [
          () => formats.shortDay($$props.shown.today),
          () => t("pages.chart.ahead")
        ]
      );
      append($$anchor2, fragment_3);
    };
    if_block(node_2, ($$render) => {
      if (get(ahead) !== null && $$props.shown.today !== null) $$render(consequent_2);
    });
  }
  var node_3 = sibling(node_2);
  each(node_3, 17, () => $$props.shown.rules, (rule) => rule.kind, ($$anchor2, rule) => {
    const level = user_derived(() => get(y2)(get(rule).value));
    var line_1 = root_36();
    template_effect(() => {
      set_class(line_1, 0, `rule ${get(rule).kind ?? ""}`, "kb-1gum2mg");
      set_attribute2(line_1, "x1", get(frame2).left);
      set_attribute2(line_1, "x2", $$props.drawn.right);
      set_attribute2(line_1, "y1", get(level));
      set_attribute2(line_1, "y2", get(level));
    });
    append($$anchor2, line_1);
  });
  var node_4 = sibling(node_3);
  each(node_4, 17, () => [...$$props.shown.lines].reverse(), (one) => one.name, ($$anchor2, one) => {
    const look = user_derived(() => $$props.shown.looks.get(get(one).name));
    var path_2 = root_43();
    template_effect(
      ($0) => {
        set_class(path_2, 0, `line ${get(one).kind ?? ""}`, "kb-1gum2mg");
        set_attribute2(path_2, "d", $0);
        set_attribute2(path_2, "stroke", get(look)?.stroke ?? "var(--text-color-lighter)");
        set_attribute2(path_2, "stroke-dasharray", get(look)?.dash ?? "");
      },
      [() => $$props.drawn.path([...get(one).points]) ?? ""]
    );
    append($$anchor2, path_2);
  });
  var node_5 = sibling(node_4);
  each(node_5, 17, () => $$props.shown.rules, (rule) => rule.kind, ($$anchor2, rule) => {
    var text_4 = root_52();
    var text_5 = only_child(text_4, true);
    template_effect(
      ($0) => {
        set_attribute2(text_4, "x", get(frame2).left + 6);
        set_attribute2(text_4, "y", $0);
        set_text(text_5, get(rule).title);
      },
      [() => get(y2)(get(rule).value) - 5]
    );
    append($$anchor2, text_4);
  });
  var node_6 = sibling(node_5);
  each(node_6, 17, () => $$props.shown.marks, (mark) => mark.date, ($$anchor2, mark) => {
    const here = user_derived(() => get(x2)(utc(get(mark).date)));
    const high = user_derived(() => get(y2)(get(mark).value) > get(floor) - 24);
    var fragment_4 = root_62();
    var circle = first_child(fragment_4);
    var text_6 = sibling(circle);
    var text_7 = only_child(text_6, true);
    template_effect(
      ($0, $1) => {
        set_attribute2(circle, "cx", get(here));
        set_attribute2(circle, "cy", $0);
        set_attribute2(text_6, "x", get(here));
        set_attribute2(text_6, "y", $1);
        set_attribute2(text_6, "text-anchor", get(here) > get(frame2).width - 110 ? "end" : get(here) < 130 ? "start" : "middle");
        set_text(text_7, get(mark).title);
      },
      [
        () => get(y2)(get(mark).value),
        () => get(y2)(get(mark).value) + (get(high) ? -10 : 18)
      ]
    );
    append($$anchor2, fragment_4);
  });
  append($$anchor, fragment);
  pop();
}

// src/lib/ChartReading.svelte
var root15 = from_html(`<span> </span><span class="amount kb-16lho1y"> </span>`, 1);
var root_114 = from_html(`<div class="reading kb-16lho1y" aria-hidden="true"><strong class="kb-16lho1y"> </strong> <!> <!></div>`);
var $$css14 = {
  hash: "kb-16lho1y",
  code: ".reading.kb-16lho1y {position:absolute;top:4px;display:grid;grid-template-columns:auto auto;gap:0 1em;max-width:70%;padding:0.4em 0.7em;pointer-events:none;background:var(--background);border:1px solid var(--border);box-shadow:var(--box-shadow-button);}.reading.kb-16lho1y strong:where(.kb-16lho1y) {grid-column:1 / -1;}.amount.kb-16lho1y {font-family:var(--font-family-monospaced);text-align:right;white-space:nowrap;}"
};
function ChartReading($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css14);
  const { formats, t } = useDesk();
  var div = root_114();
  let styles;
  var strong = child(div);
  var text3 = only_child(strong, true);
  var node = sibling(strong, 2);
  each(node, 17, () => $$props.reading.values, (one) => one.name, ($$anchor2, one) => {
    var fragment = root15();
    var span = first_child(fragment);
    var text_1 = only_child(span, true);
    var span_1 = sibling(span);
    var text_2 = only_child(span_1, true);
    template_effect(
      ($0) => {
        set_text(text_1, get(one).title);
        set_text(text_2, $0);
      },
      [() => formats.whole(get(one).value)]
    );
    append($$anchor2, fragment);
  });
  var node_1 = sibling(node, 2);
  {
    var consequent = ($$anchor2) => {
      const computed_const = user_derived(() => {
        return $$props.reading.band;
      });
      var fragment_1 = root15();
      var span_2 = first_child(fragment_1);
      var text_3 = only_child(span_2, true);
      var span_3 = sibling(span_2);
      var text_4 = only_child(span_3);
      template_effect(
        ($0, $1, $2) => {
          set_text(text_3, $0);
          set_text(text_4, `${$1 ?? ""} – ${$2 ?? ""}`);
        },
        [
          () => t("pages.chart.band"),
          () => formats.whole(get(computed_const).low),
          () => formats.whole(get(computed_const).high)
        ]
      );
      append($$anchor2, fragment_1);
    };
    if_block(node_1, ($$render) => {
      if ($$props.reading.band) $$render(consequent);
    });
  }
  reset(div);
  template_effect(
    ($0) => {
      styles = set_style(div, "", styles, {
        left: $$props.here <= $$props.width / 2 ? `${$$props.here + 12}px` : null,
        right: $$props.here > $$props.width / 2 ? `${$$props.width - $$props.here + 12}px` : null
      });
      set_text(text3, $0);
    },
    [() => formats.day($$props.reading.day)]
  );
  append($$anchor, div);
  pop();
}

// src/lib/ChartTable.svelte
var root16 = from_html(`<th scope="col"> </th>`);
var root_115 = from_html(`<th scope="col"> </th> <th scope="col"> </th>`, 1);
var root_211 = from_html(`<a> </a>`);
var root_37 = from_html(`<td class="num"> </td>`);
var root_44 = from_html(`<td class="num"> </td> <td class="num"> </td>`, 1);
var root_53 = from_html(`<tr><th scope="row" class="kb-1liaiyu"><!></th><!><!></tr>`);
var root_63 = from_html(`<li> </li>`);
var root_73 = from_html(`<ul><!> <!></ul>`);
var root_82 = from_html(`<details><summary> </summary> <div class="scroll kb-1liaiyu" tabindex="0" role="group"><table class="kb-1liaiyu"><thead><tr><th scope="col"> </th><!><!></tr></thead><tbody class="kb-1liaiyu"></tbody></table> <!></div></details>`);
var $$css15 = {
  hash: "kb-1liaiyu",
  code: ".scroll.kb-1liaiyu {max-height:22em;overflow:auto;}table.kb-1liaiyu {margin:0;}tbody.kb-1liaiyu th:where(.kb-1liaiyu) {font-weight:400;text-align:left;}"
};
function ChartTable($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css15);
  const { t, formats } = useDesk();
  var details = root_82();
  var summary = child(details);
  var text3 = only_child(summary, true);
  var div = sibling(summary, 2);
  var table = child(div);
  var thead = child(table);
  var tr = child(thead);
  var th = child(tr);
  var text_1 = only_child(th, true);
  var node = sibling(th);
  each(node, 17, () => $$props.shown.lines, (one) => one.name, ($$anchor2, one) => {
    var th_1 = root16();
    var text_2 = only_child(th_1, true);
    template_effect(() => set_text(text_2, get(one).title));
    append($$anchor2, th_1);
  });
  var node_1 = sibling(node);
  {
    var consequent = ($$anchor2) => {
      var fragment = root_115();
      var th_2 = first_child(fragment);
      var text_3 = only_child(th_2, true);
      var th_3 = sibling(th_2, 2);
      var text_4 = only_child(th_3, true);
      template_effect(
        ($0, $1) => {
          set_text(text_3, $0);
          set_text(text_4, $1);
        },
        [() => t("pages.chart.p10"), () => t("pages.chart.p90")]
      );
      append($$anchor2, fragment);
    };
    if_block(node_1, ($$render) => {
      if ($$props.shown.band.length) $$render(consequent);
    });
  }
  reset(tr);
  reset(thead);
  var tbody = sibling(thead);
  each(tbody, 20, () => tableDays($$props.span, $$props.shown.today), (day2) => day2, ($$anchor2, day2) => {
    var tr_1 = root_53();
    var th_4 = child(tr_1);
    var node_2 = child(th_4);
    {
      var consequent_1 = ($$anchor3) => {
        var a = root_211();
        var text_5 = only_child(a, true);
        template_effect(
          ($0, $1) => {
            set_attribute2(a, "href", $0);
            set_text(text_5, $1);
          },
          [() => $$props.opens(day2), () => formats.day(day2)]
        );
        append($$anchor3, a);
      };
      var alternate = ($$anchor3) => {
        var text_6 = text();
        template_effect(($0) => set_text(text_6, $0), [() => formats.day(day2)]);
        append($$anchor3, text_6);
      };
      if_block(node_2, ($$render) => {
        if ($$props.opens) $$render(consequent_1);
        else $$render(alternate, -1);
      });
    }
    reset(th_4);
    var node_3 = sibling(th_4);
    each(node_3, 17, () => $$props.shown.lines, (one) => one.name, ($$anchor3, one) => {
      const value = user_derived(() => valueOn(get(one).points, day2));
      var td = root_37();
      var text_7 = only_child(td, true);
      template_effect(($0) => set_text(text_7, $0), [
        () => get(value) === null ? "" : formats.whole(get(value))
      ]);
      append($$anchor3, td);
    });
    var node_4 = sibling(node_3);
    {
      var consequent_2 = ($$anchor3) => {
        const likely2 = user_derived(() => bandOn($$props.shown.band, day2));
        var fragment_2 = root_44();
        var td_1 = first_child(fragment_2);
        var text_8 = only_child(td_1, true);
        var td_2 = sibling(td_1, 2);
        var text_9 = only_child(td_2, true);
        template_effect(
          ($0, $1) => {
            set_text(text_8, $0);
            set_text(text_9, $1);
          },
          [
            () => get(likely2) ? formats.whole(get(likely2).low) : "",
            () => get(likely2) ? formats.whole(get(likely2).high) : ""
          ]
        );
        append($$anchor3, fragment_2);
      };
      if_block(node_4, ($$render) => {
        if ($$props.shown.band.length) $$render(consequent_2);
      });
    }
    reset(tr_1);
    append($$anchor2, tr_1);
  });
  reset(tbody);
  reset(table);
  var node_5 = sibling(table, 2);
  {
    var consequent_3 = ($$anchor2) => {
      var ul = root_73();
      var node_6 = child(ul);
      each(node_6, 17, () => $$props.shown.rules, (rule) => rule.kind, ($$anchor3, rule) => {
        var li = root_63();
        var text_10 = only_child(li);
        template_effect(($0) => set_text(text_10, `${get(rule).title ?? ""}: ${$0 ?? ""}`), [() => formats.whole(get(rule).value)]);
        append($$anchor3, li);
      });
      var node_7 = sibling(node_6, 2);
      each(node_7, 17, () => $$props.shown.marks, (mark) => mark.date, ($$anchor3, mark) => {
        var li_1 = root_63();
        var text_11 = only_child(li_1);
        template_effect(($0) => set_text(text_11, `${$0 ?? ""}: ${get(mark).title ?? ""}`), [() => formats.day(get(mark).date)]);
        append($$anchor3, li_1);
      });
      reset(ul);
      append($$anchor2, ul);
    };
    if_block(node_5, ($$render) => {
      if ($$props.shown.rules.length || $$props.shown.marks.length) $$render(consequent_3);
    });
  }
  reset(div);
  reset(details);
  template_effect(
    ($0, $1) => {
      set_text(text3, $0);
      set_attribute2(div, "aria-label", $$props.label);
      set_text(text_1, $1);
    },
    [() => t("pages.chart.table"), () => t("pages.chart.day")]
  );
  append($$anchor, details);
  pop();
}

// src/lib/reading.ts
function readingOn(lines, band, day2) {
  const main = lines.find(({ kind: kind2 }) => kind2 === "main");
  const values = lines.flatMap((one) => {
    const value = valueOn(one.points, day2);
    const doubled = one.kind === "past" && main && valueOn(main.points, day2) !== null;
    return value === null || doubled ? [] : [{ ...one, value }];
  });
  return { day: day2, values, band: bandOn(band, day2) };
}
var within = ([first, last], day2) => day2 < first ? first : day2 > last ? last : day2;
var STEPS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7
};
function dayBy(key2, from, span) {
  const step2 = STEPS[key2];
  if (step2 !== void 0) return within(span, plus(from, step2));
  if (key2 === "Home") return span[0];
  if (key2 === "End") return span[1];
  return key2 === "Escape" ? null : void 0;
}

// src/lib/LineChart.svelte
var root17 = from_svg(`<circle r="3.5"></circle>`);
var root_116 = from_svg(`<line class="cursor kb-ychxe9"></line><!>`, 1);
var root_212 = from_svg(`<svg aria-hidden="true" class="kb-ychxe9"><!><!><!></svg><!>`, 1);
var root_38 = from_html(`<div class="drawing kb-ychxe9" role="slider" tabindex="0"><!></div> <!> <!>`, 1);
var root_45 = from_html(`<p> </p>`);
var root_54 = from_html(`<div class="chart"><!></div>`);
var $$css16 = {
  hash: "kb-ychxe9",
  code: ".drawing.kb-ychxe9 {position:relative;width:100%;overflow:hidden;cursor:crosshair;touch-action:pan-y;}.drawing.kb-ychxe9:focus-visible {outline:var(--link-color) dotted 2px;}svg.kb-ychxe9 {display:block;}.cursor.kb-ychxe9 {stroke:var(--chart-axis);}"
};
function LineChart($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css16);
  const rules = prop($$props, "rules", 19, () => []), marks = prop($$props, "marks", 19, () => []), band = prop($$props, "band", 19, () => []), noBand = prop($$props, "noBand", 3, ""), today = prop($$props, "today", 3, null), height = prop($$props, "height", 3, 280), range2 = prop($$props, "range", 3, null);
  const { t, formats } = useDesk();
  let width = state(0);
  let at = state(null);
  const span = user_derived(() => days($$props.lines));
  const room = user_derived(() => ({
    width: get(width),
    height: height(),
    left: 54,
    right: 20,
    top: 22,
    bottom: 26
  }));
  const drawn = user_derived(() => get(span) && scales(get(room), get(span), range2() ?? heights($$props.lines, rules(), band()), today()));
  const forecasts = user_derived(() => $$props.lines.filter(({ kind: kind2 }) => kind2 !== "past" && kind2 !== "ghost"));
  const looks = user_derived(() => new Map(get(forecasts).map(({ name }, place) => [name, lookOf(place)])));
  const shown2 = user_derived(() => ({
    lines: $$props.lines,
    looks: get(looks),
    rules: rules(),
    marks: marks(),
    band: band(),
    noBand: noBand(),
    today: today()
  }));
  const reading = user_derived(() => get(at) === null ? null : readingOn($$props.lines, band(), get(at)));
  const amounts = ({ low: low2, high }) => ({ low: formats.whole(low2), high: formats.whole(high) });
  const spoken = user_derived(() => get(reading) ? `${formats.day(get(reading).day)}: ${[
    ...get(reading).values.map(({ title, value }) => `${title} ${formats.whole(value)}`),
    ...get(reading).band ? [t("pages.chart.between", amounts(get(reading).band))] : []
  ].join(", ")}` : t("pages.chart.keys"));
  const told3 = user_derived(() => {
    const last = band().at(-1);
    if (!last) return "";
    const { low: low2, high } = amounts(last);
    return ` ${t("pages.chart.band-told", { low: low2, high, day: formats.day(last.date) })}`;
  });
  function follow(event2) {
    if (!get(drawn) || !get(span)) return;
    const box = event2.currentTarget.getBoundingClientRect();
    set(at, within(get(span), isoDay(get(drawn).x.invert(event2.clientX - box.left))), true);
  }
  function press(event2) {
    if (!get(span)) return;
    const next2 = dayBy(event2.key, get(at) ?? today() ?? get(span)[0], get(span));
    if (next2 === void 0) return;
    event2.preventDefault();
    set(at, next2, true);
  }
  var div = root_54();
  var node = child(div);
  {
    var consequent_3 = ($$anchor2) => {
      var fragment = root_38();
      var div_1 = first_child(fragment);
      set_attribute2(div_1, "aria-valuemin", 0);
      let styles;
      var node_1 = child(div_1);
      {
        var consequent_2 = ($$anchor3) => {
          const computed_const = user_derived(() => {
            return get(drawn);
          });
          var fragment_1 = root_212();
          var svg = first_child(fragment_1);
          var node_2 = child(svg);
          ChartGrid(node_2, {
            get drawn() {
              return get(drawn);
            }
          });
          var node_3 = sibling(node_2);
          ChartLines(node_3, {
            get shown() {
              return get(shown2);
            },
            get drawn() {
              return get(drawn);
            }
          });
          var node_4 = sibling(node_3);
          {
            var consequent = ($$anchor4) => {
              const here = user_derived(() => get(computed_const).x(utc(get(reading).day)));
              var fragment_2 = root_116();
              var line = first_child(fragment_2);
              var node_5 = sibling(line);
              each(node_5, 17, () => get(reading).values, (one) => one.name, ($$anchor5, one) => {
                var circle = root17();
                template_effect(
                  ($0, $1) => {
                    set_attribute2(circle, "cx", get(here));
                    set_attribute2(circle, "cy", $0);
                    set_attribute2(circle, "fill", $1);
                  },
                  [
                    () => get(computed_const).y(get(one).value),
                    () => get(looks).get(get(one).name)?.stroke ?? "var(--text-color-lighter)"
                  ]
                );
                append($$anchor5, circle);
              });
              template_effect(() => {
                set_attribute2(line, "x1", get(here));
                set_attribute2(line, "x2", get(here));
                set_attribute2(line, "y1", get(room).top);
                set_attribute2(line, "y2", get(drawn).floor);
              });
              append($$anchor4, fragment_2);
            };
            if_block(node_4, ($$render) => {
              if (get(reading)) $$render(consequent);
            });
          }
          reset(svg);
          var node_6 = sibling(svg);
          {
            var consequent_1 = ($$anchor4) => {
              {
                let $0 = user_derived(() => get(computed_const).x(utc(get(reading).day)));
                ChartReading($$anchor4, {
                  get reading() {
                    return get(reading);
                  },
                  get width() {
                    return get(width);
                  },
                  get here() {
                    return get($0);
                  }
                });
              }
            };
            if_block(node_6, ($$render) => {
              if (get(reading)) $$render(consequent_1);
            });
          }
          template_effect(() => {
            set_attribute2(svg, "width", get(width));
            set_attribute2(svg, "height", height());
          });
          append($$anchor3, fragment_1);
        };
        if_block(node_1, ($$render) => {
          if (get(drawn) && get(width) > 0) $$render(consequent_2);
        });
      }
      reset(div_1);
      var node_7 = sibling(div_1, 2);
      ChartLegend(node_7, {
        get shown() {
          return get(shown2);
        }
      });
      var node_8 = sibling(node_7, 2);
      ChartTable(node_8, {
        get label() {
          return $$props.label;
        },
        get shown() {
          return get(shown2);
        },
        get span() {
          return get(span);
        },
        get opens() {
          return $$props.opens;
        }
      });
      template_effect(
        ($0, $1) => {
          set_attribute2(div_1, "aria-label", `${$$props.label ?? ""}.${get(told3) ?? ""}`);
          set_attribute2(div_1, "aria-valuemax", $0);
          set_attribute2(div_1, "aria-valuenow", $1);
          set_attribute2(div_1, "aria-valuetext", get(spoken));
          styles = set_style(div_1, "", styles, { height: `${height() ?? ""}px` });
        },
        [
          () => daysBetween(get(span)[0], get(span)[1]),
          () => get(at) === null ? 0 : daysBetween(get(span)[0], get(at))
        ]
      );
      delegated("pointermove", div_1, follow);
      delegated("pointerdown", div_1, follow);
      event("pointerleave", div_1, () => set(at, null));
      event("blur", div_1, () => set(at, null));
      delegated("keydown", div_1, press);
      bind_element_size(div_1, "clientWidth", ($$value) => set(width, $$value));
      append($$anchor2, fragment);
    };
    var alternate = ($$anchor2) => {
      var p = root_45();
      var text3 = only_child(p, true);
      template_effect(($0) => set_text(text3, $0), [() => t("pages.chart.empty")]);
      append($$anchor2, p);
    };
    if_block(node, ($$render) => {
      if (get(span)) $$render(consequent_3);
      else $$render(alternate, -1);
    });
  }
  reset(div);
  append($$anchor, div);
  pop();
}
delegate(["pointermove", "pointerdown", "keydown"]);

// src/cockpit/CashCurve.svelte
var root18 = from_html(`<option> </option>`);
var root_117 = from_html(`<button type="button"> </button>`);
var root_213 = from_html(`<p class="told kb-1b2rx4w"><!> </p>`);
var root_39 = from_html(`<p> </p>`);
var root_46 = from_html(`<section aria-labelledby="kasboek-curve" class="kb-1b2rx4w"><div class="head kb-1b2rx4w"><h2 id="kasboek-curve" class="kb-1b2rx4w"> </h2> <label> <select class="kb-1b2rx4w"></select></label> <div class="horizons kb-1b2rx4w" role="group"></div></div> <!> <!> <!></section>`);
var $$css17 = {
  hash: "kb-1b2rx4w",
  code: "section.kb-1b2rx4w {margin-bottom:1.5rem;}.head.kb-1b2rx4w {display:flex;flex-wrap:wrap;gap:0.5rem 1.5rem;align-items:center;margin-bottom:0.5rem;}h2.kb-1b2rx4w {flex:1 0 auto;margin:0;}select.kb-1b2rx4w {max-width:16em;padding:0.35em 0.5em;}.horizons.kb-1b2rx4w {display:flex;}.horizons.kb-1b2rx4w button:where(.kb-1b2rx4w) {padding:0.35em 0.75em;}.told.kb-1b2rx4w {display:flex;gap:0.5rem;align-items:center;margin:0 0 0.25rem;}"
};
function CashCurve($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css17);
  const { t, formats, links } = useDesk();
  const curve2 = user_derived(() => $$props.content.curve);
  const frame2 = user_derived(() => $$props.live.frame);
  const HORIZONS = ["13w", "12m"];
  const lines = user_derived(() => [
    {
      name: "past",
      title: t("pages.curve.past"),
      points: get(curve2).past,
      kind: "past"
    },
    ...get(curve2).lines.map(({ scenario: scenario2, title, points: points2 }, place) => ({
      name: `ahead-${scenario2}`,
      title,
      points: points2,
      kind: place === 0 ? "main" : "other"
    }))
  ]);
  const band = user_derived(() => bandOf(get(curve2).lines[0]?.band ?? null));
  const rules = user_derived(() => [
    ...get(curve2).buffer === null ? [] : [
      {
        kind: "buffer",
        value: Number(get(curve2).buffer),
        title: t("pages.curve.buffer", { amount: formats.whole(get(curve2).buffer) })
      }
    ],
    ...Number(get(curve2).overdraft) > 0 ? [
      {
        kind: "overdraft",
        value: -Number(get(curve2).overdraft),
        title: t("pages.curve.overdraft", { amount: formats.whole(get(curve2).overdraft) })
      }
    ] : []
  ]);
  const marks = user_derived(() => [
    {
      date: get(curve2).low.date,
      value: Number(get(curve2).low.amount),
      title: t("pages.curve.low", {
        amount: formats.whole(get(curve2).low.amount),
        day: formats.shortDay(get(curve2).low.date)
      })
    }
  ]);
  const opens = (day2) => get(frame2).as_of !== null && day2 <= get(frame2).as_of ? links.journal({ time: day2 }) : links.page("Outlook", {
    scenario: $$props.content.scenario,
    horizon: $$props.content.horizon
  });
  const told3 = user_derived(() => [
    ...get(curve2).cash_out ? [
      below("cash-out", get(curve2).cash_out, get(curve2).out_already)
    ] : [],
    ...get(curve2).first_breach ? [
      below("breach", get(curve2).first_breach, get(curve2).broken_already)
    ] : []
  ]);
  function below(what, first, already) {
    return already ? t(`pages.curve.${what}-already`) : t(`pages.curve.${what}`, { day: formats.day(first) });
  }
  var section = root_46();
  var div = child(section);
  var h2 = child(div);
  var text3 = only_child(h2, true);
  var label = sibling(h2, 2);
  var text_1 = child(label);
  var select = sibling(text_1);
  each(select, 21, () => get(frame2).scenarios, (one) => one.name, ($$anchor2, one) => {
    var option = root18();
    var text_2 = only_child(option, true);
    var option_value = {};
    template_effect(() => {
      set_text(text_2, get(one).title);
      if (option_value !== (option_value = get(one).name)) {
        option.value = (option.__value = option_value) ?? "";
      }
    });
    append($$anchor2, option);
  });
  reset(select);
  var select_value;
  init_select(select);
  reset(label);
  var div_1 = sibling(label, 2);
  each(div_1, 20, () => HORIZONS, (horizon) => horizon, ($$anchor2, horizon) => {
    var button = root_117();
    let classes;
    var text_3 = only_child(button, true);
    template_effect(
      ($0) => {
        set_attribute2(button, "aria-pressed", $$props.content.horizon === horizon);
        classes = set_class(button, 1, "kb-1b2rx4w", null, classes, { muted: $$props.content.horizon !== horizon });
        set_text(text_3, $0);
      },
      [() => t(`pages.horizon.${horizon}`)]
    );
    delegated("click", button, () => void $$props.live.go({ horizon }));
    append($$anchor2, button);
  });
  reset(div_1);
  reset(div);
  var node = sibling(div, 2);
  each(node, 16, () => get(told3), (sentence) => sentence, ($$anchor2, sentence) => {
    var p = root_213();
    var node_1 = child(p);
    Status(node_1, { standing: "critical" });
    var text_4 = sibling(node_1);
    reset(p);
    template_effect(() => set_text(text_4, ` ${sentence ?? ""}`));
    append($$anchor2, p);
  });
  var node_2 = sibling(node, 2);
  {
    let $0 = user_derived(() => t("pages.curve.label", {
      low: formats.whole(get(curve2).low.amount),
      day: formats.day(get(curve2).low.date)
    }));
    LineChart(node_2, {
      get label() {
        return get($0);
      },
      get lines() {
        return get(lines);
      },
      get rules() {
        return get(rules);
      },
      get marks() {
        return get(marks);
      },
      get band() {
        return get(band);
      },
      get today() {
        return get(frame2).as_of;
      },
      opens
    });
  }
  var node_3 = sibling(node_2, 2);
  {
    var consequent = ($$anchor2) => {
      var p_1 = root_39();
      var text_5 = only_child(p_1, true);
      template_effect(($0) => set_text(text_5, $0), [
        () => t("pages.curve.unpriced", { currencies: get(curve2).unpriced.join(", ") })
      ]);
      append($$anchor2, p_1);
    };
    if_block(node_3, ($$render) => {
      if (get(curve2).unpriced.length) $$render(consequent);
    });
  }
  reset(section);
  template_effect(
    ($0, $1, $2) => {
      set_text(text3, $0);
      set_text(text_1, `${$1 ?? ""} `);
      if (select_value !== (select_value = $$props.content.scenario)) {
        select.value = (select.__value = select_value) ?? "", select_option(select, select_value);
      }
      set_attribute2(div_1, "aria-label", $2);
    },
    [
      () => t("pages.curve.title"),
      () => t("pages.curve.scenario"),
      () => t("pages.curve.horizon")
    ]
  );
  delegated("change", select, (event2) => void $$props.live.go({ scenario: event2.currentTarget.value }));
  append($$anchor, section);
  pop();
}
delegate(["change", "click"]);

// src/cockpit/DataAge.svelte
var root19 = from_html(`<span class="reconciled kb-so2ws9"><!></span>`);
var root_118 = from_html(`<li class="kb-so2ws9"><!> <span><a class="kb-so2ws9"> </a> <!> <!></span></li>`);
var root_214 = from_html(`<p class="kb-so2ws9"><!></p>`);
var root_310 = from_html(`<p class="kb-so2ws9"><a> </a></p>`);
var root_47 = from_html(`<section aria-labelledby="kasboek-data" class="kb-so2ws9"><h2 id="kasboek-data"> </h2> <ul class="kb-so2ws9"></ul> <!> <!></section>`);
var $$css18 = {
  hash: "kb-so2ws9",
  code: "section.kb-so2ws9 {margin-bottom:1.5rem;}ul.kb-so2ws9 {padding:0;margin:0 0 0.5rem;list-style:none;}li.kb-so2ws9 a:where(.kb-so2ws9) {text-decoration:underline;}p.kb-so2ws9 {margin:0 0 0.35rem;}.reconciled.kb-so2ws9 {display:block;color:var(--text-color-lighter);}li.kb-so2ws9 {display:flex;gap:0.75rem;align-items:baseline;padding:0.25rem 0;overflow-wrap:anywhere;border-top:1px solid var(--border-lighter);}"
};
function DataAge($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css18);
  const { t, links } = useDesk();
  const stale = user_derived(() => $$props.data.some((one) => one.stale));
  var section = root_47();
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var ul = sibling(h2, 2);
  each(ul, 21, () => $$props.data, (one) => one.account, ($$anchor2, one) => {
    var li = root_118();
    var node = child(li);
    {
      let $0 = user_derived(() => agreeing(get(one)));
      Status(node, {
        get standing() {
          return get($0);
        }
      });
    }
    var span = sibling(node, 2);
    var a = child(span);
    var text_1 = only_child(a, true);
    var node_1 = sibling(a, 2);
    Sentence(node_1, {
      get says() {
        return get(one).says;
      }
    });
    var node_2 = sibling(node_1, 2);
    each(node_2, 16, () => get(one).reconciled, (sentence) => sentence, ($$anchor3, sentence) => {
      var span_1 = root19();
      var node_3 = child(span_1);
      Sentence(node_3, {
        get says() {
          return sentence;
        }
      });
      reset(span_1);
      append($$anchor3, span_1);
    });
    reset(span);
    reset(li);
    template_effect(
      ($0) => {
        set_attribute2(a, "href", $0);
        set_text(text_1, get(one).account);
      },
      [() => links.account(get(one).account)]
    );
    append($$anchor2, li);
  });
  reset(ul);
  var node_4 = sibling(ul, 2);
  {
    var consequent = ($$anchor2) => {
      var p = root_214();
      var node_5 = child(p);
      {
        let $0 = user_derived(() => t("pages.data.sign"));
        Sentence(node_5, {
          get says() {
            return get($0);
          }
        });
      }
      reset(p);
      append($$anchor2, p);
    };
    var d = user_derived(() => $$props.data.some((one) => one.to_sign));
    if_block(node_4, ($$render) => {
      if (get(d)) $$render(consequent);
    });
  }
  var node_6 = sibling(node_4, 2);
  {
    var consequent_1 = ($$anchor2) => {
      var p_1 = root_310();
      var a_1 = child(p_1);
      var text_2 = only_child(a_1, true);
      reset(p_1);
      template_effect(
        ($0, $1) => {
          set_attribute2(a_1, "href", $0);
          set_text(text_2, $1);
        },
        [() => links.report("import"), () => t("pages.data.import")]
      );
      append($$anchor2, p_1);
    };
    if_block(node_6, ($$render) => {
      if (get(stale)) $$render(consequent_1);
    });
  }
  reset(section);
  template_effect(($0) => set_text(text3, $0), [() => t("pages.data.title")]);
  append($$anchor, section);
  pop();
}

// src/lib/Sparkline.svelte
var root20 = from_svg(`<svg preserveAspectRatio="xMinYMid meet" aria-hidden="true" class="kb-1djwaar"><path class="kb-1djwaar"></path><circle r="2.5" class="kb-1djwaar"></circle></svg>`);
var $$css19 = {
  hash: "kb-1djwaar",
  code: "svg.kb-1djwaar {display:block;max-width:100%;}path.kb-1djwaar {fill:none;stroke:var(--text-color-lightest);stroke-width:1.5;}circle.kb-1djwaar {fill:var(--link-color);}"
};
function Sparkline($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css19);
  const width = 120;
  const height = 28;
  const known = user_derived(() => $$props.values.filter((one) => one !== null));
  const shape = user_derived(() => {
    const [low2, high] = extent(get(known));
    if (low2 === void 0 || high === void 0 || get(known).length < 2) return null;
    const x2 = linear([0, $$props.values.length - 1], [2, width - 4]);
    const y2 = linear(low2 === high ? [low2 - 1, high + 1] : [low2, high], [height - 4, 4]);
    const path2 = line_default().defined((one) => one !== null).x((_, place2) => x2(place2)).y((one) => y2(one ?? 0))([...$$props.values]);
    const place = $$props.values.findLastIndex((one) => one !== null);
    return {
      path: path2 ?? "",
      x: x2(place),
      y: y2($$props.values[place] ?? 0)
    };
  });
  var fragment = comment();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var svg = root20();
      set_attribute2(svg, "viewBox", "0 0 120 28");
      set_attribute2(svg, "height", height);
      var path_1 = child(svg);
      var circle = sibling(path_1);
      reset(svg);
      template_effect(() => {
        set_attribute2(path_1, "d", get(shape).path);
        set_attribute2(circle, "cx", get(shape).x);
        set_attribute2(circle, "cy", get(shape).y);
      });
      append($$anchor2, svg);
    };
    if_block(node, ($$render) => {
      if (get(shape)) $$render(consequent);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/cockpit/Figures.svelte
var root21 = from_html(`<li> </li>`);
var root_119 = from_html(`<ul></ul>`);
var root_215 = from_html(`<tr><th scope="row" class="kb-10sqwvo"> </th><td class="num"> </td></tr>`);
var root_311 = from_html(`<table class="kb-10sqwvo"><caption class="kb-10sqwvo"> </caption><tbody></tbody></table>`);
var root_48 = from_html(`<li class="tile kb-10sqwvo"><h3 class="kb-10sqwvo"> </h3> <a class="value kb-10sqwvo"> </a> <p class="says kb-10sqwvo"><!> <span> </span></p> <!> <details class="kb-10sqwvo"><summary class="kb-10sqwvo"> </summary> <div class="kb-10sqwvo"><p> </p> <p class="formula kb-10sqwvo"> </p> <!> <!></div></details></li>`);
var root_55 = from_html(`<section aria-labelledby="kasboek-figures" class="kb-10sqwvo"><h2 id="kasboek-figures"> </h2> <ul class="tiles kb-10sqwvo"></ul></section>`);
var $$css20 = {
  hash: "kb-10sqwvo",
  code: "section.kb-10sqwvo {container-type:inline-size;}.tiles.kb-10sqwvo {display:grid;grid-template-columns:repeat(5, 1fr);gap:0.75rem;padding:0;margin:0 0 1.5rem;list-style:none;}\n  @container (width < 62rem) {.tiles.kb-10sqwvo {grid-template-columns:repeat(6, 1fr);}.tile.kb-10sqwvo {grid-column:span 2;}.tile.kb-10sqwvo:nth-child(n + 4) {grid-column:span 3;}\n  }\n  @container (width < 36rem) {.tile.kb-10sqwvo,\n    .tile.kb-10sqwvo:nth-child(n + 4) {grid-column:span 3;}.tile.kb-10sqwvo:first-child,\n    .tile.kb-10sqwvo:nth-child(n):has(details[open]:where(.kb-10sqwvo)) {grid-column:span 6;}\n  }.tile.kb-10sqwvo {display:flex;flex-direction:column;min-width:0;padding:0.75rem 0.75rem 0.5rem;border:1px solid var(--border);}h3.kb-10sqwvo {margin:0;font-size:1em;font-weight:400;color:var(--text-color-lighter);}.value.kb-10sqwvo {font-size:1.7em;font-weight:500;line-height:1.3;}.value.kb-10sqwvo:link,\n  .value.kb-10sqwvo:visited {color:var(--text-color);}.value.kb-10sqwvo:hover {color:var(--link-color);}.says.kb-10sqwvo {display:flex;gap:0.5rem;align-items:baseline;margin:0 0 0.5rem;}details.kb-10sqwvo {margin:auto 0 0;border:0;}summary.kb-10sqwvo {box-sizing:border-box;width:max-content;max-width:100%;padding:0.2em 0.5em 0.2em 1.4em;color:var(--text-color-lightest);background:none;}summary.kb-10sqwvo::before {left:0;}details.kb-10sqwvo > div:where(.kb-10sqwvo) {padding:0.25rem 0 0;}.formula.kb-10sqwvo {font-family:var(--font-family-monospaced);font-size:0.9em;}table.kb-10sqwvo {width:100%;margin:0;}caption.kb-10sqwvo,\n  th.kb-10sqwvo {font-weight:400;text-align:left;}"
};
function Figures($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css20);
  const { t, formats, links, frame: frame2 } = useDesk();
  function written(value, unit) {
    if (value === null) return "–";
    const number = Number(value);
    switch (unit) {
      case "days":
        return t("pages.unit.days", { number: formats.plain(number, 0), count: number });
      case "months":
        return t("pages.unit.months", {
          number: formats.plain(number, Number.isInteger(number) ? 0 : 1),
          count: number
        });
      case "fraction":
        return `${formats.plain(number * 100, 0)}%`;
      case "percent":
        return `${formats.plain(number, 0)}%`;
      case "ratio":
        return formats.plain(number, 2);
      default:
        return formats.whole(number, unit);
    }
  }
  const shown2 = (one) => one.value === null && one.more_than !== null ? t("pages.figure.more-than", { value: written(one.more_than, one.unit) }) : written(one.value, one.unit);
  const besideOf = (one) => one.beside.filter(({ value }) => Number(value ?? 0) !== 0);
  const MONTHS = 13;
  function whence(name) {
    if (name === "cash") return links.report("balance_sheet");
    if (name.startsWith("burn")) return links.report("income_statement");
    if (name === "dso") return $$props.account ? links.account($$props.account) : links.journal();
    return links.page("Outlook", name === "runway" ? { horizon: "12m" } : {});
  }
  var section = root_55();
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var ul = sibling(h2, 2);
  each(ul, 21, () => $$props.figures, (one) => one.name, ($$anchor2, one) => {
    var li = root_48();
    var h3 = child(li);
    var text_1 = only_child(h3, true);
    var a = sibling(h3, 2);
    var text_2 = only_child(a, true);
    var p = sibling(a, 2);
    var node = child(p);
    {
      let $0 = user_derived(() => standingOf(get(one).status));
      Status(node, {
        get standing() {
          return get($0);
        }
      });
    }
    var span = sibling(node, 2);
    var text_3 = only_child(span, true);
    reset(p);
    var node_1 = sibling(p, 2);
    {
      let $0 = user_derived(() => get(one).trend.map(({ value }) => value === null ? null : Number(value)));
      Sparkline(node_1, {
        get values() {
          return get($0);
        }
      });
    }
    var details = sibling(node_1, 2);
    var summary = child(details);
    var text_4 = only_child(summary, true);
    var div = sibling(summary, 2);
    var p_1 = child(div);
    var text_5 = only_child(p_1, true);
    var p_2 = sibling(p_1, 2);
    var text_6 = only_child(p_2, true);
    var node_2 = sibling(p_2, 2);
    {
      var consequent = ($$anchor3) => {
        var ul_1 = root_119();
        each(ul_1, 21, () => besideOf(get(one)), (each2) => each2.name, ($$anchor4, each2) => {
          var li_1 = root21();
          var text_7 = only_child(li_1);
          template_effect(($0) => set_text(text_7, `${get(each2).title ?? ""}: ${$0 ?? ""}`), [() => written(get(each2).value, get(each2).unit)]);
          append($$anchor4, li_1);
        });
        reset(ul_1);
        append($$anchor3, ul_1);
      };
      var d = user_derived(() => besideOf(get(one)).length);
      if_block(node_2, ($$render) => {
        if (get(d)) $$render(consequent);
      });
    }
    var node_3 = sibling(node_2, 2);
    {
      var consequent_1 = ($$anchor3) => {
        var table = root_311();
        var caption = child(table);
        var text_8 = only_child(caption, true);
        var tbody = sibling(caption);
        each(tbody, 21, () => get(one).trend.slice(-MONTHS), ({ date, value }) => date, ($$anchor4, $$item) => {
          let date = () => get($$item).date;
          let value = () => get($$item).value;
          var tr = root_215();
          var th = child(tr);
          var text_9 = only_child(th, true);
          var td = sibling(th);
          var text_10 = only_child(td, true);
          reset(tr);
          template_effect(
            ($0, $1) => {
              set_text(text_9, $0);
              set_text(text_10, $1);
            },
            [
              () => formats.shortDay(date(), frame2.as_of),
              () => written(value(), get(one).unit)
            ]
          );
          append($$anchor4, tr);
        });
        reset(tbody);
        reset(table);
        template_effect(($0) => set_text(text_8, $0), [() => t("pages.figure.trend")]);
        append($$anchor3, table);
      };
      if_block(node_3, ($$render) => {
        if (get(one).trend.length) $$render(consequent_1);
      });
    }
    reset(div);
    reset(details);
    reset(li);
    template_effect(
      ($0, $1, $2, $3) => {
        set_text(text_1, get(one).title);
        set_attribute2(a, "href", $0);
        set_text(text_2, $1);
        set_text(text_3, $2);
        set_text(text_4, $3);
        set_text(text_5, get(one).definition);
        set_text(text_6, get(one).formula);
      },
      [
        () => whence(get(one).name),
        () => shown2(get(one)),
        () => formats.bound(get(one).says),
        () => t("pages.figure.how")
      ]
    );
    append($$anchor2, li);
  });
  reset(ul);
  reset(section);
  template_effect(($0) => set_text(text3, $0), [() => t("pages.figures.title")]);
  append($$anchor, section);
  pop();
}

// src/cockpit/Headline.svelte
var root22 = from_html(`<span class="amount kb-dvjt25"> </span>`);
var root_120 = from_html(`<span class="name kb-dvjt25"> </span> <a class="amount bad kb-dvjt25"> </a> <span class="until"> </span>`, 1);
var root_216 = from_html(`<span class="name kb-dvjt25"> </span> <a class="amount kb-dvjt25"> </a> <span class="until"> </span>`, 1);
var root_312 = from_html(` <strong> </strong>`, 1);
var root_49 = from_html(`<p class="p10 kb-dvjt25"><!></p>`);
var root_56 = from_html(`<li> </li>`);
var root_64 = from_html(`<p class="as-of kb-dvjt25"> </p>`);
var root_74 = from_html(`<section aria-labelledby="kasboek-safe"><h2 id="kasboek-safe" class="kb-dvjt25"><!></h2> <!> <p class="verdict kb-dvjt25"><!> <a href="#kasboek-alerts" class="kb-dvjt25"> </a></p> <p class="says kb-dvjt25"> </p> <ul class="chances kb-dvjt25"></ul> <!></section>`);
var $$css21 = {
  hash: "kb-dvjt25",
  code: ".headline.kb-dvjt25 {padding:0.25rem 0 0.25rem 1.25rem;margin-bottom:1.5rem;border-left:6px solid var(--kb-good);}.headline.warning.kb-dvjt25 {border-color:var(--kb-warning);}.headline.critical.kb-dvjt25 {border-color:var(--kb-critical);}h2.kb-dvjt25 {display:flex;flex-wrap:wrap;gap:0 0.75rem;align-items:baseline;margin:0;font-size:1.1em;font-weight:400;color:var(--text-color-lighter);}.name.kb-dvjt25 {flex-basis:100%;}.amount.kb-dvjt25 {font-size:clamp(2.1rem, 6vw, 3.2rem);font-weight:500;line-height:1.15;}a.amount.kb-dvjt25:link,\n  a.amount.kb-dvjt25:visited {color:var(--text-color);}a.amount.bad.kb-dvjt25:link,\n  a.amount.bad.kb-dvjt25:visited {color:var(--kb-critical);}a.amount.kb-dvjt25:hover {color:var(--link-color);}span.amount.kb-dvjt25 {font-size:1.6em;color:var(--text-color);}.verdict.kb-dvjt25 {display:flex;gap:0.5rem;align-items:center;margin:0.35rem 0;font-size:1.15em;font-weight:500;color:var(--text-color);}.verdict.kb-dvjt25 a:where(.kb-dvjt25):link,\n  .verdict.kb-dvjt25 a:where(.kb-dvjt25):visited {color:var(--text-color);}.verdict.kb-dvjt25 a:where(.kb-dvjt25):hover {text-decoration:underline;}.says.kb-dvjt25 {max-width:44em;margin:0;}.p10.kb-dvjt25 {margin:0 0 0.35rem;}.chances.kb-dvjt25 {padding:0;margin:0.35rem 0 0;list-style:none;}.as-of.kb-dvjt25 {margin:0.35rem 0 0;color:var(--text-color-lightest);}"
};
function Headline($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css21);
  const { t, formats, links } = useDesk();
  const safe3 = user_derived(() => $$props.content.safe);
  const short = user_derived(() => Number(get(safe3).amount ?? 0) < 0);
  const fine = user_derived(() => verdict($$props.content));
  var section = root_74();
  var h2 = child(section);
  var node = child(h2);
  {
    var consequent = ($$anchor2) => {
      var span = root22();
      var text3 = only_child(span, true);
      template_effect(($0) => set_text(text3, $0), [() => t("pages.safe.unknown")]);
      append($$anchor2, span);
    };
    var consequent_1 = ($$anchor2) => {
      var fragment = root_120();
      var span_1 = first_child(fragment);
      var text_1 = only_child(span_1, true);
      var a = sibling(span_1, 2);
      var text_2 = only_child(a, true);
      var span_2 = sibling(a, 2);
      var text_3 = only_child(span_2, true);
      template_effect(
        ($0, $1, $2, $3) => {
          set_text(text_1, $0);
          set_attribute2(a, "href", $1);
          set_text(text_2, $2);
          set_text(text_3, $3);
        },
        [
          () => t("pages.safe.none"),
          () => links.page("Outlook", { scenario: $$props.content.scenario }),
          () => formats.whole(-Number(get(safe3).amount)),
          () => t("pages.safe.short", { day: formats.day(get(safe3).until) })
        ]
      );
      append($$anchor2, fragment);
    };
    var alternate = ($$anchor2) => {
      var fragment_1 = root_216();
      var span_3 = first_child(fragment_1);
      var text_4 = only_child(span_3, true);
      var a_1 = sibling(span_3, 2);
      var text_5 = only_child(a_1, true);
      var span_4 = sibling(a_1, 2);
      var text_6 = only_child(span_4, true);
      template_effect(
        ($0, $1, $2, $3) => {
          set_text(text_4, $0);
          set_attribute2(a_1, "href", $1);
          set_text(text_5, $2);
          set_text(text_6, $3);
        },
        [
          () => t("pages.safe.name"),
          () => links.page("Outlook", { scenario: $$props.content.scenario }),
          () => formats.whole(get(safe3).amount),
          () => t("pages.safe.until", { day: formats.day(get(safe3).until) })
        ]
      );
      append($$anchor2, fragment_1);
    };
    if_block(node, ($$render) => {
      if (get(safe3).amount === null) $$render(consequent);
      else if (get(short)) $$render(consequent_1, 1);
      else $$render(alternate, -1);
    });
  }
  reset(h2);
  var node_1 = sibling(h2, 2);
  {
    var consequent_3 = ($$anchor2) => {
      var p = root_49();
      var node_2 = child(p);
      {
        var consequent_2 = ($$anchor3) => {
          var fragment_2 = root_312();
          var text_7 = first_child(fragment_2);
          var strong = sibling(text_7);
          var text_8 = only_child(strong, true);
          template_effect(
            ($0, $1) => {
              set_text(text_7, `${$0 ?? ""} `);
              set_text(text_8, $1);
            },
            [
              () => t("pages.safe.p10-none"),
              () => formats.whole(-Number(get(safe3).p10))
            ]
          );
          append($$anchor3, fragment_2);
        };
        var d = user_derived(() => Number(get(safe3).p10) < 0);
        var alternate_1 = ($$anchor3) => {
          var fragment_3 = root_312();
          var text_9 = first_child(fragment_3);
          var strong_1 = sibling(text_9);
          var text_10 = only_child(strong_1, true);
          template_effect(
            ($0, $1) => {
              set_text(text_9, `${$0 ?? ""} `);
              set_text(text_10, $1);
            },
            [
              () => t("pages.safe.p10"),
              () => formats.whole(get(safe3).p10)
            ]
          );
          append($$anchor3, fragment_3);
        };
        if_block(node_2, ($$render) => {
          if (get(d)) $$render(consequent_2);
          else $$render(alternate_1, -1);
        });
      }
      reset(p);
      append($$anchor2, p);
    };
    if_block(node_1, ($$render) => {
      if (get(safe3).p10 !== null && get(safe3).amount !== null) $$render(consequent_3);
    });
  }
  var p_1 = sibling(node_1, 2);
  var node_3 = child(p_1);
  Status(node_3, {
    get standing() {
      return get(fine).standing;
    }
  });
  var a_2 = sibling(node_3, 2);
  var text_11 = only_child(a_2, true);
  reset(p_1);
  var p_2 = sibling(p_1, 2);
  var text_12 = only_child(p_2, true);
  var ul = sibling(p_2, 2);
  each(ul, 20, () => get(safe3).chances, (chance) => chance, ($$anchor2, chance) => {
    var li = root_56();
    var text_13 = only_child(li, true);
    template_effect(($0) => set_text(text_13, $0), [() => formats.bound(chance)]);
    append($$anchor2, li);
  });
  reset(ul);
  var node_4 = sibling(ul, 2);
  {
    var consequent_4 = ($$anchor2) => {
      var p_3 = root_64();
      var text_14 = only_child(p_3, true);
      template_effect(($0) => set_text(text_14, $0), [() => t("pages.as-of", { day: formats.day($$props.asOf) })]);
      append($$anchor2, p_3);
    };
    if_block(node_4, ($$render) => {
      if ($$props.asOf) $$render(consequent_4);
    });
  }
  reset(section);
  template_effect(
    ($0, $1) => {
      set_class(section, 1, `headline ${get(fine).standing ?? ""}`, "kb-dvjt25");
      set_text(text_11, $0);
      set_text(text_12, $1);
    },
    [
      () => t(get(fine).key, get(fine).values),
      () => formats.bound(get(safe3).reason ?? get(safe3).says)
    ]
  );
  append($$anchor, section);
  pop();
}

// src/cockpit/Lines.svelte
var root23 = from_html(`<ul class="kasboek-lines kb-ityefi"><!></ul>`);
var $$css22 = {
  hash: "kb-ityefi",
  code: "ul.kb-ityefi {padding:0;margin:0;list-style:none;}.kasboek-lines > :where(li) {display:grid;grid-template-columns:minmax(0, 1fr) auto;gap:0 0.75rem;align-items:baseline;padding:0.25rem 0;border-top:1px solid var(--border-lighter);}.kasboek-lines .who {overflow-wrap:anywhere;}.kasboek-lines .amount {font-family:var(--font-family-monospaced);text-align:right;white-space:nowrap;}"
};
function Lines($$anchor, $$props) {
  append_styles($$anchor, $$css22);
  var ul = root23();
  var node = child(ul);
  snippet(node, () => $$props.children);
  reset(ul);
  append($$anchor, ul);
}

// src/cockpit/Kept.svelte
var root24 = from_html(`<li><span class="who"> <!></span> <span class="amount"> </span></li>`);
var root_121 = from_html(`<section aria-labelledby="kasboek-promise" class="kb-kkdyup"><h2 id="kasboek-promise"> </h2> <p class="kb-kkdyup"><!> <span> </span></p> <!></section>`);
var $$css23 = {
  hash: "kb-kkdyup",
  code: "section.kb-kkdyup {margin-bottom:1.5rem;}p.kb-kkdyup {display:flex;gap:0.5rem;align-items:baseline;margin:0 0 0.5rem;}"
};
function Kept($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css23);
  const { t, formats } = useDesk();
  const standing = user_derived(() => $$props.promise.difference === null ? "none" : Number($$props.promise.difference) < 0 ? "warning" : "good");
  var section = root_121();
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var p = sibling(h2, 2);
  var node = child(p);
  Status(node, {
    get standing() {
      return get(standing);
    }
  });
  var span = sibling(node, 2);
  var text_1 = only_child(span, true);
  reset(p);
  var node_1 = sibling(p, 2);
  Lines(node_1, {
    children: ($$anchor2, $$slotProps) => {
      var fragment = comment();
      var node_2 = first_child(fragment);
      each(node_2, 17, () => $$props.promise.differences, index, ($$anchor3, one) => {
        var li = root24();
        var span_1 = child(li);
        var text_2 = child(span_1);
        var node_3 = sibling(text_2);
        SourceLink(node_3, {
          get source() {
            return get(one).source;
          },
          get of() {
            return get(one).says;
          }
        });
        reset(span_1);
        var span_2 = sibling(span_1, 2);
        var text_3 = only_child(span_2, true);
        reset(li);
        template_effect(
          ($0, $1) => {
            set_text(text_2, `${$0 ?? ""} `);
            set_text(text_3, $1);
          },
          [
            () => formats.bound(get(one).says),
            () => formats.money(get(one).amount)
          ]
        );
        append($$anchor3, li);
      });
      append($$anchor2, fragment);
    },
    $$slots: { default: true }
  });
  reset(section);
  template_effect(
    ($0, $1) => {
      set_text(text3, $0);
      set_text(text_1, $1);
    },
    [
      () => t("pages.promise.title"),
      () => formats.bound($$props.promise.says)
    ]
  );
  append($$anchor, section);
  pop();
}

// src/cockpit/NextAction.svelte
var root25 = from_html(`<p class="who kb-nue809"> </p>`);
var root_122 = from_html(`<p class="text kb-nue809"><bdi> </bdi></p> <p class="who kb-nue809"><!> <!> <!></p> <!>`, 1);
var root_217 = from_html(`<p class="kb-nue809"> </p>`);
var root_313 = from_html(`<p class="proposed kb-nue809"><span class="name kb-nue809"> </span> <!></p>`);
var root_410 = from_html(`<section class="action kb-nue809" aria-labelledby="kasboek-action"><h2 id="kasboek-action"> </h2> <!> <!></section>`);
var $$css24 = {
  hash: "kb-nue809",
  code: ".action.kb-nue809 {padding:0.75rem 1rem;margin-bottom:1.5rem;background:var(--background-darker);}.text.kb-nue809 {margin:0;font-size:1.15em;font-weight:500;}.who.kb-nue809,\n  .proposed.kb-nue809 {margin:0.25rem 0 0;color:var(--text-color-lighter);}.name.kb-nue809 {font-weight:500;}.action.kb-nue809 > p:where(.kb-nue809):last-child {margin-bottom:0;}"
};
function NextAction($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css24);
  const { t, formats } = useDesk();
  const action2 = user_derived(() => $$props.content.action);
  var section = root_410();
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var node = sibling(h2, 2);
  {
    var consequent_3 = ($$anchor2) => {
      var fragment = root_122();
      var p = first_child(fragment);
      var bdi = child(p);
      var text_1 = only_child(bdi, true);
      reset(p);
      var p_1 = sibling(p, 2);
      var node_1 = child(p_1);
      {
        var consequent = ($$anchor3) => {
          Status($$anchor3, { standing: "critical" });
        };
        if_block(node_1, ($$render) => {
          if (get(action2).overdue) $$render(consequent);
        });
      }
      var text_2 = sibling(node_1);
      var node_2 = sibling(text_2);
      {
        var consequent_1 = ($$anchor3) => {
          var text_3 = text();
          template_effect(($0) => set_text(text_3, $0), [
            () => t(get(action2).overdue ? "pages.action.late" : "pages.action.due", { day: formats.day(get(action2).due) })
          ]);
          append($$anchor3, text_3);
        };
        if_block(node_2, ($$render) => {
          if (get(action2).due) $$render(consequent_1);
        });
      }
      var node_3 = sibling(node_2, 2);
      SourceLink(node_3, {
        get source() {
          return get(action2).source;
        },
        get of() {
          return get(action2).text;
        }
      });
      reset(p_1);
      var node_4 = sibling(p_1, 2);
      {
        var consequent_2 = ($$anchor3) => {
          var p_2 = root25();
          var text_4 = only_child(p_2, true);
          template_effect(($0) => set_text(text_4, $0), [
            () => t("pages.action.more", { count: $$props.content.more_actions })
          ]);
          append($$anchor3, p_2);
        };
        if_block(node_4, ($$render) => {
          if ($$props.content.more_actions) $$render(consequent_2);
        });
      }
      template_effect(
        ($0) => {
          set_text(text_1, get(action2).text);
          set_text(text_2, ` ${$0 ?? ""} `);
        },
        [
          () => get(action2).person ? t("pages.action.by", { person: get(action2).person }) : t("pages.action.nobody")
        ]
      );
      append($$anchor2, fragment);
    };
    var alternate = ($$anchor2) => {
      var p_3 = root_217();
      var text_5 = only_child(p_3, true);
      template_effect(($0) => set_text(text_5, $0), [() => t("pages.action.none")]);
      append($$anchor2, p_3);
    };
    if_block(node, ($$render) => {
      if (get(action2)) $$render(consequent_3);
      else $$render(alternate, -1);
    });
  }
  var node_5 = sibling(node, 2);
  {
    var consequent_4 = ($$anchor2) => {
      var p_4 = root_313();
      var span = child(p_4);
      var text_6 = only_child(span, true);
      var node_6 = sibling(span, 2);
      Sentence(node_6, {
        get says() {
          return $$props.content.proposed;
        }
      });
      reset(p_4);
      template_effect(($0) => set_text(text_6, $0), [() => t("pages.action.proposed")]);
      append($$anchor2, p_4);
    };
    if_block(node_5, ($$render) => {
      if ($$props.content.proposed) $$render(consequent_4);
    });
  }
  reset(section);
  template_effect(($0) => set_text(text3, $0), [() => t("pages.action.title")]);
  append($$anchor, section);
  pop();
}

// src/cockpit/Owed.svelte
var root26 = from_html(`<span> </span>`);
var root_123 = from_html(`<a> </a>`);
var root_218 = from_html(`<p> </p>`);
var root_314 = from_html(`<li class="kb-1n0rdbh"><span class="who kb-1n0rdbh"><a><bdi> </bdi></a> <span class="number kb-1n0rdbh"><!></span></span> <span> <!></span> <span class="amount"> </span></li>`);
var root_411 = from_html(`<p><a> </a></p>`);
var root_57 = from_html(`<!> <!>`, 1);
var root_65 = from_html(`<section class="kb-1n0rdbh"><h2 class="kb-1n0rdbh"> <!></h2> <p class="part kb-1n0rdbh"><!> </p> <!> <!></section>`);
var $$css25 = {
  hash: "kb-1n0rdbh",
  code: "section.kb-1n0rdbh {margin-bottom:1.5rem;}h2.kb-1n0rdbh {display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;margin:0;}.part.kb-1n0rdbh {display:flex;gap:0.5rem;align-items:baseline;margin:0 0 0.5rem;}section.kb-1n0rdbh .kasboek-lines {margin-bottom:0.5rem;}li.kb-1n0rdbh {grid-template-columns:minmax(0, 1fr) auto 8.5em;gap:0 1rem;}.number.kb-1n0rdbh {margin-left:0.5em;white-space:nowrap;color:var(--text-color-lightest);}.late.kb-1n0rdbh {color:var(--kb-warning);}\n  @media (width <= 480px) {li.kb-1n0rdbh {grid-template-columns:minmax(0, 1fr) auto;}.who.kb-1n0rdbh {grid-column:1 / -1;}\n  }"
};
function Owed($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css25);
  const { t, formats, links, frame: frame2 } = useDesk();
  const account = user_derived(() => $$props.owed.items[0]?.account);
  var section = root_65();
  var h2 = child(section);
  var text3 = child(h2);
  var node = sibling(text3);
  {
    var consequent = ($$anchor2) => {
      var span = root26();
      var text_1 = only_child(span, true);
      template_effect(($0) => set_text(text_1, $0), [() => formats.whole($$props.total)]);
      append($$anchor2, span);
    };
    var alternate = ($$anchor2) => {
      var a = root_123();
      var text_2 = only_child(a, true);
      template_effect(
        ($0, $1) => {
          set_attribute2(a, "href", $0);
          set_text(text_2, $1);
        },
        [
          () => links.account(get(account)),
          () => formats.whole($$props.total)
        ]
      );
      append($$anchor2, a);
    };
    if_block(node, ($$render) => {
      if (get(account) === void 0) $$render(consequent);
      else $$render(alternate, -1);
    });
  }
  reset(h2);
  var p = sibling(h2, 2);
  var node_1 = child(p);
  Status(node_1, {
    get standing() {
      return $$props.standing;
    }
  });
  var text_3 = sibling(node_1);
  reset(p);
  var node_2 = sibling(p, 2);
  each(node_2, 17, () => $$props.owed.unpriced, (one) => one.currency, ($$anchor2, one) => {
    var p_1 = root_218();
    var text_4 = only_child(p_1, true);
    template_effect(($0) => set_text(text_4, $0), [
      () => t("pages.owed.unpriced", {
        amount: formats.money(get(one).amount, get(one).currency)
      })
    ]);
    append($$anchor2, p_1);
  });
  var node_3 = sibling(node_2, 2);
  {
    var consequent_3 = ($$anchor2) => {
      var fragment = root_57();
      var node_4 = first_child(fragment);
      Lines(node_4, {
        children: ($$anchor3, $$slotProps) => {
          var fragment_1 = comment();
          var node_5 = first_child(fragment_1);
          each(node_5, 17, () => $$props.owed.items, (one) => one.id, ($$anchor4, one) => {
            var li = root_314();
            var span_1 = child(li);
            var a_1 = child(span_1);
            var bdi = child(a_1);
            var text_5 = only_child(bdi, true);
            reset(a_1);
            var span_2 = sibling(a_1, 2);
            var node_6 = child(span_2);
            SourceLink(node_6, {
              get source() {
                return get(one).source;
              },
              get text() {
                return get(one).number;
              }
            });
            reset(span_2);
            reset(span_1);
            var span_3 = sibling(span_1, 2);
            let classes;
            var text_6 = child(span_3);
            var node_7 = sibling(text_6);
            {
              var consequent_1 = ($$anchor5) => {
                var text_7 = text();
                template_effect(($0) => set_text(text_7, `· ${$0 ?? ""}`), [() => t("pages.owed.disputed")]);
                append($$anchor5, text_7);
              };
              if_block(node_7, ($$render) => {
                if (get(one).disputed) $$render(consequent_1);
              });
            }
            reset(span_3);
            var span_4 = sibling(span_3, 2);
            var text_8 = only_child(span_4, true);
            reset(li);
            template_effect(
              ($0, $1, $2) => {
                set_attribute2(a_1, "href", $0);
                set_text(text_5, get(one).counterparty || get(one).number);
                classes = set_class(span_3, 1, "when kb-1n0rdbh", null, classes, { late: get(one).days_late > 0 });
                set_text(text_6, `${$1 ?? ""} `);
                set_text(text_8, $2);
              },
              [
                () => links.counterparty(get(one).counterparty, get(one).account),
                () => get(one).days_late > 0 ? t("pages.owed.late", { count: get(one).days_late }) : t("pages.owed.due", { day: formats.shortDay(get(one).due, frame2.as_of) }),
                () => formats.money(get(one).open, get(one).currency)
              ]
            );
            append($$anchor4, li);
          });
          append($$anchor3, fragment_1);
        },
        $$slots: { default: true }
      });
      var node_8 = sibling(node_4, 2);
      {
        var consequent_2 = ($$anchor3) => {
          var p_2 = root_411();
          var a_2 = child(p_2);
          var text_9 = only_child(a_2, true);
          reset(p_2);
          template_effect(
            ($0, $1) => {
              set_attribute2(a_2, "href", $0);
              set_text(text_9, $1);
            },
            [
              () => links.account(get(account)),
              () => t("pages.owed.rest", { count: $$props.owed.rest })
            ]
          );
          append($$anchor3, p_2);
        };
        if_block(node_8, ($$render) => {
          if ($$props.owed.rest && get(account) !== void 0) $$render(consequent_2);
        });
      }
      append($$anchor2, fragment);
    };
    if_block(node_3, ($$render) => {
      if ($$props.owed.items.length) $$render(consequent_3);
    });
  }
  reset(section);
  template_effect(
    ($0) => {
      set_attribute2(section, "aria-labelledby", id);
      set_attribute2(h2, "id", id);
      set_text(text3, `${$$props.title ?? ""} `);
      set_text(text_3, ` ${$0 ?? ""}, ${$$props.part ?? ""}`);
    },
    [() => t("pages.owed.count", { count: $$props.count })]
  );
  append($$anchor, section);
  pop();
}

// src/cockpit/Unsure.svelte
var root27 = from_html(`<bdi> </bdi> ·`, 1);
var root_124 = from_html(`<li class="kb-1o6lufl"><span> </span> <span class="who"><!> <a> </a> <!></span> <span class="amount"> </span></li>`);
var root_219 = from_html(`<details><summary> </summary> <!></details>`);
var root_315 = from_html(`<section aria-labelledby="kasboek-unsure"><h2 id="kasboek-unsure"> </h2> <p class="kb-1o6lufl"><!> <span><!></span></p> <!></section>`);
var $$css26 = {
  hash: "kb-1o6lufl",
  code: "section.kb-1o6lufl {margin-bottom:1.5rem;}.urgent.kb-1o6lufl {padding:0.75rem 1rem;background:var(--background-darker);border-left:6px solid var(--kb-warning);}p.kb-1o6lufl {display:flex;gap:0.5rem;align-items:baseline;margin:0 0 0.5rem;}li.kb-1o6lufl {grid-template-columns:5em minmax(0, 1fr) auto;align-items:normal;padding:0.25rem 0.5rem;}"
};
function Unsure($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css26);
  const urgent = prop($$props, "urgent", 3, false);
  const { t, formats, links, frame: frame2 } = useDesk();
  const calm = user_derived(() => $$props.unsure.items.length === 0);
  var section = root_315();
  let classes;
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var p = sibling(h2, 2);
  var node = child(p);
  {
    let $0 = user_derived(() => get(calm) ? "good" : "warning");
    Status(node, {
      get standing() {
        return get($0);
      }
    });
  }
  var span = sibling(node, 2);
  var node_1 = child(span);
  Sentence(node_1, {
    get says() {
      return $$props.unsure.says;
    }
  });
  reset(span);
  reset(p);
  var node_2 = sibling(p, 2);
  {
    var consequent_1 = ($$anchor2) => {
      var details = root_219();
      var summary = child(details);
      var text_1 = only_child(summary, true);
      var node_3 = sibling(summary, 2);
      Lines(node_3, {
        children: ($$anchor3, $$slotProps) => {
          var fragment = comment();
          var node_4 = first_child(fragment);
          each(node_4, 17, () => $$props.unsure.items, index, ($$anchor4, one) => {
            var li = root_124();
            var span_1 = child(li);
            var text_2 = only_child(span_1, true);
            var span_2 = sibling(span_1, 2);
            var node_5 = child(span_2);
            {
              var consequent = ($$anchor5) => {
                var fragment_1 = root27();
                var bdi = first_child(fragment_1);
                var text_3 = only_child(bdi, true);
                next();
                template_effect(() => set_text(text_3, get(one).counterparty));
                append($$anchor5, fragment_1);
              };
              if_block(node_5, ($$render) => {
                if (get(one).counterparty) $$render(consequent);
              });
            }
            var a = sibling(node_5, 2);
            var text_4 = only_child(a, true);
            var node_6 = sibling(a, 2);
            {
              let $0 = user_derived(() => get(one).counterparty || get(one).account);
              SourceLink(node_6, {
                get source() {
                  return get(one).source;
                },
                get of() {
                  return get($0);
                }
              });
            }
            reset(span_2);
            var span_3 = sibling(span_2, 2);
            var text_5 = only_child(span_3, true);
            reset(li);
            template_effect(
              ($0, $1, $2) => {
                set_text(text_2, $0);
                set_attribute2(a, "href", $1);
                set_text(text_4, get(one).account);
                set_text(text_5, $2);
              },
              [
                () => get(one).since ? formats.shortDay(get(one).since, frame2.as_of) : "",
                () => links.account(get(one).account),
                () => formats.money(get(one).amount, get(one).currency)
              ]
            );
            append($$anchor4, li);
          });
          append($$anchor3, fragment);
        },
        $$slots: { default: true }
      });
      reset(details);
      template_effect(($0) => set_text(text_1, $0), [
        () => t("pages.unsure.items", { count: $$props.unsure.items.length })
      ]);
      append($$anchor2, details);
    };
    if_block(node_2, ($$render) => {
      if (!get(calm)) $$render(consequent_1);
    });
  }
  reset(section);
  template_effect(
    ($0) => {
      classes = set_class(section, 1, "kb-1o6lufl", null, classes, { urgent: urgent() });
      set_text(text3, $0);
    },
    [
      () => t(urgent() ? "pages.unsure.matters" : "pages.unsure.title")
    ]
  );
  append($$anchor, section);
  pop();
}

// src/cockpit/Week.svelte
var root28 = from_html(`<span class="who"><a><bdi> </bdi></a></span>`);
var root_125 = from_html(`<span class="why kb-5fkyb6"> </span>`);
var root_220 = from_html(`<li class="kb-5fkyb6"><span class="day kb-5fkyb6"> </span> <!> <span class="amount kb-5fkyb6"> <!></span> <span> <!></span></li>`);
var root_316 = from_html(`<p> </p>`);
var root_412 = from_html(`<details class="kb-5fkyb6"><summary> </summary> <!> <!></details>`);
var root_58 = from_html(`<!> <!>`, 1);
var root_66 = from_html(`<div class="kb-5fkyb6"><h3 class="kb-5fkyb6"> <a> </a></h3> <!></div>`);
var root_75 = from_html(`<section aria-labelledby="kasboek-week" class="kb-5fkyb6"><h2 id="kasboek-week"> </h2> <div class="sides kb-5fkyb6"></div></section>`);
var $$css27 = {
  hash: "kb-5fkyb6",
  code: "section.kb-5fkyb6 {margin-bottom:1.5rem;}.sides.kb-5fkyb6 {display:grid;grid-template-columns:repeat(auto-fit, minmax(min(100%, 26rem), 1fr));gap:0.5rem 2.5rem;}.sides.kb-5fkyb6 > div:where(.kb-5fkyb6) {min-width:0;}h3.kb-5fkyb6 {display:flex;gap:0 1rem;justify-content:space-between;margin:0;}li.kb-5fkyb6 {grid-template-columns:3.75em minmax(0, 1fr) auto;}.day.kb-5fkyb6,\n  .why.kb-5fkyb6 {color:var(--text-color-lightest);}.why.kb-5fkyb6 {display:block;}.reason.kb-5fkyb6 {grid-column:2 / -1;overflow-wrap:anywhere;}.amount.kb-5fkyb6 {grid-row:1;grid-column:3;}details.kb-5fkyb6 {border:0;}.reason.alone.kb-5fkyb6 {grid-row:1;grid-column:2;}\n  @media (width <= 480px) {.reason.kb-5fkyb6,\n    .reason.alone.kb-5fkyb6 {grid-row:auto;grid-column:1 / -1;}\n  }"
};
function Week($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css27);
  const row2 = ($$anchor2, one = noop) => {
    var li = root_220();
    var span = child(li);
    var text3 = only_child(span, true);
    var node = sibling(span, 2);
    {
      var consequent = ($$anchor3) => {
        var span_1 = root28();
        var a_1 = child(span_1);
        var bdi = child(a_1);
        var text_1 = only_child(bdi, true);
        reset(a_1);
        reset(span_1);
        template_effect(
          ($0) => {
            set_attribute2(a_1, "href", $0);
            set_text(text_1, one().counterparty);
          },
          [() => links.counterparty(one().counterparty)]
        );
        append($$anchor3, span_1);
      };
      if_block(node, ($$render) => {
        if (one().counterparty) $$render(consequent);
      });
    }
    var span_2 = sibling(node, 2);
    var text_2 = child(span_2, true);
    var node_1 = sibling(text_2);
    {
      var consequent_1 = ($$anchor3) => {
        var span_3 = root_125();
        var text_3 = only_child(span_3, true);
        template_effect(($0) => set_text(text_3, $0), [() => t("pages.week.estimate")]);
        append($$anchor3, span_3);
      };
      if_block(node_1, ($$render) => {
        if (one().kind === "learned") $$render(consequent_1);
      });
    }
    reset(span_2);
    var span_4 = sibling(span_2, 2);
    let classes;
    var text_4 = child(span_4);
    var node_2 = sibling(text_4);
    {
      let $0 = user_derived(() => one().counterparty || one().because);
      SourceLink(node_2, {
        get source() {
          return one().source;
        },
        get of() {
          return get($0);
        }
      });
    }
    reset(span_4);
    reset(li);
    template_effect(
      ($0, $1, $2) => {
        set_text(text3, $0);
        set_text(text_2, $1);
        classes = set_class(span_4, 1, "why reason kb-5fkyb6", null, classes, { alone: !one().counterparty });
        set_text(text_4, `${$2 ?? ""} `);
      },
      [
        () => formats.shortDay(one().date, frame2.as_of),
        () => formats.money(one().amount, one().currency),
        () => formats.bound(one().because)
      ]
    );
    append($$anchor2, li);
  };
  const { t, formats, links, frame: frame2 } = useDesk();
  const sides = user_derived(() => [
    {
      key: "receipts",
      title: t("pages.week.receipts"),
      items: $$props.week.receipts,
      more: $$props.week.more_receipts,
      total: $$props.week.total_receipts
    },
    {
      key: "payments",
      title: t("pages.week.payments"),
      items: $$props.week.payments,
      more: $$props.week.more_payments,
      total: $$props.week.total_payments
    }
  ]);
  const AT_ONCE = 6;
  function split(items) {
    const size = ({ amount }) => Math.abs(Number(amount));
    const largest = new Set([...items].sort((a, b) => size(b) - size(a)).slice(0, AT_ONCE));
    return {
      first: items.filter((one) => largest.has(one)),
      rest: items.filter((one) => !largest.has(one))
    };
  }
  var section = root_75();
  var h2 = child(section);
  var text_5 = only_child(h2, true);
  var div = sibling(h2, 2);
  each(div, 21, () => get(sides), (side2) => side2.key, ($$anchor2, side2) => {
    const computed_const = user_derived(() => {
      return split(get(side2).items);
    });
    var div_1 = root_66();
    var h3 = child(div_1);
    var text_6 = child(h3);
    var a_2 = sibling(text_6);
    var text_7 = only_child(a_2, true);
    reset(h3);
    var node_3 = sibling(h3, 2);
    {
      var consequent_4 = ($$anchor3) => {
        var fragment = root_58();
        var node_4 = first_child(fragment);
        Lines(node_4, {
          children: ($$anchor4, $$slotProps) => {
            var fragment_1 = comment();
            var node_5 = first_child(fragment_1);
            each(node_5, 17, () => get(computed_const).first, index, ($$anchor5, one) => {
              row2($$anchor5, () => get(one));
            });
            append($$anchor4, fragment_1);
          },
          $$slots: { default: true }
        });
        var node_6 = sibling(node_4, 2);
        {
          var consequent_3 = ($$anchor4) => {
            var details = root_412();
            var summary = child(details);
            var text_8 = only_child(summary, true);
            var node_7 = sibling(summary, 2);
            Lines(node_7, {
              children: ($$anchor5, $$slotProps) => {
                var fragment_3 = comment();
                var node_8 = first_child(fragment_3);
                each(node_8, 17, () => get(computed_const).rest, index, ($$anchor6, one) => {
                  row2($$anchor6, () => get(one));
                });
                append($$anchor5, fragment_3);
              },
              $$slots: { default: true }
            });
            var node_9 = sibling(node_7, 2);
            {
              var consequent_2 = ($$anchor5) => {
                var p = root_316();
                var text_9 = only_child(p, true);
                template_effect(($0) => set_text(text_9, $0), [() => t("pages.week.unlisted", { count: get(side2).more })]);
                append($$anchor5, p);
              };
              if_block(node_9, ($$render) => {
                if (get(side2).more) $$render(consequent_2);
              });
            }
            reset(details);
            template_effect(($0) => set_text(text_8, $0), [
              () => t("pages.week.more", { count: get(computed_const).rest.length + get(side2).more })
            ]);
            append($$anchor4, details);
          };
          if_block(node_6, ($$render) => {
            if (get(computed_const).rest.length) $$render(consequent_3);
          });
        }
        append($$anchor3, fragment);
      };
      var alternate = ($$anchor3) => {
        var p_1 = root_316();
        var text_10 = only_child(p_1, true);
        template_effect(($0) => set_text(text_10, $0), [() => t("pages.week.nothing")]);
        append($$anchor3, p_1);
      };
      if_block(node_3, ($$render) => {
        if (get(side2).items.length) $$render(consequent_4);
        else $$render(alternate, -1);
      });
    }
    reset(div_1);
    template_effect(
      ($0, $1) => {
        set_text(text_6, `${get(side2).title ?? ""} `);
        set_attribute2(a_2, "href", $0);
        set_text(text_7, $1);
      },
      [
        () => links.page("Outlook"),
        () => formats.whole(get(side2).total)
      ]
    );
    append($$anchor2, div_1);
  });
  reset(div);
  reset(section);
  template_effect(($0) => set_text(text_5, $0), [
    () => t(frame2.today > $$props.week.end ? "pages.week.title-past" : "pages.week.title", { day: formats.weekday($$props.week.end) })
  ]);
  append($$anchor, section);
  pop();
}

// src/cockpit/Cockpit.svelte
var root29 = from_html(`<!> <div class="first kb-3f46i5"><!> <!></div> <!> <!> <!> <div class="columns kb-3f46i5"><div><!> <!></div> <div><!> <!> <!> <!></div></div> <!>`, 1);
var $$css28 = {
  hash: "kb-3f46i5",
  code: ".first.kb-3f46i5,\n  .columns.kb-3f46i5 {display:grid;grid-template-columns:repeat(auto-fit, minmax(min(100%, 26rem), 1fr));gap:0 2.5rem;align-items:start;}.first.kb-3f46i5 > *,\n  .columns.kb-3f46i5 > * {min-width:0;}"
};
function Cockpit($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css28);
  const { t, formats } = useDesk();
  const frame2 = user_derived(() => $$props.live.frame);
  const receivables2 = user_derived(() => $$props.content.receivables), payables2 = user_derived(() => $$props.content.payables);
  var fragment = root29();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      Unsure($$anchor2, {
        get unsure() {
          return $$props.content.unsure;
        },
        urgent: true
      });
    };
    if_block(node, ($$render) => {
      if ($$props.content.unsure.matters) $$render(consequent);
    });
  }
  var div = sibling(node, 2);
  var node_1 = child(div);
  Headline(node_1, {
    get content() {
      return $$props.content;
    },
    get asOf() {
      return get(frame2).as_of;
    }
  });
  var node_2 = sibling(node_1, 2);
  NextAction(node_2, {
    get content() {
      return $$props.content;
    }
  });
  reset(div);
  var node_3 = sibling(div, 2);
  {
    let $0 = user_derived(() => get(receivables2).items[0]?.account);
    Figures(node_3, {
      get figures() {
        return $$props.content.figures;
      },
      get account() {
        return get($0);
      }
    });
  }
  var node_4 = sibling(node_3, 2);
  Missing(node_4, {
    get missing() {
      return get(frame2).missing;
    },
    folded: true
  });
  var node_5 = sibling(node_4, 2);
  CashCurve(node_5, {
    get live() {
      return $$props.live;
    },
    get content() {
      return $$props.content;
    }
  });
  var div_1 = sibling(node_5, 2);
  var div_2 = child(div_1);
  var node_6 = child(div_2);
  Kept(node_6, {
    get promise() {
      return $$props.content.promise;
    }
  });
  var node_7 = sibling(node_6, 2);
  Alerts(node_7, {
    get live() {
      return $$props.live;
    },
    get alerts() {
      return $$props.content.alerts;
    }
  });
  reset(div_2);
  var div_3 = sibling(div_2, 2);
  var node_8 = child(div_3);
  {
    let $0 = user_derived(() => t("pages.receivables.title"));
    let $1 = user_derived(() => Number(get(receivables2).overdue) > 0 ? t("pages.receivables.overdue", { amount: formats.whole(get(receivables2).overdue) }) : t("pages.receivables.none-overdue"));
    let $2 = user_derived(() => Number(get(receivables2).overdue) > 0 ? "warning" : "good");
    Owed(node_8, {
      get title() {
        return get($0);
      },
      get total() {
        return get(receivables2).total;
      },
      get count() {
        return get(receivables2).count;
      },
      get part() {
        return get($1);
      },
      get standing() {
        return get($2);
      },
      get owed() {
        return get(receivables2);
      }
    });
  }
  var node_9 = sibling(node_8, 2);
  {
    let $0 = user_derived(() => t("pages.payables.title"));
    let $1 = user_derived(() => t("pages.payables.due", {
      amount: formats.whole(get(payables2).due_soon),
      days: get(payables2).soon_days
    }));
    Owed(node_9, {
      get title() {
        return get($0);
      },
      get total() {
        return get(payables2).total;
      },
      get count() {
        return get(payables2).count;
      },
      get part() {
        return get($1);
      },
      standing: "none",
      get owed() {
        return get(payables2);
      }
    });
  }
  var node_10 = sibling(node_9, 2);
  DataAge(node_10, {
    get data() {
      return $$props.content.data;
    }
  });
  var node_11 = sibling(node_10, 2);
  {
    var consequent_1 = ($$anchor2) => {
      Unsure($$anchor2, {
        get unsure() {
          return $$props.content.unsure;
        }
      });
    };
    if_block(node_11, ($$render) => {
      if (!$$props.content.unsure.matters) $$render(consequent_1);
    });
  }
  reset(div_3);
  reset(div_1);
  var node_12 = sibling(div_1, 2);
  Week(node_12, {
    get week() {
      return $$props.content.week;
    }
  });
  append($$anchor, fragment);
  pop();
}

// src/cockpit/page.ts
var page = definePage({
  name: "cockpit",
  endpoints: "Cockpit",
  content: cockpit,
  component: Cockpit,
  defaults: { scenario: "base", horizon: "13w" }
});

// src/outlook/drivers.ts
var NEUTRAL = {
  sales: "1",
  costs: "1",
  delay: 0,
  collect: "1",
  customer: null,
  late: 0
};
var DRIVER_KEYS = ["sales", "costs", "delay", "collect", "customer", "late"];
function percent(factor2) {
  return Number((Number(factor2) * 100).toFixed(4));
}
function factor(percentage) {
  return String(Number((percentage / 100).toFixed(6)));
}
var NONE = {
  sales: "",
  costs: "",
  delay: "",
  collect: "",
  customer: "",
  late: ""
};
function asQuery(drivers2) {
  return { ...NONE, ...parameters(drivers2) };
}
function same(one, other) {
  const [mine, its] = [asQuery(one), asQuery(other)];
  return DRIVER_KEYS.every((key2) => mine[key2] === its[key2]);
}
function parameters(drivers2) {
  const found = {};
  for (const key2 of ["sales", "costs", "collect"]) {
    if (Number(drivers2[key2]) !== 1) {
      found[key2] = factor(percent(drivers2[key2]));
    }
  }
  if (drivers2.delay !== 0) {
    found.delay = String(drivers2.delay);
  }
  if (drivers2.customer !== null) {
    found.customer = drivers2.customer;
    if (drivers2.late !== 0) {
      found.late = String(drivers2.late);
    }
  }
  return found;
}
function isNeutral(drivers2) {
  const { customer, ...others } = parameters(drivers2);
  return Object.keys(others).length === 0;
}
function within2(number, low2, high, step2) {
  const stepped = Math.round(number / step2) * step2;
  return Number(Math.min(high, Math.max(low2, stepped)).toFixed(4));
}

// src/outlook/amounts.ts
function amountIn(text3) {
  const bare = text3.replace(/[\s\u00a0\u202f€$£'’]/g, "").replace(/,-$/, "");
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (last < 0) return bare;
  const sign = bare[last] ?? "";
  const other = sign === "." ? "," : ".";
  const [whole, rest2] = [bare.slice(0, last), bare.slice(last + 1)];
  const groups = !whole.includes(other) && rest2.length === 3 && whole !== "0";
  if (groups || whole.includes(sign)) {
    const parts = bare.split(sign);
    const grouped = parts.slice(1).every((part2) => part2.length === 3);
    return grouped && !bare.includes(other) ? parts.join("") : null;
  }
  const joined = whole.split(other);
  if (rest2 === "" || joined.slice(1).some((part2) => part2.length !== 3)) return null;
  return `${joined.join("")}.${rest2}`;
}

// src/outlook/paced.ts
var Paced = class {
  round = 0;
  underway = null;
  waiting = null;
  ask;
  show;
  fail;
  constructor(ask, show, fail) {
    this.ask = ask;
    this.show = show;
    this.fail = fail;
  }
  /** Whether an answer is still to come that will be shown. */
  get pending() {
    return this.waiting !== null || this.underway === this.round;
  }
  request(question) {
    this.waiting = { question };
    if (this.underway === null) {
      void this.run();
    }
  }
  /** Drop the question that waits and the answer that is under way. */
  forget() {
    this.round += 1;
    this.waiting = null;
  }
  async run() {
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
        if (round === this.round && this.waiting === null) {
          this.fail(error, question);
        }
      }
    }
    this.underway = null;
  }
};
function perFrame(draw, schedule = (callback) => requestAnimationFrame(callback)) {
  let last = null;
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

// src/outlook/asked.svelte.ts
var Asked = class {
  #found = state(null);
  get found() {
    return get(this.#found);
  }
  set found(value) {
    set(this.#found, value);
  }
  #refused = state(null);
  get refused() {
    return get(this.#refused);
  }
  set refused(value) {
    set(this.#refused, value, true);
  }
  #paced;
  constructor(ask) {
    this.#paced = new Paced(
      ask,
      (answer) => {
        this.found = answer;
        this.refused = null;
      },
      (error) => {
        this.found = null;
        this.refused = sentenceOf(error);
      }
    );
  }
  request(question) {
    this.#paced.request(question);
  }
  /** Drop what is still to come; what was found stays. */
  forget() {
    this.#paced.forget();
  }
};

// src/outlook/shapes.ts
var CERTAINTIES = ["booked", "committed", "expected", "learned"];
var range = list(decimal);
var days2 = list(count);
var drivers = object({
  sales: decimal,
  costs: decimal,
  delay: count,
  collect: decimal,
  customer: nullable(text2),
  late: count
});
var limits = object({ sales: range, costs: range, delay: days2, collect: range, late: days2 });
var column = object({
  start: day,
  end: day,
  label: text2,
  past: flag,
  opening: decimal,
  receipts: decimal,
  payments: decimal,
  net: decimal,
  closing: decimal,
  /** Closing is above it nine times in ten; null for what was. */
  p10: nullable(decimal),
  low: decimal,
  low_date: nullable(day),
  headroom: nullable(decimal)
});
var cell = object({
  value: decimal,
  booked: decimal,
  committed: decimal,
  expected: decimal,
  learned: decimal
});
var row = object({
  key: text2,
  title: text2,
  side: oneOf("receipts", "payments"),
  cells: list(nullable(cell))
});
var outcome = object({
  low,
  first_breach: nullable(day),
  broken_already: flag,
  closing: decimal
});
var scenarioCurve = (json, path2) => ({
  ...curve(json, path2),
  ...outcome(json, path2)
});
var step = object({ key: text2, title: text2, amount: decimal });
var safe2 = object({ amount: nullable(decimal), until: day });
var measures = object({
  low_point: low,
  first_breach: nullable(day),
  runway: object({ months: nullable(decimal), date: nullable(day), reason: text2 }),
  /** `p10` is what is safe nine times in ten. */
  safe_to_spend: object({ amount: nullable(decimal), p10: nullable(decimal), until: day })
});
var outside = { later: decimal, never: decimal };
var beyond = object({
  receipts: object(outside),
  payments: object(outside),
  items: list(
    object({
      ...outside,
      id: text2,
      of: decimal,
      currency: text2,
      counterparty: nullable(text2),
      source: nullable(source2),
      because: text2
    })
  ),
  rest: object({ ...outside, count })
});
var outlook = object({
  scenario: text2,
  horizon: oneOf("13w", "12m"),
  past: count,
  drivers,
  limits,
  customers: list(text2),
  columns: list(column),
  rows: list(row),
  curves: list(scenarioCurve),
  plain: nullable(curve),
  buffer: nullable(decimal),
  /** Why the buffer that a policy asks for has no amount yet. */
  unknown: nullable(text2),
  overdraft: decimal,
  measures,
  /** How likely cash falls below zero, and below the buffer, in sentences. */
  chances: list(text2),
  bridge: list(step),
  tightest: object({
    date: day,
    amount: decimal,
    headroom: nullable(decimal),
    says: text2,
    /** Why, without when and how much, which the page says itself. */
    why: optional(text2, null),
    items: list(item)
  }),
  beyond
});
var whatIf = object({
  points,
  low,
  first_breach: nullable(day),
  broken_already: flag,
  closing: decimal,
  safe: safe2,
  says: text2
});
var rest = object({ count, value: decimal });
var elsewhere = object({
  ...outside,
  earlier: decimal,
  following: decimal,
  /** The last day on which something of it follows. */
  last: nullable(day)
});
var part = object({ elsewhere: nullable(elsewhere) });
var openedItem = (json, path2) => ({
  ...item(json, path2),
  ...part(json, path2)
});
var opened = object({
  row: text2,
  title: text2,
  column: text2,
  start: day,
  total: decimal,
  items: list(openedItem),
  rest: optional(nullable(rest), null)
});
var lever = object({ act: text2, adds: decimal, by: day, item });
var affordable = object({
  as_of: day,
  currency: text2,
  scenario: text2,
  amount: decimal,
  on: day,
  affordable: nullable(flag),
  room: decimal,
  lowest_on: day,
  first_day: nullable(day),
  until: day,
  missing: decimal,
  enough: flag,
  levers: list(lever),
  says: list(text2)
});
var remedy = object({
  needed: flag,
  enough: flag,
  levers: list(
    object({
      act: oneOf("call", "hold", "postpone", "defer", "borrow"),
      who: text2,
      amount: decimal,
      cost: nullable(decimal),
      lifts: decimal,
      says: text2,
      costs: text2,
      items: list(
        object({ id: text2, date: day, to: day, value: decimal, source: nullable(source2) })
      )
    })
  ),
  says: text2,
  advice: nullable(text2)
});
var differing = object({
  id: text2,
  who: text2,
  value: decimal,
  because: text2,
  source: nullable(source2),
  date: day,
  /** The day in the other scenario, where it is in both. */
  to: nullable(day),
  /** What it adds to cash. */
  effect: decimal
});
var kind = object({ count, effect: decimal, items: list(differing), rest: count });
var comparison = object({
  sides: list(
    object({
      title: text2,
      low_point: low,
      first_breach: nullable(day),
      safe: nullable(decimal),
      closing: decimal
    })
  ),
  gone: kind,
  new: kind,
  moved: kind,
  resized: kind
});
var draft = object({ text: text2, file: text2, include: text2, exists: flag });
var saved = object({ name: text2, file: text2, says: text2 });

// src/outlook/Afford.svelte
var root30 = from_html(`<li class="kb-ci8fck"><strong> </strong> <span class="because kb-ci8fck" dir="auto"> </span> <!></li>`);
var root_126 = from_html(`<li> </li>`);
var root_221 = from_html(`<details class="kb-ci8fck"><summary> </summary> <ol class="kb-ci8fck"></ol></details>`);
var root_317 = from_html(`<p class="levers kb-ci8fck"> </p> <ol class="kb-ci8fck"></ol> <!>`, 1);
var root_413 = from_html(`<p> </p> <ul class="kb-ci8fck"></ul> <!>`, 1);
var root_59 = from_html(`<section class="kb-ci8fck"><h3> </h3> <form novalidate="" class="kb-ci8fck"><label> </label> <span class="amount kb-ci8fck"><span aria-hidden="true"> </span> <input type="text" inputmode="decimal" autocomplete="off" size="10"/></span> <label> </label> <input type="date"/> <button type="submit"> </button> <span class="refused kb-ci8fck" role="alert"> </span></form> <div role="status"><!></div></section>`);
var $$css29 = {
  hash: "kb-ci8fck",
  code: "section.kb-ci8fck {padding:0.9em 1.1em;margin-bottom:1.5em;border:1px solid var(--border);border-left:4px solid var(--link-color);}form.kb-ci8fck {display:flex;flex-wrap:wrap;gap:0.5em 0.6em;align-items:center;}.amount.kb-ci8fck {display:inline-flex;gap:0.35em;align-items:center;}.refused.kb-ci8fck {flex-basis:100%;color:var(--kb-critical);}.refused.kb-ci8fck:empty {display:none;}.verdict.kb-ci8fck {margin:0.75em 0 0.25em;font-size:1.25em;font-weight:500;}.verdict.bad.kb-ci8fck {color:var(--kb-critical);}.verdict.fine.kb-ci8fck {color:var(--kb-good);}ul.kb-ci8fck {margin:0 0 0.5em;}ol.kb-ci8fck {margin:0;}ol.kb-ci8fck li:where(.kb-ci8fck) {padding-left:0.8em;margin-bottom:0.4em;border-left:3px solid var(--border-darker);}.because.kb-ci8fck {color:var(--text-color-lighter);}.levers.kb-ci8fck {margin:0.75em 0 0.4em;}details.kb-ci8fck {margin:0.5em 0 0;}details.kb-ci8fck ol:where(.kb-ci8fck) {padding:0.75em;}"
};
function Afford($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css29);
  const act = ($$anchor2, lever2 = noop) => {
    var li = root30();
    var strong = child(li);
    var text3 = only_child(strong, true);
    var span = sibling(strong, 2);
    var text_1 = only_child(span, true);
    var node = sibling(span, 2);
    {
      let $0 = user_derived(() => t("pages.outlook.source-of", { name: lever2().item.counterparty ?? "" }));
      SourceLink(node, {
        get source() {
          return lever2().item.source;
        },
        get of() {
          return get($0);
        }
      });
    }
    reset(li);
    template_effect(
      ($0) => {
        set_text(text3, $0);
        set_text(text_1, lever2().item.because);
        span.dir = span.dir;
      },
      [
        () => t(
          lever2().act === "collect" ? "pages.outlook.lever-collect" : "pages.outlook.lever-postpone",
          {
            name: lever2().item.counterparty ?? lever2().item.because,
            amount: formats.whole(lever2().adds),
            day: formats.day(lever2().by)
          }
        )
      ]
    );
    append($$anchor2, li);
  };
  const { t, formats } = useDesk();
  const SHOWN = 4;
  let amount = state(proxy($$props.asked.amount));
  let on2 = state(proxy($$props.asked.on === "" ? $$props.usual : $$props.asked.on));
  const asking = new Asked((question) => $$props.api.get("afford", question, affordable));
  const answer = user_derived(() => asking.found);
  const refused = user_derived(() => asking.refused);
  user_effect(() => {
    if ($$props.asked.amount === "") return;
    asking.request({
      ...$$props.query,
      amount: $$props.asked.amount,
      on: $$props.asked.on === "" ? $$props.usual : $$props.asked.on
    });
    return () => asking.forget();
  });
  function ask(event2) {
    event2.preventDefault();
    const number = amountIn(get(amount)) ?? get(amount).trim();
    if (number === "") {
      asking.found = null;
      asking.refused = t("pages.outlook.afford-amount-missing");
      return;
    }
    if (number === $$props.asked.amount && get(on2) === $$props.asked.on) {
      asking.request({ ...$$props.query, amount: number, on: get(on2) });
    }
    $$props.note(number, get(on2));
  }
  const verdict2 = user_derived(() => get(answer) === null ? "" : get(answer).affordable === null ? "warn" : get(answer).affordable ? "fine" : "bad");
  var section = root_59();
  var h3 = child(section);
  var text_2 = only_child(h3, true);
  var form = sibling(h3, 2);
  var label = child(form);
  var text_3 = only_child(label, true);
  var span_1 = sibling(label, 2);
  var span_2 = child(span_1);
  var text_4 = only_child(span_2, true);
  var input = sibling(span_2, 2);
  remove_input_defaults(input);
  reset(span_1);
  var label_1 = sibling(span_1, 2);
  var text_5 = only_child(label_1, true);
  var input_1 = sibling(label_1, 2);
  remove_input_defaults(input_1);
  var button = sibling(input_1, 2);
  var text_6 = only_child(button, true);
  var span_3 = sibling(button, 2);
  var text_7 = only_child(span_3, true);
  reset(form);
  var div = sibling(form, 2);
  var node_1 = child(div);
  {
    var consequent_2 = ($$anchor2) => {
      var fragment = root_413();
      var p = first_child(fragment);
      var text_8 = only_child(p, true);
      var ul = sibling(p, 2);
      each(ul, 21, () => get(answer).says.slice(1), index, ($$anchor3, sentence) => {
        var li_1 = root_126();
        var text_9 = only_child(li_1, true);
        template_effect(($0) => set_text(text_9, $0), [() => formats.bound(get(sentence))]);
        append($$anchor3, li_1);
      });
      reset(ul);
      var node_2 = sibling(ul, 2);
      {
        var consequent_1 = ($$anchor3) => {
          var fragment_1 = root_317();
          var p_1 = first_child(fragment_1);
          var text_10 = only_child(p_1, true);
          var ol = sibling(p_1, 2);
          each(ol, 21, () => get(answer).levers.slice(0, SHOWN), index, ($$anchor4, lever2) => {
            act($$anchor4, () => get(lever2));
          });
          reset(ol);
          var node_3 = sibling(ol, 2);
          {
            var consequent = ($$anchor4) => {
              var details = root_221();
              var summary = child(details);
              var text_11 = only_child(summary, true);
              var ol_1 = sibling(summary, 2);
              each(ol_1, 21, () => get(answer).levers.slice(SHOWN), index, ($$anchor5, lever2) => {
                act($$anchor5, () => get(lever2));
              });
              reset(ol_1);
              reset(details);
              template_effect(($0) => set_text(text_11, $0), [
                () => t("pages.outlook.levers-more", { count: get(answer).levers.length - SHOWN })
              ]);
              append($$anchor4, details);
            };
            if_block(node_3, ($$render) => {
              if (get(answer).levers.length > SHOWN) $$render(consequent);
            });
          }
          template_effect(($0) => set_text(text_10, $0), [
            () => t(get(answer).enough ? "pages.outlook.levers" : "pages.outlook.levers-short")
          ]);
          append($$anchor3, fragment_1);
        };
        if_block(node_2, ($$render) => {
          if (get(answer).levers.length) $$render(consequent_1);
        });
      }
      template_effect(
        ($0) => {
          set_class(p, 1, `verdict ${get(verdict2) ?? ""}`, "kb-ci8fck");
          set_text(text_8, $0);
        },
        [() => formats.bound(get(answer).says[0] ?? "")]
      );
      append($$anchor2, fragment);
    };
    if_block(node_1, ($$render) => {
      if (get(answer)) $$render(consequent_2);
    });
  }
  reset(div);
  reset(section);
  template_effect(
    ($0, $1, $2, $3, $4) => {
      set_attribute2(section, "aria-labelledby", `${id}-title`);
      set_attribute2(h3, "id", `${id}-title`);
      set_text(text_2, $0);
      set_attribute2(label, "for", `${id}-amount`);
      set_text(text_3, $1);
      set_text(text_4, formats.sign);
      set_attribute2(input, "id", `${id}-amount`);
      set_attribute2(input, "placeholder", $2);
      set_attribute2(input, "aria-invalid", get(refused) !== null);
      set_attribute2(input, "aria-describedby", `${id}-refused`);
      set_attribute2(label_1, "for", `${id}-on`);
      set_text(text_5, $3);
      set_attribute2(input_1, "id", `${id}-on`);
      set_attribute2(input_1, "min", $$props.first);
      set_attribute2(input_1, "max", $$props.last);
      set_attribute2(input_1, "aria-invalid", get(refused) !== null);
      set_attribute2(input_1, "aria-describedby", `${id}-refused`);
      set_text(text_6, $4);
      set_attribute2(span_3, "id", `${id}-refused`);
      set_text(text_7, get(refused) ?? "");
    },
    [
      () => t("pages.outlook.afford"),
      () => t("pages.outlook.afford-spend"),
      () => formats.number(12e3, 0),
      () => t("pages.outlook.afford-on"),
      () => t("pages.outlook.afford-ask")
    ]
  );
  event("submit", form, ask);
  bind_value(input, () => get(amount), ($$value) => set(amount, $$value));
  bind_value(input_1, () => get(on2), ($$value) => set(on2, $$value));
  append($$anchor, section);
  pop();
}

// src/outlook/Cards.svelte
var root31 = from_html(`<table role="table" class="kasboek-cards kb-13wb19u"><!></table>`);
var $$css30 = {
  hash: "kb-13wb19u",
  code: "table.kb-13wb19u {width:100%;margin:0 0 0.5em;}.kasboek-cards :where(th, td) {padding:0.35em 0.6em;text-align:left;vertical-align:top;}.kasboek-cards .money {font-variant-numeric:tabular-nums;text-align:right;}\n  @media (width <= 767px) {table.kb-13wb19u,\n    .kasboek-cards > tbody {display:block;}.kasboek-cards > thead {position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);}.kasboek-cards tr {display:grid;padding:0.5em 0;border-bottom:1px solid var(--border);}.kasboek-cards > tbody > tr:nth-child(2n) {background:none;}.kasboek-cards td {display:block;padding:0.1em 0.4em;border:0;}\n  }"
};
function Cards($$anchor, $$props) {
  append_styles($$anchor, $$css30);
  var table = root31();
  var node = child(table);
  snippet(node, () => $$props.children);
  reset(table);
  append($$anchor, table);
}

// src/outlook/Beyond.svelte
var root32 = from_html(`<li> </li>`);
var root_127 = from_html(`<tr role="row" class="kb-p38xat"><td role="cell" class="who kb-p38xat" dir="auto"> </td><td role="cell" class="money kb-p38xat"> </td><td role="cell" class="money kb-p38xat"> </td><td role="cell" class="money kb-p38xat"> </td><td role="cell" class="because kb-p38xat" dir="auto"> <!></td></tr>`);
var root_222 = from_html(`<tr role="row" class="kb-p38xat"><td role="cell" class="who kb-p38xat"> </td><td role="cell" class="kb-p38xat"></td><td role="cell" class="money kb-p38xat"> </td><td role="cell" class="money kb-p38xat"> </td><td role="cell" class="kb-p38xat"></td></tr>`);
var root_318 = from_html(`<thead role="rowgroup"><tr role="row" class="kb-p38xat"><th role="columnheader" scope="col"> </th><th role="columnheader" scope="col" class="money kb-p38xat"> </th><th role="columnheader" scope="col" class="money kb-p38xat"> </th><th role="columnheader" scope="col" class="money kb-p38xat"> </th><th role="columnheader" scope="col"> </th></tr></thead> <tbody role="rowgroup"><!><!></tbody>`, 1);
var root_414 = from_html(`<section aria-labelledby="kasboek-beyond" class="kb-p38xat"><h3 id="kasboek-beyond"> </h3> <ul class="kb-p38xat"></ul> <details class="kb-p38xat"><summary> </summary> <div class="scroll kb-p38xat" tabindex="0" role="group" aria-labelledby="kasboek-beyond"><!></div></details></section>`);
var $$css31 = {
  hash: "kb-p38xat",
  code: "section.kb-p38xat {margin-bottom:1.5em;}ul.kb-p38xat {margin:0 0 0.5em;}details.kb-p38xat {border:0;}.scroll.kb-p38xat {max-height:30em;overflow:auto;}.scroll.kb-p38xat:focus-visible {outline:var(--link-color) dotted 2px;}.scroll.kb-p38xat .kasboek-cards {margin:0;}.money.kb-p38xat {white-space:nowrap;}.because.kb-p38xat {min-width:16em;white-space:normal;}\n  @media (width <= 767px) {tr.kb-p38xat {grid-template-columns:repeat(3, minmax(0, 1fr));}.money.kb-p38xat::before {display:block;color:var(--text-color-lightest);content:attr(data-column);}.who.kb-p38xat,\n    .because.kb-p38xat {grid-column:1 / -1;}td.kb-p38xat:empty {display:none;}\n  }"
};
function Beyond($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css31);
  const { t, formats } = useDesk();
  const sums = user_derived(() => [
    {
      key: "pages.outlook.beyond-later",
      amount: $$props.beyond.receipts.later
    },
    {
      key: "pages.outlook.beyond-later-paid",
      amount: $$props.beyond.payments.later
    },
    {
      key: "pages.outlook.beyond-never",
      amount: $$props.beyond.receipts.never
    },
    {
      key: "pages.outlook.beyond-never-paid",
      amount: $$props.beyond.payments.never
    }
  ]);
  const cents = (amount, currency) => Number(amount) === 0 ? "–" : formats.money(Number(amount), currency);
  var fragment = comment();
  var node = first_child(fragment);
  {
    var consequent_2 = ($$anchor2) => {
      var section = root_414();
      var h3 = child(section);
      var text3 = only_child(h3, true);
      var ul = sibling(h3, 2);
      each(ul, 21, () => get(sums), ({ key: key2, amount }) => key2, ($$anchor3, $$item) => {
        let key2 = () => get($$item).key;
        let amount = () => get($$item).amount;
        var fragment_1 = comment();
        var node_1 = first_child(fragment_1);
        {
          var consequent = ($$anchor4) => {
            var li = root32();
            var text_1 = only_child(li, true);
            template_effect(($0) => set_text(text_1, $0), [
              () => t(key2(), { amount: formats.whole(Math.abs(Number(amount()))) })
            ]);
            append($$anchor4, li);
          };
          var d = user_derived(() => Math.abs(Number(amount())) >= 0.5);
          if_block(node_1, ($$render) => {
            if (get(d)) $$render(consequent);
          });
        }
        append($$anchor3, fragment_1);
      });
      reset(ul);
      var details = sibling(ul, 2);
      var summary = child(details);
      var text_2 = only_child(summary, true);
      var div = sibling(summary, 2);
      var node_2 = child(div);
      Cards(node_2, {
        children: ($$anchor3, $$slotProps) => {
          var fragment_2 = root_318();
          var thead = first_child(fragment_2);
          var tr = child(thead);
          var th = child(tr);
          var text_3 = only_child(th, true);
          var th_1 = sibling(th);
          var text_4 = only_child(th_1, true);
          var th_2 = sibling(th_1);
          var text_5 = only_child(th_2, true);
          var th_3 = sibling(th_2);
          var text_6 = only_child(th_3, true);
          var th_4 = sibling(th_3);
          var text_7 = only_child(th_4, true);
          reset(tr);
          reset(thead);
          var tbody = sibling(thead, 2);
          var node_3 = child(tbody);
          each(node_3, 17, () => $$props.beyond.items, (one) => one.id, ($$anchor4, one) => {
            var tr_1 = root_127();
            var td = child(tr_1);
            var text_8 = only_child(td, true);
            var td_1 = sibling(td);
            var text_9 = only_child(td_1, true);
            var td_2 = sibling(td_1);
            var text_10 = only_child(td_2, true);
            var td_3 = sibling(td_2);
            var text_11 = only_child(td_3, true);
            var td_4 = sibling(td_3);
            var text_12 = child(td_4);
            var node_4 = sibling(text_12);
            {
              let $0 = user_derived(() => t("pages.outlook.source-of", { name: get(one).counterparty ?? get(one).because }));
              SourceLink(node_4, {
                get source() {
                  return get(one).source;
                },
                get of() {
                  return get($0);
                }
              });
            }
            reset(td_4);
            reset(tr_1);
            template_effect(
              ($0, $1, $2, $3, $4, $5, $6) => {
                set_text(text_8, get(one).counterparty || "–");
                td.dir = td.dir;
                set_attribute2(td_1, "data-column", $0);
                set_text(text_9, $1);
                set_attribute2(td_2, "data-column", $2);
                set_text(text_10, $3);
                set_attribute2(td_3, "data-column", $4);
                set_text(text_11, $5);
                set_text(text_12, `${$6 ?? ""} `);
                td_4.dir = td_4.dir;
              },
              [
                () => t("pages.outlook.beyond-whole"),
                () => formats.money(get(one).of, get(one).currency),
                () => t("pages.outlook.beyond-column-later"),
                () => cents(get(one).later, get(one).currency),
                () => t("pages.outlook.beyond-column-never"),
                () => cents(get(one).never, get(one).currency),
                () => formats.bound(get(one).because)
              ]
            );
            append($$anchor4, tr_1);
          });
          var node_5 = sibling(node_3);
          {
            var consequent_1 = ($$anchor4) => {
              var tr_2 = root_222();
              var td_5 = child(tr_2);
              var text_13 = only_child(td_5, true);
              var td_6 = sibling(td_5, 2);
              var text_14 = only_child(td_6, true);
              var td_7 = sibling(td_6);
              var text_15 = only_child(td_7, true);
              next();
              reset(tr_2);
              template_effect(
                ($0, $1, $2, $3, $4) => {
                  set_text(text_13, $0);
                  set_attribute2(td_6, "data-column", $1);
                  set_text(text_14, $2);
                  set_attribute2(td_7, "data-column", $3);
                  set_text(text_15, $4);
                },
                [
                  () => t("pages.outlook.beyond-rest", { count: $$props.beyond.rest.count }),
                  () => t("pages.outlook.beyond-column-later"),
                  () => cents($$props.beyond.rest.later),
                  () => t("pages.outlook.beyond-column-never"),
                  () => cents($$props.beyond.rest.never)
                ]
              );
              append($$anchor4, tr_2);
            };
            if_block(node_5, ($$render) => {
              if ($$props.beyond.rest.count) $$render(consequent_1);
            });
          }
          reset(tbody);
          template_effect(
            ($0, $1, $2, $3, $4) => {
              set_text(text_3, $0);
              set_text(text_4, $1);
              set_text(text_5, $2);
              set_text(text_6, $3);
              set_text(text_7, $4);
            },
            [
              () => t("pages.outlook.item-who"),
              () => t("pages.outlook.beyond-whole"),
              () => t("pages.outlook.beyond-column-later"),
              () => t("pages.outlook.beyond-column-never"),
              () => t("pages.outlook.item-because")
            ]
          );
          append($$anchor3, fragment_2);
        },
        $$slots: { default: true }
      });
      reset(div);
      reset(details);
      reset(section);
      template_effect(
        ($0, $1) => {
          set_text(text3, $0);
          set_text(text_2, $1);
        },
        [
          () => t("pages.outlook.beyond", { day: formats.day($$props.last) }),
          () => t("pages.outlook.beyond-items")
        ]
      );
      append($$anchor2, section);
    };
    if_block(node, ($$render) => {
      if ($$props.beyond.items.length) $$render(consequent_2);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/outlook/bridge.ts
function barsOf(bridge) {
  let level = 0;
  return bridge.map(({ key: key2, title, amount }) => {
    const size = Number(amount);
    if (key2 === "opening" || key2 === "closing") {
      level = size;
      return { key: key2, title, amount, kind: "balance", from: 0, to: size };
    }
    const from = level;
    level += size;
    return { key: key2, title, amount, kind: size < 0 ? "down" : "up", from, to: level };
  });
}

// src/outlook/Bridge.svelte
var root33 = from_html(`<tr><th scope="row" class="kb-1cpqlry"> </th><td class="chart kb-1cpqlry" aria-hidden="true"><span class="zero kb-1cpqlry"></span> <span class="bar kb-1cpqlry"></span></td><td class="money kb-1cpqlry"> </td></tr>`);
var root_128 = from_html(`<section aria-labelledby="kasboek-bridge" class="kb-1cpqlry"><h3 id="kasboek-bridge"> </h3> <table class="kb-1cpqlry"><thead class="kb-1cpqlry"><tr><th scope="col" class="kb-1cpqlry"> </th><td class="chart kb-1cpqlry" aria-hidden="true"></td><th scope="col" class="money kb-1cpqlry"> </th></tr></thead><tbody class="kb-1cpqlry"></tbody></table></section>`);
var $$css32 = {
  hash: "kb-1cpqlry",
  code: "section.kb-1cpqlry {contain-intrinsic-size:auto 35em;content-visibility:auto;}thead.kb-1cpqlry th:where(.kb-1cpqlry) {color:var(--text-color);}table.kb-1cpqlry {width:100%;max-width:70em;}th.kb-1cpqlry,\n  td.kb-1cpqlry {padding:0.2em 0.6em;text-align:left;border-width:0 0 1px;}tbody.kb-1cpqlry tr:where(.kb-1cpqlry):nth-child(2n) {background:none;}tbody.kb-1cpqlry th:where(.kb-1cpqlry) {width:1%;font-weight:400;border-bottom:1px solid var(--table-border);}.money.kb-1cpqlry {width:1%;font-variant-numeric:tabular-nums;text-align:right;}tbody.kb-1cpqlry .chart:where(.kb-1cpqlry) {position:relative;min-width:6em;height:1.9em;padding:0;}.bar.kb-1cpqlry {position:absolute;top:18%;height:64%;}.zero.kb-1cpqlry {position:absolute;top:0;bottom:0;width:1px;background:var(--chart-line-at-zero);}.balance.kb-1cpqlry th:where(.kb-1cpqlry),\n  .balance.kb-1cpqlry .money:where(.kb-1cpqlry) {font-weight:500;}.balance.kb-1cpqlry .bar:where(.kb-1cpqlry) {background:var(--link-color);}.up.kb-1cpqlry .bar:where(.kb-1cpqlry) {background:var(--diff-green);}\n  /* hatched, so that it reads without colour */.down.kb-1cpqlry .bar:where(.kb-1cpqlry) {background:repeating-linear-gradient(\n      135deg,\n      var(--diff-red) 0 4px,\n      color-mix(in srgb, var(--diff-red) 65%, var(--background)) 4px 7px\n    );}\n  @media (width <= 767px) {th.kb-1cpqlry {white-space:normal;}\n  }"
};
function Bridge($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css32);
  const { t, formats } = useDesk();
  const bars = user_derived(() => barsOf($$props.content.bridge));
  const scale = user_derived(() => {
    const [low2 = 0, high = 1] = extent(get(bars).flatMap(({ from, to }) => [from, to, 0]));
    return linear([low2, high === low2 ? low2 + 1 : high], [0, 100]);
  });
  const left = ({ from, to }) => get(scale)(Math.min(from, to));
  const wide = ({ from, to }) => Math.abs(get(scale)(to) - get(scale)(from));
  var section = root_128();
  var h3 = child(section);
  var text3 = only_child(h3, true);
  var table = sibling(h3, 2);
  var thead = child(table);
  var tr = child(thead);
  var th = child(tr);
  var text_1 = only_child(th, true);
  var th_1 = sibling(th, 2);
  var text_2 = only_child(th_1, true);
  reset(tr);
  reset(thead);
  var tbody = sibling(thead);
  each(tbody, 21, () => get(bars), (bar) => bar.key, ($$anchor2, bar) => {
    var tr_1 = root33();
    var th_2 = child(tr_1);
    var text_3 = only_child(th_2, true);
    var td = sibling(th_2);
    var span = child(td);
    let styles;
    var span_1 = sibling(span, 2);
    let styles_1;
    reset(td);
    var td_1 = sibling(td);
    var text_4 = only_child(td_1);
    reset(tr_1);
    template_effect(
      ($0, $1, $2, $3) => {
        set_class(tr_1, 1, clsx2(get(bar).kind), "kb-1cpqlry");
        set_text(text_3, get(bar).title);
        styles = set_style(span, "", styles, { left: $0 });
        styles_1 = set_style(span_1, "", styles_1, { left: $1, width: $2 });
        set_text(text_4, `${get(bar).kind === "up" ? "+" : ""}${$3 ?? ""}`);
      },
      [
        () => `${get(scale)(0) ?? ""}%`,
        () => `${left(get(bar)) ?? ""}%`,
        () => `max(1px, ${wide(get(bar)) ?? ""}%)`,
        () => formats.number(get(bar).amount, 0)
      ]
    );
    append($$anchor2, tr_1);
  });
  reset(tbody);
  reset(table);
  reset(section);
  template_effect(
    ($0, $1, $2) => {
      set_text(text3, $0);
      set_text(text_1, $1);
      set_text(text_2, $2);
    },
    [
      () => t("pages.outlook.bridge"),
      () => t("pages.outlook.bridge-step"),
      () => t("pages.outlook.bridge-amount")
    ]
  );
  append($$anchor, section);
  pop();
}

// src/outlook/Compare.svelte
var root34 = from_html(`<option> </option>`);
var root_129 = from_html(`<p role="alert"> </p>`);
var root_223 = from_html(`<th scope="col" class="kb-131qpvw"> </th>`);
var root_319 = from_html(`<td class="kb-131qpvw"> </td>`);
var root_415 = from_html(`<tr><th scope="row" class="kb-131qpvw"> </th><!></tr>`);
var root_510 = from_html(`<li class="kb-131qpvw"><span class="who kb-131qpvw"><bdi> </bdi> <small class="kb-131qpvw"> </small> <small class="kb-131qpvw"><bdi> </bdi> <!></small></span> <span class="amount kb-131qpvw"> </span></li>`);
var root_67 = from_html(`<p class="kb-131qpvw"> </p>`);
var root_76 = from_html(`<details class="kb-131qpvw"><summary> </summary> <ul class="kb-131qpvw"></ul> <!></details>`);
var root_83 = from_html(`<p> </p>`);
var root_9 = from_html(`<div class="scroll kb-131qpvw"><table class="kb-131qpvw"><thead class="kb-131qpvw"><tr><td class="kb-131qpvw"></td><!></tr></thead><tbody class="kb-131qpvw"></tbody></table></div> <!>`, 1);
var root_10 = from_html(`<section class="kb-131qpvw"><h3> </h3> <label class="kb-131qpvw"><span> </span> <select class="kb-131qpvw"><option> </option><!></select></label> <!> <!></section>`);
var $$css33 = {
  hash: "kb-131qpvw",
  code: "section.kb-131qpvw {margin-bottom:1.5em;}label.kb-131qpvw {display:flex;flex-wrap:wrap;gap:0.25em 0.5em;align-items:center;margin-bottom:0.75em;}select.kb-131qpvw {min-width:0;max-width:100%;padding:4px 6px;}.scroll.kb-131qpvw {overflow-x:auto;}table.kb-131qpvw {margin:0 0 0.75em;}th.kb-131qpvw,\n  td.kb-131qpvw {padding:0.3em 0.8em;text-align:right;white-space:nowrap;}tbody.kb-131qpvw th:where(.kb-131qpvw) {font-weight:400;text-align:left;}thead.kb-131qpvw th:where(.kb-131qpvw) {white-space:normal;}ul.kb-131qpvw {padding:0 0.6em;margin:0;list-style:none;}li.kb-131qpvw {display:grid;grid-template-columns:minmax(0, 1fr) auto;gap:0 1em;align-items:baseline;padding:0.25em 0;border-bottom:1px solid var(--border);}.who.kb-131qpvw {overflow-wrap:anywhere;}small.kb-131qpvw {display:block;color:var(--text-color-lighter);}.amount.kb-131qpvw {font-variant-numeric:tabular-nums;white-space:nowrap;}details.kb-131qpvw p:where(.kb-131qpvw) {padding:0 0.6em;}"
};
function Compare($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css33);
  const { t, formats, frame: frame2 } = useDesk();
  let against = state("");
  const asked = new Asked((question) => $$props.api.get("compare", question, comparison));
  const found = user_derived(() => asked.found);
  user_effect(() => {
    if (get(against) === "" || !$$props.others.some(({ name }) => name === get(against))) {
      asked.found = null;
      return;
    }
    asked.request({ ...$$props.query, against: get(against) });
    return () => asked.forget();
  });
  const KINDS = ["gone", "new", "moved", "resized"];
  const kinds = user_derived(() => KINDS.flatMap((kind2) => {
    const differing2 = get(found)?.[kind2];
    return differing2?.count ? [{ kind: kind2, differing: differing2 }] : [];
  }));
  const rows = user_derived(() => get(found) === null ? [] : [
    {
      name: t("pages.outlook.compare-low"),
      cells: get(found).sides.map(({ low_point }) => `${formats.whole(low_point.amount)}, ${formats.shortDay(low_point.date, frame2.as_of)}`)
    },
    {
      name: t("pages.outlook.compare-breach"),
      cells: get(found).sides.map(({ first_breach }) => first_breach ? formats.day(first_breach) : t("pages.outlook.never"))
    },
    {
      name: t("pages.outlook.compare-safe"),
      cells: get(found).sides.map(({ safe: safe3 }) => safe3 === null ? "–" : formats.whole(safe3))
    },
    {
      name: t("pages.outlook.compare-closing"),
      cells: get(found).sides.map(({ closing }) => formats.whole(closing))
    }
  ]);
  function when({ date, to }) {
    const from = formats.shortDay(date, frame2.as_of);
    if (to === null || to === date) return from;
    const values = {
      from,
      to: formats.shortDay(to, frame2.as_of),
      days: daysBetween(date, to)
    };
    return t("pages.outlook.compare-from-to", values);
  }
  var fragment = comment();
  var node = first_child(fragment);
  {
    var consequent_3 = ($$anchor2) => {
      var section = root_10();
      var h3 = child(section);
      var text3 = only_child(h3, true);
      var label = sibling(h3, 2);
      var span = child(label);
      var text_1 = only_child(span, true);
      var select = sibling(span, 2);
      var option = child(select);
      var text_2 = only_child(option, true);
      option.value = option.__value = "";
      var node_1 = sibling(option);
      each(node_1, 17, () => $$props.others, (other) => other.name, ($$anchor3, other) => {
        var option_1 = root34();
        var text_3 = only_child(option_1, true);
        var option_1_value = {};
        template_effect(() => {
          set_text(text_3, get(other).title);
          if (option_1_value !== (option_1_value = get(other).name)) {
            option_1.value = (option_1.__value = option_1_value) ?? "";
          }
        });
        append($$anchor3, option_1);
      });
      reset(select);
      init_select(select);
      reset(label);
      var node_2 = sibling(label, 2);
      {
        var consequent = ($$anchor3) => {
          var p = root_129();
          var text_4 = only_child(p, true);
          template_effect(() => set_text(text_4, asked.refused));
          append($$anchor3, p);
        };
        if_block(node_2, ($$render) => {
          if (asked.refused) $$render(consequent);
        });
      }
      var node_3 = sibling(node_2, 2);
      {
        var consequent_2 = ($$anchor3) => {
          var fragment_1 = root_9();
          var div = first_child(fragment_1);
          var table = child(div);
          var thead = child(table);
          var tr = child(thead);
          var node_4 = sibling(child(tr));
          each(node_4, 17, () => get(found).sides, index, ($$anchor4, side2) => {
            var th = root_223();
            var text_5 = only_child(th, true);
            template_effect(() => set_text(text_5, get(side2).title));
            append($$anchor4, th);
          });
          reset(tr);
          reset(thead);
          var tbody = sibling(thead);
          each(tbody, 21, () => get(rows), (row2) => row2.name, ($$anchor4, row2) => {
            var tr_1 = root_415();
            var th_1 = child(tr_1);
            var text_6 = only_child(th_1, true);
            var node_5 = sibling(th_1);
            each(node_5, 17, () => get(row2).cells, index, ($$anchor5, cell2) => {
              var td = root_319();
              var text_7 = only_child(td, true);
              template_effect(() => set_text(text_7, get(cell2)));
              append($$anchor5, td);
            });
            reset(tr_1);
            template_effect(() => set_text(text_6, get(row2).name));
            append($$anchor4, tr_1);
          });
          reset(tbody);
          reset(table);
          reset(div);
          var node_6 = sibling(div, 2);
          each(
            node_6,
            17,
            () => get(kinds),
            ({ kind: kind2, differing: differing2 }) => kind2,
            ($$anchor4, $$item) => {
              let kind2 = () => get($$item).kind;
              let differing2 = () => get($$item).differing;
              var details = root_76();
              var summary = child(details);
              var text_8 = only_child(summary, true);
              var ul = sibling(summary, 2);
              each(ul, 21, () => differing2().items, (one) => one.id, ($$anchor5, one) => {
                var li = root_510();
                var span_1 = child(li);
                var bdi = child(span_1);
                var text_9 = only_child(bdi, true);
                var small = sibling(bdi, 2);
                var text_10 = only_child(small, true);
                var small_1 = sibling(small, 2);
                var bdi_1 = child(small_1);
                var text_11 = only_child(bdi_1, true);
                var node_7 = sibling(bdi_1, 2);
                SourceLink(node_7, {
                  get source() {
                    return get(one).source;
                  },
                  get of() {
                    return get(one).who;
                  }
                });
                reset(small_1);
                reset(span_1);
                var span_2 = sibling(span_1, 2);
                var text_12 = only_child(span_2, true);
                reset(li);
                template_effect(
                  ($0, $1, $2) => {
                    set_text(text_9, get(one).who);
                    set_text(text_10, $0);
                    set_text(text_11, $1);
                    set_text(text_12, $2);
                  },
                  [
                    () => when(get(one)),
                    () => formats.bound(get(one).because),
                    () => formats.money(kind2() === "moved" ? get(one).value : get(one).effect)
                  ]
                );
                append($$anchor5, li);
              });
              reset(ul);
              var node_8 = sibling(ul, 2);
              {
                var consequent_1 = ($$anchor5) => {
                  var p_1 = root_67();
                  var text_13 = only_child(p_1, true);
                  template_effect(($0) => set_text(text_13, $0), [
                    () => t("pages.outlook.compare-more", { count: differing2().rest })
                  ]);
                  append($$anchor5, p_1);
                };
                if_block(node_8, ($$render) => {
                  if (differing2().rest) $$render(consequent_1);
                });
              }
              reset(details);
              template_effect(($0) => set_text(text_8, $0), [
                () => t(`pages.outlook.compare-${kind2()}`, {
                  count: differing2().count,
                  amount: formats.whole(differing2().effect)
                })
              ]);
              append($$anchor4, details);
            },
            ($$anchor4) => {
              var p_2 = root_83();
              var text_14 = only_child(p_2, true);
              template_effect(($0) => set_text(text_14, $0), [() => t("pages.outlook.compare-same")]);
              append($$anchor4, p_2);
            }
          );
          append($$anchor3, fragment_1);
        };
        if_block(node_3, ($$render) => {
          if (get(found)) $$render(consequent_2);
        });
      }
      reset(section);
      template_effect(
        ($0, $1, $2) => {
          set_attribute2(section, "aria-labelledby", `${id}-title`);
          set_attribute2(h3, "id", `${id}-title`);
          set_text(text3, $0);
          set_text(text_1, $1);
          set_text(text_2, $2);
        },
        [
          () => t("pages.outlook.compare"),
          () => t("pages.outlook.compare-with", { scenario: $$props.title }),
          () => t("pages.outlook.compare-choose")
        ]
      );
      bind_select_value(select, () => get(against), ($$value) => set(against, $$value));
      append($$anchor2, section);
    };
    if_block(node, ($$render) => {
      if ($$props.others.length) $$render(consequent_3);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/outlook/lines.ts
function linesOf(outlook2, ahead, words2) {
  const [chosen, ...others] = outlook2.curves;
  if (!chosen) return [];
  const plain = outlook2.plain?.points ?? (ahead ? chosen.points : null);
  const title = outlook2.plain?.title ?? chosen.title;
  return [
    {
      name: chosen.scenario,
      title: plain ? words2.driven(title) : title,
      points: ahead?.points ?? chosen.points,
      kind: "main"
    },
    ...plain ? [{ name: "plain", title, points: plain, kind: "ghost" }] : [],
    ...others.map(({ scenario: scenario2, title: name, points: points2 }) => {
      return { name: scenario2, title: name, points: points2, kind: "other" };
    })
  ];
}
function rulesOf(outlook2, words2) {
  const found = [];
  if (outlook2.buffer !== null) {
    found.push({ title: words2.buffer, value: Number(outlook2.buffer), kind: "buffer" });
  }
  if (Number(outlook2.overdraft) !== 0) {
    found.push({ title: words2.overdraft, value: -Number(outlook2.overdraft), kind: "overdraft" });
  }
  return found;
}
function lowOf(outlook2, ahead, amount) {
  const low2 = ahead?.low ?? outlook2.measures.low_point;
  return [{ date: low2.date, value: Number(low2.amount), title: amount(low2.amount) }];
}

// src/outlook/Curve.svelte
var root35 = from_html(`<section aria-labelledby="kasboek-curve"><h3 id="kasboek-curve"> </h3> <!></section>`);
function Curve($$anchor, $$props) {
  push($$props, true);
  const { t, formats } = useDesk();
  const lines = user_derived(() => linesOf($$props.content, $$props.ahead, {
    driven: (scenario2) => t("pages.outlook.driven", { scenario: scenario2 })
  }));
  const rules = user_derived(() => rulesOf($$props.content, {
    buffer: t("pages.outlook.buffer"),
    overdraft: t("pages.outlook.overdraft")
  }));
  const marks = user_derived(() => lowOf($$props.content, $$props.ahead, (amount) => t("pages.outlook.lowest", { amount: formats.whole(amount) })));
  const band = user_derived(() => $$props.ahead ? [] : bandOf($$props.content.curves[0]?.band ?? null));
  let held = null;
  const range2 = user_derived(() => {
    const now = heights(get(lines), get(rules), get(band));
    const before = $$props.ahead === null ? null : held;
    held = before ? [Math.min(before[0], now[0]), Math.max(before[1], now[1])] : now;
    return held;
  });
  var section = root35();
  var h3 = child(section);
  var text3 = only_child(h3, true);
  var node = sibling(h3, 2);
  {
    let $0 = user_derived(() => t("pages.outlook.curve-label", { scenario: $$props.title }));
    let $1 = user_derived(() => $$props.ahead ? t("pages.chart.band-later") : "");
    let $2 = user_derived(() => $$props.narrow ? 220 : 340);
    LineChart(node, {
      get label() {
        return get($0);
      },
      get lines() {
        return get(lines);
      },
      get rules() {
        return get(rules);
      },
      get marks() {
        return get(marks);
      },
      get band() {
        return get(band);
      },
      get noBand() {
        return get($1);
      },
      get range() {
        return get(range2);
      },
      get height() {
        return get($2);
      }
    });
  }
  reset(section);
  template_effect(($0) => set_text(text3, $0), [() => t("pages.outlook.curve")]);
  append($$anchor, section);
  pop();
}

// src/outlook/Slider.svelte
var root36 = from_html(`<div><label class="kb-ywgadh"> </label> <output aria-live="off" class="kb-ywgadh"> </output> <span class="track kb-ywgadh"><input type="range" step="1" class="kb-ywgadh"/></span> <span class="exact kb-ywgadh"><input type="text" inputmode="decimal" size="4" class="kb-ywgadh"/> </span> <button type="button" class="muted kb-ywgadh">↺</button></div>`);
var $$css34 = {
  hash: "kb-ywgadh",
  code: '.driver.kb-ywgadh {display:grid;grid-template-columns:minmax(0, 1fr) auto auto;gap:0 0.5em;align-items:center;margin-bottom:0.75em;}label.kb-ywgadh {grid-column:1;}output.kb-ywgadh {grid-column:2 / 4;color:var(--text-color-lightest);text-align:right;}.changed.kb-ywgadh output:where(.kb-ywgadh) {font-weight:500;color:var(--text-color);}.track.kb-ywgadh {position:relative;display:block;}\n  /* where the scenario itself lies */.track.kb-ywgadh::before {position:absolute;top:0.1em;left:calc(8px + (100% - 16px) * var(--place));width:1px;height:0.4em;content:"";background:var(--text-color-lightest);}input[type="range"].kb-ywgadh {display:block;width:100%;height:1.75em;padding:0;margin:0;accent-color:var(--link-color);background:none;border:0;}input[type="range"].kb-ywgadh:focus-visible {outline:var(--link-color) dotted 2px;outline-offset:2px;}.exact.kb-ywgadh {width:7.5em;white-space:nowrap;}.exact.kb-ywgadh input:where(.kb-ywgadh) {width:4.5em;padding:2px 4px;text-align:right;}button.kb-ywgadh {padding:0.15em 0.5em;}button.kb-ywgadh:disabled {visibility:hidden;}'
};
function Slider($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css34);
  const disabled = prop($$props, "disabled", 3, false);
  const { t } = useDesk();
  const place = user_derived(() => ($$props.neutral - $$props.low) / ($$props.high - $$props.low));
  function typed(field) {
    const number = Number.parseFloat(field.value.replace(",", "."));
    const taken = Number.isFinite(number) ? within2(number, $$props.low, $$props.high, $$props.unit === "%" ? 0.1 : 1) : $$props.value;
    field.value = String(taken);
    if (taken === $$props.value) return;
    $$props.moved(taken);
    $$props.settled();
  }
  function back() {
    $$props.moved($$props.neutral);
    $$props.settled();
  }
  var div = root36();
  let classes;
  var label_1 = child(div);
  var text3 = only_child(label_1, true);
  var output = sibling(label_1, 2);
  var text_1 = only_child(output, true);
  var span = sibling(output, 2);
  let styles;
  var input = child(span);
  remove_input_defaults(input);
  reset(span);
  var span_1 = sibling(span, 2);
  var input_1 = child(span_1);
  remove_input_defaults(input_1);
  var text_2 = sibling(input_1);
  reset(span_1);
  var button = sibling(span_1, 2);
  reset(div);
  template_effect(
    ($0, $1) => {
      classes = set_class(div, 1, "driver kb-ywgadh", null, classes, { changed: $$props.value !== $$props.neutral });
      set_attribute2(label_1, "for", `${id}-range`);
      set_text(text3, $$props.label);
      set_attribute2(output, "for", `${id}-range ${id}-number`);
      set_text(text_1, $$props.says);
      styles = set_style(span, "", styles, { "--place": get(place) });
      set_attribute2(input, "id", `${id}-range`);
      set_attribute2(input, "min", $$props.low);
      set_attribute2(input, "max", $$props.high);
      set_value(input, $$props.value);
      input.disabled = disabled();
      set_attribute2(input, "aria-valuetext", $$props.says);
      set_attribute2(input_1, "id", `${id}-number`);
      set_value(input_1, $$props.value);
      input_1.disabled = disabled();
      set_attribute2(input_1, "aria-label", `${$$props.label ?? ""} (${$$props.unit ?? ""})`);
      set_text(text_2, ` ${$$props.unit ?? ""}`);
      button.disabled = $$props.value === $$props.neutral;
      set_attribute2(button, "aria-label", $0);
      set_attribute2(button, "title", $1);
    },
    [
      () => t("pages.outlook.reset-one", { name: $$props.label }),
      () => t("pages.outlook.reset-one", { name: $$props.label })
    ]
  );
  delegated("input", input, (event2) => $$props.moved(event2.currentTarget.valueAsNumber));
  delegated("change", input, function(...$$args) {
    $$props.settled?.apply(this, $$args);
  });
  delegated("change", input_1, (event2) => typed(event2.currentTarget));
  delegated("click", button, back);
  append($$anchor, div);
  pop();
}
delegate(["input", "change", "click"]);

// src/outlook/Drivers.svelte
var root37 = from_html(`<option> </option>`);
var root_130 = from_html(`<label class="who kb-143mi34"><span class="kb-143mi34"> </span> <select class="kb-143mi34"><option> </option><!></select></label> <!>`, 1);
var root_224 = from_html(`<section><h3 class="kb-143mi34"> </h3> <!> <!> <!> <!> <!> <p class="low kb-143mi34"> </p> <div class="acts kb-143mi34"><button type="button"> </button> <button type="button" class="muted"> </button></div></section>`);
var $$css35 = {
  hash: "kb-143mi34",
  code: "h3.kb-143mi34 {margin-bottom:0.75em;}.who.kb-143mi34 {display:flex;gap:0.5em;align-items:center;justify-content:space-between;margin:1.25em 0 0.5em;}.who.kb-143mi34 span:where(.kb-143mi34) {flex:none;}select.kb-143mi34 {min-width:0;max-width:100%;padding:4px 6px;}.low.kb-143mi34 {margin:0;font-weight:500;}.acts.kb-143mi34 {display:flex;flex-wrap:wrap;gap:0.5em;margin-top:1em;}"
};
function Drivers($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css35);
  const { t, formats, frame: frame2 } = useDesk();
  const none = user_derived(() => isNeutral($$props.drivers));
  const names = user_derived(() => $$props.drivers.customer === null || $$props.customers.includes($$props.drivers.customer) ? $$props.customers : [$$props.drivers.customer, ...$$props.customers]);
  const percents = ([low2 = "0", high = "0"]) => ({ low: percent(low2), high: percent(high) });
  const days3 = ([low2 = 0, high = 0]) => ({ low: low2, high });
  const written = (number) => number.toLocaleString(frame2.lang, { maximumFractionDigits: 1 });
  function part2(value) {
    const more = Number((percent(value) - 100).toFixed(1));
    if (more === 0) return t("pages.outlook.as-planned");
    const key2 = more > 0 ? "pages.outlook.more" : "pages.outlook.less";
    return t(key2, { number: written(Math.abs(more)) });
  }
  function late(count2) {
    if (count2 === 0) return t("pages.outlook.on-time");
    return t(count2 > 0 ? "pages.outlook.later" : "pages.outlook.earlier", { count: Math.abs(count2) });
  }
  function reset2() {
    $$props.moved(NEUTRAL);
    $$props.settled();
  }
  function choose(name) {
    const customer = name === "" ? null : name;
    $$props.moved({
      ...$$props.drivers,
      customer,
      late: customer === null ? 0 : $$props.drivers.late
    });
    $$props.settled();
  }
  var section = root_224();
  var h3 = child(section);
  var text3 = only_child(h3, true);
  var node = sibling(h3, 2);
  {
    let $0 = user_derived(() => t("pages.outlook.sales"));
    let $1 = user_derived(() => percents($$props.limits.sales));
    let $2 = user_derived(() => percent($$props.drivers.sales));
    let $3 = user_derived(() => part2($$props.drivers.sales));
    Slider(node, spread_props(
      {
        get label() {
          return get($0);
        }
      },
      () => get($1),
      {
        get value() {
          return get($2);
        },
        neutral: 100,
        unit: "%",
        get says() {
          return get($3);
        },
        moved: (value) => $$props.moved({ ...$$props.drivers, sales: factor(value) }),
        get settled() {
          return $$props.settled;
        }
      }
    ));
  }
  var node_1 = sibling(node, 2);
  {
    let $0 = user_derived(() => t("pages.outlook.costs"));
    let $1 = user_derived(() => percents($$props.limits.costs));
    let $2 = user_derived(() => percent($$props.drivers.costs));
    let $3 = user_derived(() => part2($$props.drivers.costs));
    Slider(node_1, spread_props(
      {
        get label() {
          return get($0);
        }
      },
      () => get($1),
      {
        get value() {
          return get($2);
        },
        neutral: 100,
        unit: "%",
        get says() {
          return get($3);
        },
        moved: (value) => $$props.moved({ ...$$props.drivers, costs: factor(value) }),
        get settled() {
          return $$props.settled;
        }
      }
    ));
  }
  var node_2 = sibling(node_1, 2);
  {
    let $0 = user_derived(() => t("pages.outlook.delay"));
    let $1 = user_derived(() => days3($$props.limits.delay));
    let $2 = user_derived(() => t("pages.outlook.days"));
    let $3 = user_derived(() => late($$props.drivers.delay));
    Slider(node_2, spread_props(
      {
        get label() {
          return get($0);
        }
      },
      () => get($1),
      {
        get value() {
          return $$props.drivers.delay;
        },
        neutral: 0,
        get unit() {
          return get($2);
        },
        get says() {
          return get($3);
        },
        moved: (delay) => $$props.moved({ ...$$props.drivers, delay }),
        get settled() {
          return $$props.settled;
        }
      }
    ));
  }
  var node_3 = sibling(node_2, 2);
  {
    let $0 = user_derived(() => t("pages.outlook.collect"));
    let $1 = user_derived(() => percents($$props.limits.collect));
    let $2 = user_derived(() => percent($$props.drivers.collect));
    let $3 = user_derived(() => percent($$props.drivers.collect) === 100 ? t("pages.outlook.all-paid") : t("pages.outlook.not-paid", { number: written(100 - percent($$props.drivers.collect)) }));
    Slider(node_3, spread_props(
      {
        get label() {
          return get($0);
        }
      },
      () => get($1),
      {
        get value() {
          return get($2);
        },
        neutral: 100,
        unit: "%",
        get says() {
          return get($3);
        },
        moved: (value) => $$props.moved({ ...$$props.drivers, collect: factor(value) }),
        get settled() {
          return $$props.settled;
        }
      }
    ));
  }
  var node_4 = sibling(node_3, 2);
  {
    var consequent = ($$anchor2) => {
      var fragment = root_130();
      var label = first_child(fragment);
      var span = child(label);
      var text_1 = only_child(span, true);
      var select = sibling(span, 2);
      var option = child(select);
      var text_2 = only_child(option, true);
      option.value = option.__value = "";
      var node_5 = sibling(option);
      each(node_5, 16, () => get(names), (name) => name, ($$anchor3, name) => {
        var option_1 = root37();
        var text_3 = only_child(option_1, true);
        var option_1_value = {};
        template_effect(() => {
          set_text(text_3, name);
          if (option_1_value !== (option_1_value = name)) {
            option_1.value = (option_1.__value = option_1_value) ?? "";
          }
        });
        append($$anchor3, option_1);
      });
      reset(select);
      var select_value;
      init_select(select);
      reset(label);
      var node_6 = sibling(label, 2);
      {
        let $0 = user_derived(() => t("pages.outlook.late"));
        let $1 = user_derived(() => days3($$props.limits.late));
        let $2 = user_derived(() => t("pages.outlook.days"));
        let $3 = user_derived(() => $$props.drivers.customer === null ? t("pages.outlook.choose-customer") : late($$props.drivers.late));
        let $4 = user_derived(() => $$props.drivers.customer === null);
        Slider(node_6, spread_props(
          {
            get label() {
              return get($0);
            }
          },
          () => get($1),
          {
            get value() {
              return $$props.drivers.late;
            },
            neutral: 0,
            get unit() {
              return get($2);
            },
            get says() {
              return get($3);
            },
            get disabled() {
              return get($4);
            },
            moved: (value) => $$props.moved({ ...$$props.drivers, late: value }),
            get settled() {
              return $$props.settled;
            }
          }
        ));
      }
      template_effect(
        ($0, $1) => {
          set_text(text_1, $0);
          set_text(text_2, $1);
          if (select_value !== (select_value = $$props.drivers.customer ?? "")) {
            select.value = (select.__value = select_value) ?? "", select_option(select, select_value);
          }
        },
        [
          () => t("pages.outlook.customer"),
          () => t("pages.outlook.nobody")
        ]
      );
      delegated("change", select, (event2) => choose(event2.currentTarget.value));
      append($$anchor2, fragment);
    };
    if_block(node_4, ($$render) => {
      if (get(names).length) $$render(consequent);
    });
  }
  var p = sibling(node_4, 2);
  var text_4 = only_child(p, true);
  var div = sibling(p, 2);
  var button = child(div);
  var text_5 = only_child(button, true);
  var button_1 = sibling(button, 2);
  var text_6 = only_child(button_1, true);
  reset(div);
  reset(section);
  template_effect(
    ($0, $1, $2, $3) => {
      set_attribute2(section, "aria-labelledby", `${id}-title`);
      set_attribute2(h3, "id", `${id}-title`);
      set_text(text3, $0);
      set_text(text_4, $1);
      button.disabled = get(none);
      set_text(text_5, $2);
      button_1.disabled = get(none);
      set_text(text_6, $3);
    },
    [
      () => t("pages.outlook.what-if", { scenario: $$props.scenario }),
      () => t("pages.outlook.lowest-on", {
        amount: formats.whole($$props.low.amount),
        day: formats.day($$props.low.date)
      }),
      () => t("pages.outlook.save"),
      () => t("pages.outlook.reset")
    ]
  );
  delegated("click", button, function(...$$args) {
    $$props.save?.apply(this, $$args);
  });
  delegated("click", button_1, reset2);
  append($$anchor, section);
  pop();
}
delegate(["change", "click"]);

// src/outlook/Elsewhere.svelte
var root38 = from_html(`<small class="kb-1wlcgnp"><!> <!></small>`);
var $$css36 = {
  hash: "kb-1wlcgnp",
  code: "small.kb-1wlcgnp {display:block;color:var(--text-color-lighter);}"
};
function Elsewhere($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css36);
  const { t, formats, frame: frame2 } = useDesk();
  const parts = user_derived(() => [
    {
      key: "pages.outlook.rest-earlier",
      amount: $$props.rest.earlier,
      day: $$props.item.date
    },
    {
      key: "pages.outlook.rest-following",
      amount: $$props.rest.following,
      day: $$props.rest.last ?? $$props.last
    },
    {
      key: "pages.outlook.rest-later",
      amount: $$props.rest.later,
      day: $$props.last
    },
    {
      key: "pages.outlook.rest-never",
      amount: $$props.rest.never,
      day: $$props.last
    }
  ]);
  const sentences = user_derived(() => get(parts).filter(({ amount }) => Number(amount) !== 0).map(({ key: key2, amount, day: day2 }) => t(key2, {
    amount: formats.money(amount, $$props.item.currency),
    day: formats.shortDay(day2, frame2.as_of)
  })));
  var small = root38();
  var node = child(small);
  {
    var consequent = ($$anchor2) => {
      var text3 = text();
      template_effect(($0) => set_text(text3, $0), [
        () => t("pages.outlook.likely", { day: formats.day($$props.item.likely) })
      ]);
      append($$anchor2, text3);
    };
    if_block(node, ($$render) => {
      if ($$props.item.likely) $$render(consequent);
    });
  }
  var node_1 = sibling(node, 2);
  {
    var consequent_1 = ($$anchor2) => {
      var text_1 = text();
      template_effect(($0) => set_text(text_1, $0), [
        () => t("pages.outlook.rest-of", { parts: get(sentences).join(", ") })
      ]);
      append($$anchor2, text_1);
    };
    if_block(node_1, ($$render) => {
      if (get(sentences).length) $$render(consequent_1);
    });
  }
  reset(small);
  append($$anchor, small);
  pop();
}

// src/outlook/Mark.svelte
var root39 = from_html(`<span></span>`);
var $$css37 = {
  hash: "kb-4qdg13",
  code: ".mark.kb-4qdg13 {display:inline-block;flex:none;width:0.6em;height:0.6em;border:1.5px solid currentColor;border-radius:50%;}.booked.kb-4qdg13 {background:currentColor;border-radius:0;}.committed.kb-4qdg13 {background:currentColor;}.mixed.kb-4qdg13 {background:linear-gradient(90deg, currentColor 50%, transparent 50%);}.guessed.kb-4qdg13 {border-style:dashed;}.learned.kb-4qdg13 {border-style:dotted;}"
};
function Mark($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css37);
  const told3 = prop($$props, "told", 3, true);
  const { t } = useDesk();
  const word = user_derived(() => t(`pages.outlook.mark-${$$props.mark}`));
  var span = root39();
  template_effect(() => {
    set_class(span, 1, `mark ${$$props.mark ?? ""}`, "kb-4qdg13");
    set_attribute2(span, "role", told3() ? "img" : void 0);
    set_attribute2(span, "aria-label", told3() ? get(word) : void 0);
    set_attribute2(span, "title", get(word));
  });
  append($$anchor, span);
  pop();
}

// src/outlook/ItemTable.svelte
var root40 = from_html(`<small class="kb-1csxp9t"> </small>`);
var root_131 = from_html(`<!> `, 1);
var root_225 = from_html(`<tr role="row" class="kb-1csxp9t"><td role="cell" class="day"> </td><td role="cell" class="name kb-1csxp9t" dir="auto"> </td><td role="cell" class="money kb-1csxp9t"> <!></td><td role="cell" class="sure kb-1csxp9t"><!></td><td role="cell" class="because kb-1csxp9t" dir="auto"> <!></td><td role="cell" class="places kb-1csxp9t"><a> </a> <!></td></tr>`);
var root_320 = from_html(`<thead role="rowgroup"><tr role="row" class="kb-1csxp9t"><th role="columnheader" scope="col"> </th><th role="columnheader" scope="col"> </th><th role="columnheader" scope="col" class="money"> </th><th role="columnheader" scope="col"> </th><th role="columnheader" scope="col"> </th><th role="columnheader" scope="col"> </th></tr></thead> <tbody role="rowgroup"></tbody>`, 1);
var $$css38 = {
  hash: "kb-1csxp9t",
  code: ".money.kb-1csxp9t small:where(.kb-1csxp9t) {display:block;color:var(--text-color-lightest);}.name.kb-1csxp9t {white-space:normal;min-width:8em;}.sure.kb-1csxp9t {min-width:7.5em;max-width:10em;white-space:normal;}.because.kb-1csxp9t {min-width:20em;white-space:normal;}.places.kb-1csxp9t a {margin-right:0.6em;}\n  @media (width <= 767px) {tr.kb-1csxp9t {grid-template-columns:auto 1fr auto;}.because.kb-1csxp9t,\n    .places.kb-1csxp9t {grid-column:1 / -1;}.sure.kb-1csxp9t {grid-column:1 / -1;order:1;color:var(--text-color-lightest);}.because.kb-1csxp9t {order:2;}.places.kb-1csxp9t {order:3;}\n  }"
};
function ItemTable($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css38);
  const booked = prop($$props, "booked", 3, false), last = prop($$props, "last", 3, null);
  const { t, formats, links, frame: frame2 } = useDesk();
  const sure = (item2) => CERTAINTIES.find((one) => one === item2.certainty) ?? null;
  function part2({ probability, of, currency }) {
    const [percent2, amount] = [Number(probability) * 100, formats.money(of, currency)];
    if (percent2 >= 99.5) return t("pages.outlook.part-nearly-all", { amount });
    if (percent2 < 1) return t("pages.outlook.part-little", { amount });
    return t("pages.outlook.part-of", { percent: Math.round(percent2), amount });
  }
  function journal(item2) {
    const filter = item2.counterparty ? `payee:${quoted(item2.counterparty)}` : "";
    return links.journal(booked() ? { filter, time: item2.date } : { filter });
  }
  Cards($$anchor, {
    children: ($$anchor2, $$slotProps) => {
      var fragment_1 = root_320();
      var thead = first_child(fragment_1);
      var tr = child(thead);
      var th = child(tr);
      var text3 = only_child(th, true);
      var th_1 = sibling(th);
      var text_1 = only_child(th_1, true);
      var th_2 = sibling(th_1);
      var text_2 = only_child(th_2, true);
      var th_3 = sibling(th_2);
      var text_3 = only_child(th_3, true);
      var th_4 = sibling(th_3);
      var text_4 = only_child(th_4, true);
      var th_5 = sibling(th_4);
      var text_5 = only_child(th_5, true);
      reset(tr);
      reset(thead);
      var tbody = sibling(thead, 2);
      each(tbody, 21, () => $$props.items, index, ($$anchor3, item2) => {
        const mark = user_derived(() => sure(get(item2)));
        var tr_1 = root_225();
        var td = child(tr_1);
        var text_6 = only_child(td, true);
        var td_1 = sibling(td);
        var text_7 = only_child(td_1, true);
        var td_2 = sibling(td_1);
        var text_8 = child(td_2);
        var node = sibling(text_8);
        {
          var consequent = ($$anchor4) => {
            var small = root40();
            var text_9 = only_child(small, true);
            template_effect(($0) => set_text(text_9, $0), [() => part2(get(item2))]);
            append($$anchor4, small);
          };
          var d = user_derived(() => Number(get(item2).probability) !== 1);
          if_block(node, ($$render) => {
            if (get(d)) $$render(consequent);
          });
        }
        reset(td_2);
        var td_3 = sibling(td_2);
        var node_1 = child(td_3);
        {
          var consequent_1 = ($$anchor4) => {
            var fragment_2 = root_131();
            var node_2 = first_child(fragment_2);
            Mark(node_2, {
              get mark() {
                return get(mark);
              },
              told: false
            });
            var text_10 = sibling(node_2);
            template_effect(($0) => set_text(text_10, ` ${$0 ?? ""}`), [() => t(`pages.outlook.mark-${get(mark)}`)]);
            append($$anchor4, fragment_2);
          };
          var alternate = ($$anchor4) => {
            var text_11 = text();
            template_effect(() => set_text(text_11, get(item2).certainty));
            append($$anchor4, text_11);
          };
          if_block(node_1, ($$render) => {
            if (get(mark)) $$render(consequent_1);
            else $$render(alternate, -1);
          });
        }
        reset(td_3);
        var td_4 = sibling(td_3);
        var text_12 = child(td_4);
        var node_3 = sibling(text_12);
        {
          var consequent_2 = ($$anchor4) => {
            Elsewhere($$anchor4, {
              get item() {
                return get(item2);
              },
              get rest() {
                return get(item2).elsewhere;
              },
              get last() {
                return last();
              }
            });
          };
          if_block(node_3, ($$render) => {
            if (last() && "elsewhere" in get(item2) && get(item2).elsewhere) $$render(consequent_2);
          });
        }
        reset(td_4);
        var td_5 = sibling(td_4);
        var a = child(td_5);
        var text_13 = only_child(a, true);
        var node_4 = sibling(a, 2);
        {
          let $0 = user_derived(() => t("pages.outlook.source-of", { name: get(item2).counterparty || $$props.title }));
          SourceLink(node_4, {
            get source() {
              return get(item2).source;
            },
            get of() {
              return get($0);
            }
          });
        }
        reset(td_5);
        reset(tr_1);
        template_effect(
          ($0, $1, $2, $3, $4) => {
            set_text(text_6, $0);
            set_text(text_7, get(item2).counterparty || "–");
            td_1.dir = td_1.dir;
            set_text(text_8, `${$1 ?? ""} `);
            set_text(text_12, `${$2 ?? ""} `);
            td_4.dir = td_4.dir;
            set_attribute2(a, "href", $3);
            set_text(text_13, $4);
          },
          [
            () => formats.shortDay(get(item2).date, frame2.as_of),
            () => formats.money(get(item2).amount, get(item2).currency),
            () => formats.bound(get(item2).because),
            () => journal(get(item2)),
            () => t("pages.outlook.journal")
          ]
        );
        append($$anchor3, tr_1);
      });
      reset(tbody);
      template_effect(
        ($0, $1, $2, $3, $4, $5) => {
          set_text(text3, $0);
          set_text(text_1, $1);
          set_text(text_2, $2);
          set_text(text_3, $3);
          set_text(text_4, $4);
          set_text(text_5, $5);
        },
        [
          () => t("pages.outlook.item-day"),
          () => t("pages.outlook.item-who"),
          () => t("pages.outlook.item-amount"),
          () => t("pages.outlook.item-sure"),
          () => t("pages.outlook.item-because"),
          () => t("pages.outlook.item-places")
        ]
      );
      append($$anchor2, fragment_1);
    },
    $$slots: { default: true }
  });
  pop();
}

// src/outlook/Measures.svelte
var root41 = from_html(`<strong class="kb-oaup4n">–</strong> <small class="kb-oaup4n"> </small>`, 1);
var root_132 = from_html(`<strong class="kb-oaup4n"> </strong> <small class="kb-oaup4n"> </small>`, 1);
var root_226 = from_html(`<small> </small>`);
var root_321 = from_html(`<strong class="kb-oaup4n"> </strong> <small class="reason kb-oaup4n"><!></small>`, 1);
var root_416 = from_html(`<small class="reason kb-oaup4n"><!></small>`);
var root_511 = from_html(`<small class="kb-oaup4n"> </small>`);
var root_68 = from_html(`<strong class="kb-oaup4n"> </strong> <!>`, 1);
var root_77 = from_html(`<div class="kb-oaup4n"><dt class="kb-oaup4n"> </dt> <dd class="kb-oaup4n"><strong> </strong> <small class="kb-oaup4n"> </small></dd></div>`);
var root_84 = from_html(`<dl class="kb-oaup4n"><div class="kb-oaup4n"><dt class="kb-oaup4n"> </dt> <dd class="kb-oaup4n"><!> <!></dd></div> <div class="kb-oaup4n"><dt class="kb-oaup4n"> </dt> <dd class="kb-oaup4n"><!></dd></div> <div><dt class="kb-oaup4n"> </dt> <dd class="kb-oaup4n"><!></dd></div> <!></dl>`);
var $$css39 = {
  hash: "kb-oaup4n",
  code: "dl.kb-oaup4n {display:grid;grid-template-columns:repeat(4, minmax(0, 1fr));gap:1px;margin:0 0 1.5em;background:var(--border);border:1px solid var(--border);}dl.kb-oaup4n > div:where(.kb-oaup4n) {padding:0.6em 0.9em 0.7em;background:var(--background);}dt.kb-oaup4n {color:var(--text-color-lightest);}dd.kb-oaup4n {margin:0;}dd.kb-oaup4n strong:where(.kb-oaup4n) {display:block;font-size:1.35em;line-height:1.3;font-variant-numeric:tabular-nums;}dd.kb-oaup4n small:where(.kb-oaup4n) {display:block;color:var(--text-color-lightest);line-height:1.35;}.reason.kb-oaup4n::first-letter {text-transform:uppercase;}.old.kb-oaup4n > :where(.kb-oaup4n),\n  .p10.old.kb-oaup4n {opacity:0.55;}\n  @media (width <= 1000px) {dl.kb-oaup4n {grid-template-columns:repeat(2, minmax(0, 1fr));}\n  }.negative.kb-oaup4n {color:var(--kb-critical);}"
};
function Measures($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css39);
  const { t, formats, frame: frame2 } = useDesk();
  const safe3 = user_derived(() => $$props.ahead?.safe ?? $$props.content.measures.safe_to_spend);
  const p10 = user_derived(() => $$props.content.measures.safe_to_spend.p10);
  const outcome2 = user_derived(() => $$props.ahead ?? $$props.content.curves[0]);
  const breach = user_derived(() => get(outcome2)?.first_breach ?? null);
  const below = user_derived(() => get(outcome2)?.broken_already ?? false);
  const closing = user_derived(() => get(outcome2)?.closing ?? null);
  const runway = user_derived(() => $$props.content.measures.runway);
  const end = user_derived(() => $$props.content.curves[0]?.points.at(-1)?.date ?? null);
  var dl = root_84();
  var div = child(dl);
  var dt = child(div);
  var text3 = only_child(dt, true);
  var dd = sibling(dt, 2);
  var node = child(dd);
  {
    var consequent = ($$anchor2) => {
      var fragment = root41();
      var small = sibling(first_child(fragment), 2);
      var text_1 = only_child(small, true);
      template_effect(($0) => set_text(text_1, $0), [() => t("pages.outlook.safe-unknown")]);
      append($$anchor2, fragment);
    };
    var consequent_1 = ($$anchor2) => {
      var fragment_1 = root_132();
      var strong = first_child(fragment_1);
      var text_2 = only_child(strong, true);
      var small_1 = sibling(strong, 2);
      var text_3 = only_child(small_1, true);
      template_effect(
        ($0, $1) => {
          set_text(text_2, $0);
          set_text(text_3, $1);
        },
        [
          () => formats.whole(0),
          () => t("pages.outlook.safe-short", {
            amount: formats.whole(Math.abs(Number(get(safe3).amount))),
            day: formats.day(get(safe3).until)
          })
        ]
      );
      append($$anchor2, fragment_1);
    };
    var d = user_derived(() => Number(get(safe3).amount) < 0);
    var alternate = ($$anchor2) => {
      var fragment_2 = root_132();
      var strong_1 = first_child(fragment_2);
      var text_4 = only_child(strong_1, true);
      var small_2 = sibling(strong_1, 2);
      var text_5 = only_child(small_2, true);
      template_effect(
        ($0, $1) => {
          set_text(text_4, $0);
          set_text(text_5, $1);
        },
        [
          () => formats.whole(get(safe3).amount),
          () => t("pages.outlook.until", { day: formats.day(get(safe3).until) })
        ]
      );
      append($$anchor2, fragment_2);
    };
    if_block(node, ($$render) => {
      if (get(safe3).amount === null) $$render(consequent);
      else if (get(d)) $$render(consequent_1, 1);
      else $$render(alternate, -1);
    });
  }
  var node_1 = sibling(node, 2);
  {
    var consequent_2 = ($$anchor2) => {
      var small_3 = root_226();
      let classes;
      var text_6 = only_child(small_3, true);
      template_effect(
        ($0) => {
          classes = set_class(small_3, 1, "p10 kb-oaup4n", null, classes, { old: $$props.ahead !== null });
          set_text(text_6, $0);
        },
        [
          () => t(
            Number(get(p10)) < 0 ? "pages.outlook.safe-p10-short" : "pages.outlook.safe-p10",
            { amount: formats.whole(Math.abs(Number(get(p10)))) }
          )
        ]
      );
      append($$anchor2, small_3);
    };
    if_block(node_1, ($$render) => {
      if (get(p10) !== null && get(safe3).amount !== null) $$render(consequent_2);
    });
  }
  reset(dd);
  reset(div);
  var div_1 = sibling(div, 2);
  var dt_1 = child(div_1);
  var text_7 = only_child(dt_1, true);
  var dd_1 = sibling(dt_1, 2);
  var node_2 = child(dd_1);
  {
    var consequent_3 = ($$anchor2) => {
      var fragment_3 = root41();
      var small_4 = sibling(first_child(fragment_3), 2);
      var text_8 = only_child(small_4, true);
      template_effect(($0) => set_text(text_8, $0), [
        () => t($$props.content.unknown ? "pages.outlook.safe-unknown" : "pages.outlook.no-buffer")
      ]);
      append($$anchor2, fragment_3);
    };
    var alternate_2 = ($$anchor2) => {
      var fragment_4 = comment();
      var node_3 = first_child(fragment_4);
      {
        var consequent_4 = ($$anchor3) => {
          var fragment_5 = root_132();
          var strong_2 = first_child(fragment_5);
          var text_9 = only_child(strong_2, true);
          var small_5 = sibling(strong_2, 2);
          var text_10 = only_child(small_5, true);
          template_effect(
            ($0, $1) => {
              set_text(text_9, $0);
              set_text(text_10, $1);
            },
            [
              () => t("pages.outlook.already"),
              () => t("pages.outlook.buffer-already", { amount: formats.whole($$props.content.buffer) })
            ]
          );
          append($$anchor3, fragment_5);
        };
        var alternate_1 = ($$anchor3) => {
          var fragment_6 = root_132();
          var strong_3 = first_child(fragment_6);
          var text_11 = only_child(strong_3, true);
          var small_6 = sibling(strong_3, 2);
          var text_12 = only_child(small_6, true);
          template_effect(
            ($0, $1) => {
              set_text(text_11, $0);
              set_text(text_12, $1);
            },
            [
              () => get(breach) ? formats.day(get(breach)) : t("pages.outlook.never"),
              () => t(
                get(breach) ? "pages.outlook.below-buffer" : "pages.outlook.above-buffer",
                {
                  amount: formats.whole($$props.content.buffer),
                  day: get(end) ? formats.day(get(end)) : ""
                }
              )
            ]
          );
          append($$anchor3, fragment_6);
        };
        if_block(node_3, ($$render) => {
          if (get(below)) $$render(consequent_4);
          else $$render(alternate_1, -1);
        });
      }
      append($$anchor2, fragment_4);
    };
    if_block(node_2, ($$render) => {
      if ($$props.content.buffer === null) $$render(consequent_3);
      else $$render(alternate_2, -1);
    });
  }
  reset(dd_1);
  reset(div_1);
  var div_2 = sibling(div_1, 2);
  let classes_1;
  var dt_2 = child(div_2);
  var text_13 = only_child(dt_2, true);
  var dd_2 = sibling(dt_2, 2);
  var node_4 = child(dd_2);
  {
    var consequent_5 = ($$anchor2) => {
      var fragment_7 = root_321();
      var strong_4 = first_child(fragment_7);
      var text_14 = only_child(strong_4, true);
      var small_7 = sibling(strong_4, 2);
      var node_5 = child(small_7);
      Sentence(node_5, {
        get says() {
          return get(runway).reason;
        }
      });
      reset(small_7);
      template_effect(($0) => set_text(text_14, $0), [() => t("pages.outlook.runway-long")]);
      append($$anchor2, fragment_7);
    };
    var alternate_3 = ($$anchor2) => {
      var fragment_8 = root_68();
      var strong_5 = first_child(fragment_8);
      var text_15 = only_child(strong_5, true);
      var node_6 = sibling(strong_5, 2);
      {
        var consequent_6 = ($$anchor3) => {
          var small_8 = root_416();
          var node_7 = child(small_8);
          Sentence(node_7, {
            get says() {
              return get(runway).reason;
            }
          });
          reset(small_8);
          append($$anchor3, small_8);
        };
        var d_1 = user_derived(() => Number(get(runway).months) === 0);
        var consequent_7 = ($$anchor3) => {
          var small_9 = root_511();
          var text_16 = only_child(small_9, true);
          template_effect(($0) => set_text(text_16, $0), [
            () => t("pages.outlook.runway-until", { day: formats.day(get(runway).date) })
          ]);
          append($$anchor3, small_9);
        };
        if_block(node_6, ($$render) => {
          if (get(d_1)) $$render(consequent_6);
          else if (get(runway).date) $$render(consequent_7, 1);
        });
      }
      template_effect(($0) => set_text(text_15, $0), [
        () => t("pages.outlook.months", {
          count: Number(get(runway).months),
          number: Number(get(runway).months).toLocaleString(frame2.lang, { maximumFractionDigits: 1 })
        })
      ]);
      append($$anchor2, fragment_8);
    };
    if_block(node_4, ($$render) => {
      if (get(runway).months === null) $$render(consequent_5);
      else $$render(alternate_3, -1);
    });
  }
  reset(dd_2);
  reset(div_2);
  var node_8 = sibling(div_2, 2);
  {
    var consequent_8 = ($$anchor2) => {
      var div_3 = root_77();
      var dt_3 = child(div_3);
      var text_17 = only_child(dt_3, true);
      var dd_3 = sibling(dt_3, 2);
      var strong_6 = child(dd_3);
      let classes_2;
      var text_18 = only_child(strong_6, true);
      var small_10 = sibling(strong_6, 2);
      var text_19 = only_child(small_10, true);
      reset(dd_3);
      reset(div_3);
      template_effect(
        ($0, $1, $2, $3) => {
          set_text(text_17, $0);
          classes_2 = set_class(strong_6, 1, "kb-oaup4n", null, classes_2, { negative: $1 });
          set_text(text_18, $2);
          set_text(text_19, $3);
        },
        [
          () => t("pages.outlook.closing-at"),
          () => Number(get(closing)) < 0,
          () => formats.whole(get(closing)),
          () => get(end) ? t("pages.outlook.on", { day: formats.day(get(end)) }) : ""
        ]
      );
      append($$anchor2, div_3);
    };
    if_block(node_8, ($$render) => {
      if (get(closing) !== null) $$render(consequent_8);
    });
  }
  reset(dl);
  template_effect(
    ($0, $1, $2) => {
      set_text(text3, $0);
      set_text(text_7, $1);
      classes_1 = set_class(div_2, 1, "kb-oaup4n", null, classes_1, { old: $$props.ahead !== null });
      set_text(text_13, $2);
    },
    [
      () => t("pages.outlook.safe"),
      () => t("pages.outlook.breach"),
      () => t("pages.outlook.runway")
    ]
  );
  append($$anchor, dl);
  pop();
}

// src/outlook/Headline.svelte
var root42 = from_html(`<li class="kb-1cq4b6v"> </li>`);
var root_133 = from_html(`<details><summary class="kb-1cq4b6v"> </summary> <!></details>`);
var root_227 = from_html(`<section class="headline" aria-labelledby="kasboek-tightest"><h2 id="kasboek-tightest" class="kb-1cq4b6v"> </h2> <p><span class="kb-1cq4b6v"> </span></p> <ul></ul> <p> </p> <!> <p class="heard kb-1cq4b6v" role="status"> </p> <!></section>`);
var $$css40 = {
  hash: "kb-1cq4b6v",
  code: 'h2.kb-1cq4b6v {margin:0 0 0.15em;font-size:1.6em;}.verdict.kb-1cq4b6v {display:flex;align-items:baseline;margin:0 0 0.5em;font-size:1.15em;font-weight:500;}.verdict.kb-1cq4b6v span:where(.kb-1cq4b6v)::first-letter {text-transform:uppercase;}.verdict.kb-1cq4b6v::before {flex:none;width:0.65em;height:0.65em;margin-right:0.5em;content:"";background:var(--kb-good);border-radius:50%;}.verdict.warn.kb-1cq4b6v::before {background:var(--kb-warning);border-radius:0;transform:rotate(45deg);}.verdict.bad.kb-1cq4b6v::before {background:var(--kb-critical);border-radius:0;}details.kb-1cq4b6v {margin-bottom:1.5em;overflow-x:auto;}.why.kb-1cq4b6v {max-width:75ch;color:var(--text-color-lighter);}.chances.kb-1cq4b6v {padding:0;margin:0 0 0.75em;list-style:none;}.heard.kb-1cq4b6v {position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);}.why.old.kb-1cq4b6v,\n  .old.kb-1cq4b6v > :where(.kb-1cq4b6v) {opacity:0.55;}'
};
function Headline2($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css40);
  const { t, formats } = useDesk();
  const low2 = user_derived(() => $$props.ahead?.low ?? $$props.content.measures.low_point);
  const gap = user_derived(() => $$props.content.buffer === null ? null : Number(get(low2).amount) - Number($$props.content.buffer));
  const spare = user_derived(() => get(gap) === null ? null : get(gap) + Number($$props.content.overdraft));
  const status = user_derived(() => {
    if (Number(get(low2).amount) < -Number($$props.content.overdraft) || get(spare) !== null && get(spare) < 0) return "bad";
    return get(gap) === null || get(gap) < 0 || Number(get(low2).amount) < 0 ? "warn" : "fine";
  });
  const verdict2 = user_derived(() => {
    if (get(gap) === null || get(spare) === null) return formats.bound($$props.content.unknown ?? t("pages.outlook.no-buffer"));
    const values = {
      gap: formats.whole(Math.abs(get(gap))),
      short: formats.whole(Math.abs(get(spare))),
      buffer: formats.whole($$props.content.buffer ?? 0),
      overdraft: formats.whole($$props.content.overdraft)
    };
    if (get(gap) >= 0) return t("pages.outlook.above", values);
    if (Number($$props.content.overdraft) === 0) return t("pages.outlook.below", values);
    return t(
      get(spare) < 0 ? "pages.outlook.below-short" : "pages.outlook.below-covered",
      values
    );
  });
  var section = root_227();
  var h2 = child(section);
  var text3 = only_child(h2, true);
  var p = sibling(h2, 2);
  var span = child(p);
  var text_1 = only_child(span, true);
  reset(p);
  var ul = sibling(p, 2);
  let classes;
  each(ul, 20, () => $$props.content.chances, (chance) => chance, ($$anchor2, chance) => {
    var li = root42();
    var text_2 = only_child(li, true);
    template_effect(($0) => set_text(text_2, $0), [() => formats.bound(chance)]);
    append($$anchor2, li);
  });
  reset(ul);
  var p_1 = sibling(ul, 2);
  let classes_1;
  var text_3 = only_child(p_1, true);
  var node = sibling(p_1, 2);
  {
    var consequent = ($$anchor2) => {
      var details = root_133();
      let classes_2;
      var summary = child(details);
      var text_4 = only_child(summary, true);
      var node_1 = sibling(summary, 2);
      {
        let $0 = user_derived(() => t("pages.outlook.tightest-items"));
        ItemTable(node_1, {
          get items() {
            return $$props.content.tightest.items;
          },
          get title() {
            return get($0);
          }
        });
      }
      reset(details);
      template_effect(
        ($0) => {
          classes_2 = set_class(details, 1, "kb-1cq4b6v", null, classes_2, { old: $$props.ahead !== null });
          set_text(text_4, $0);
        },
        [() => t("pages.outlook.tightest-items")]
      );
      append($$anchor2, details);
    };
    if_block(node, ($$render) => {
      if ($$props.content.tightest.items.length) $$render(consequent);
    });
  }
  var p_2 = sibling(node, 2);
  var text_5 = only_child(p_2, true);
  var node_2 = sibling(p_2, 2);
  Measures(node_2, {
    get content() {
      return $$props.content;
    },
    get ahead() {
      return $$props.ahead;
    }
  });
  reset(section);
  template_effect(
    ($0, $1) => {
      set_text(text3, $0);
      set_class(p, 1, `verdict ${get(status) ?? ""}`, "kb-1cq4b6v");
      set_text(text_1, get(verdict2));
      classes = set_class(ul, 1, "chances kb-1cq4b6v", null, classes, { old: $$props.ahead !== null });
      classes_1 = set_class(p_1, 1, "why kb-1cq4b6v", null, classes_1, { old: $$props.ahead !== null });
      set_text(text_3, $1);
      set_text(text_5, $$props.ahead?.says ?? "");
    },
    [
      () => t("pages.outlook.tightest", {
        day: formats.day(get(low2).date),
        amount: formats.whole(get(low2).amount)
      }),
      () => formats.bound($$props.content.tightest.why ?? $$props.content.tightest.says)
    ]
  );
  append($$anchor, section);
  pop();
}

// src/lib/Dialog.svelte
var root43 = from_html(`<dialog class="kb-3ci204"><div class="inside kb-3ci204"><div class="head kb-3ci204"><h2 class="kb-3ci204"> </h2> <button type="button" class="muted kb-3ci204">✕</button></div> <!></div></dialog>`);
var $$css41 = {
  hash: "kb-3ci204",
  code: "dialog.kb-3ci204 {width:min(76em, calc(100vw - 1.5em));max-width:none;max-height:calc(100vh - 1.5em);padding:0;color:var(--text-color);background:var(--background);border:1px solid var(--border);border-radius:4px;box-shadow:var(--box-shadow-overlay);}dialog.kb-3ci204::backdrop {background:var(--overlay-wrapper-background);}.inside.kb-3ci204 {padding:1em 1.25em 1.25em;}.head.kb-3ci204 {display:flex;gap:1em;align-items:start;justify-content:space-between;margin:0 0 0.75em;}h2.kb-3ci204 {margin:0;font-size:1.25em;}button.kb-3ci204 {margin:0;}"
};
function Dialog($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css41);
  const { t } = useDesk();
  function open(dialog) {
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }
  function beside(event2) {
    if (event2.target === event2.currentTarget) $$props.closed();
  }
  var dialog_1 = root43();
  var div = child(dialog_1);
  var div_1 = child(div);
  var h2 = child(div_1);
  var text3 = only_child(h2, true);
  var button = sibling(h2, 2);
  reset(div_1);
  var node = sibling(div_1, 2);
  snippet(node, () => $$props.children);
  reset(div);
  reset(dialog_1);
  attach(dialog_1, () => open);
  template_effect(
    ($0) => {
      set_attribute2(dialog_1, "aria-labelledby", `${id}-title`);
      set_attribute2(h2, "id", `${id}-title`);
      set_text(text3, $$props.title);
      set_attribute2(button, "aria-label", $0);
    },
    [() => t("pages.dialog.close")]
  );
  event("cancel", dialog_1, (event2) => {
    event2.preventDefault();
    $$props.closed();
  });
  delegated("click", dialog_1, beside);
  delegated("click", button, function(...$$args) {
    $$props.closed?.apply(this, $$args);
  });
  append($$anchor, dialog_1);
  pop();
}
delegate(["click"]);

// src/outlook/table.ts
function partsOf(cell2) {
  return CERTAINTIES.filter((certainty) => Number(cell2[certainty]) !== 0);
}
function markOf(cell2) {
  const parts = partsOf(cell2);
  if (parts.length < 2) return parts[0] ?? null;
  return parts.includes("booked") || parts.includes("committed") ? "mixed" : "guessed";
}
var EMPTY = {
  value: null,
  cell: null,
  opens: false,
  mark: null,
  alarm: null,
  date: null
};
var ofCell = (cell2) => cell2 === null ? EMPTY : { ...EMPTY, value: cell2.value, cell: cell2, opens: true, mark: markOf(cell2) };
function alarmOf(key2, value) {
  if (value === null || Number(value) >= 0) return null;
  if (key2 === "headroom") return "short";
  return key2 === "closing" || key2 === "low" ? "below-zero" : null;
}
var moves = (column2) => Number(column2.receipts) !== 0 || Number(column2.payments) !== 0;
function own(kind2, key2, columns) {
  const figures = columns.map((column2) => {
    const value = column2[key2];
    const opens = kind2 === "total" && moves(column2);
    const date = key2 === "low" ? column2.low_date : null;
    return { ...EMPTY, value, opens, alarm: alarmOf(key2, value), date };
  });
  return { kind: kind2, key: key2, figures };
}
function side(outlook2, key2) {
  const rows = outlook2.rows.filter((row2) => row2.side === key2);
  return [
    { kind: "group", key: key2 },
    ...rows.map(({ key: name, title, cells }) => {
      return { kind: "row", key: name, title, figures: cells.map(ofCell) };
    }),
    own("total", key2, outlook2.columns)
  ];
}
function linesOf2(outlook2) {
  const balance = (key2) => own("balance", key2, outlook2.columns);
  return [
    ...side(outlook2, "receipts"),
    ...side(outlook2, "payments"),
    own("total", "net", outlook2.columns),
    balance("opening"),
    balance("closing"),
    ...outlook2.columns.some(({ p10 }) => p10 !== null) ? [balance("p10")] : [],
    balance("low"),
    balance("headroom")
  ];
}
var figuresOf = (line) => line.kind === "group" ? [] : line.figures;
function bandsOf(columns) {
  const past = columns.filter((column2) => column2.past).length;
  return { past, ahead: columns.length - past };
}
function moved(lines, from, key2) {
  const opens = ({ line, column: column3 }) => {
    const there = lines[line];
    return there !== void 0 && figuresOf(there)[column3]?.opens === true;
  };
  const width = Math.max(...lines.map((line) => figuresOf(line).length));
  const step2 = STEPS2[key2];
  if (step2) {
    let { line, column: column3 } = { line: from.line + step2[0], column: from.column + step2[1] };
    while (line >= 0 && line < lines.length && column3 >= 0 && column3 < width) {
      if (opens({ line, column: column3 })) return { line, column: column3 };
      line += step2[0];
      column3 += step2[1];
    }
    return null;
  }
  const columns = Array.from({ length: width }, (_, column3) => column3);
  const order = key2 === "Home" ? columns : key2 === "End" ? columns.reverse() : [];
  const column2 = order.find((one) => opens({ line: from.line, column: one }));
  return column2 === void 0 ? null : { line: from.line, column: column2 };
}
var STEPS2 = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};
function firstSpot(lines) {
  for (const [line, one] of lines.entries()) {
    const column2 = figuresOf(one).findIndex(({ opens }) => opens);
    if (column2 >= 0) return { line, column: column2 };
  }
  return null;
}

// src/outlook/Items.svelte
var root44 = from_html(`<span class="part kb-1uk5cml"><!> </span>`);
var root_134 = from_html(`<p> </p>`);
var root_228 = from_html(`<!> <!>`, 1);
var root_322 = from_html(`<p class="total kb-1uk5cml"><strong class="kb-1uk5cml"> </strong> <!></p> <!>`, 1);
var root_417 = from_html(`<p role="alert"> </p>`);
var root_512 = from_html(`<p role="status"> </p>`);
var $$css42 = {
  hash: "kb-1uk5cml",
  code: ".total.kb-1uk5cml {display:flex;flex-wrap:wrap;gap:0.25em 1.5em;align-items:baseline;}.total.kb-1uk5cml strong:where(.kb-1uk5cml) {font-size:1.35em;}.part.kb-1uk5cml {color:var(--text-color-lightest);}"
};
function Items($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css42);
  const { t, formats } = useDesk();
  const asked = $$props.api.get(
    "items",
    {
      ...$$props.query,
      row: $$props.row,
      column: $$props.column.start
    },
    opened
  );
  const parts = user_derived(() => $$props.cell === null ? [] : partsOf($$props.cell));
  Dialog($$anchor, {
    get title() {
      return `${$$props.title ?? ""}, ${$$props.name ?? ""}`;
    },
    get closed() {
      return $$props.closed;
    },
    children: ($$anchor2, $$slotProps) => {
      var fragment_1 = comment();
      var node = first_child(fragment_1);
      await_block(
        node,
        () => asked,
        ($$anchor3) => {
          var p_4 = root_512();
          var text_5 = only_child(p_4, true);
          template_effect(($0) => set_text(text_5, $0), [() => t("pages.outlook.asking")]);
          append($$anchor3, p_4);
        },
        ($$anchor3, found) => {
          var fragment_2 = root_322();
          var p = first_child(fragment_2);
          var strong = child(p);
          var text3 = only_child(strong, true);
          var node_1 = sibling(strong, 2);
          {
            var consequent = ($$anchor4) => {
              var fragment_3 = comment();
              var node_2 = first_child(fragment_3);
              each(node_2, 16, () => get(parts), (part2) => part2, ($$anchor5, part2) => {
                var span = root44();
                var node_3 = child(span);
                Mark(node_3, {
                  get mark() {
                    return part2;
                  },
                  told: false
                });
                var text_1 = sibling(node_3);
                reset(span);
                template_effect(
                  ($0, $1) => set_text(text_1, ` ${$0 ?? ""}
            ${$1 ?? ""}`),
                  [
                    () => formats.money($$props.cell[part2]),
                    () => t(`pages.outlook.mark-${part2}`)
                  ]
                );
                append($$anchor5, span);
              });
              append($$anchor4, fragment_3);
            };
            if_block(node_1, ($$render) => {
              if (get(parts).length > 1 && $$props.cell) $$render(consequent);
            });
          }
          reset(p);
          var node_4 = sibling(p, 2);
          {
            var consequent_2 = ($$anchor4) => {
              var fragment_4 = root_228();
              var node_5 = first_child(fragment_4);
              ItemTable(node_5, {
                get items() {
                  return get(found).items;
                },
                get title() {
                  return $$props.title;
                },
                get last() {
                  return $$props.last;
                },
                get booked() {
                  return $$props.column.past;
                }
              });
              var node_6 = sibling(node_5, 2);
              {
                var consequent_1 = ($$anchor5) => {
                  var p_1 = root_134();
                  var text_2 = only_child(p_1, true);
                  template_effect(($0) => set_text(text_2, $0), [
                    () => t("pages.outlook.rest", {
                      count: get(found).rest.count,
                      amount: formats.money(get(found).rest.value)
                    })
                  ]);
                  append($$anchor5, p_1);
                };
                if_block(node_6, ($$render) => {
                  if (get(found).rest) $$render(consequent_1);
                });
              }
              append($$anchor4, fragment_4);
            };
            var alternate = ($$anchor4) => {
              var p_2 = root_134();
              var text_3 = only_child(p_2, true);
              template_effect(($0) => set_text(text_3, $0), [() => t("pages.outlook.nothing")]);
              append($$anchor4, p_2);
            };
            if_block(node_4, ($$render) => {
              if (get(found).items.length) $$render(consequent_2);
              else $$render(alternate, -1);
            });
          }
          template_effect(($0) => set_text(text3, $0), [() => formats.money(get(found).total)]);
          append($$anchor3, fragment_2);
        },
        ($$anchor3, error) => {
          var p_3 = root_417();
          var text_4 = only_child(p_3, true);
          template_effect(($0) => set_text(text_4, $0), [() => sentenceOf(get(error))]);
          append($$anchor3, p_3);
        }
      );
      append($$anchor2, fragment_1);
    },
    $$slots: { default: true }
  });
  pop();
}

// src/outlook/Levers.svelte
var root45 = from_html(`<p role="alert"> </p>`);
var root_135 = from_html(`<span class="kb-5y19jh"> </span>`);
var root_229 = from_html(`<li class="kb-5y19jh"><span class="what kb-5y19jh"><span class="sentence kb-5y19jh"> </span> <small class="kb-5y19jh"> <!> <!></small></span> <span class="amount kb-5y19jh"> </span></li>`);
var root_323 = from_html(`<p class="advice kb-5y19jh"> </p>`);
var root_418 = from_html(`<section aria-labelledby="kasboek-levers" class="kb-5y19jh"><div class="head kb-5y19jh"><h3 id="kasboek-levers" class="kb-5y19jh"> </h3> <!></div> <ol class="kb-5y19jh"></ol> <p class="verdict kb-5y19jh"> </p> <!></section>`);
var root_513 = from_html(`<!> <!>`, 1);
var $$css43 = {
  hash: "kb-5y19jh",
  code: "section.kb-5y19jh {margin-bottom:1.5em;}.head.kb-5y19jh span:where(.kb-5y19jh) {margin-left:auto;}.head.kb-5y19jh {display:flex;flex-wrap:wrap;gap:0 1em;align-items:baseline;justify-content:space-between;color:var(--text-color-lighter);}h3.kb-5y19jh {color:var(--text-color);}ol.kb-5y19jh {padding:0;margin:0;list-style:none;}li.kb-5y19jh {display:grid;grid-template-columns:minmax(0, 1fr) auto;gap:0 1em;align-items:baseline;padding:0.25em 0;border-top:1px solid var(--border);}.what.kb-5y19jh {overflow-wrap:anywhere;}.sentence.kb-5y19jh {display:block; /* only a block has a first letter */}.sentence.kb-5y19jh::first-letter {text-transform:uppercase;}small.kb-5y19jh {display:block;color:var(--text-color-lighter);}.amount.kb-5y19jh {font-variant-numeric:tabular-nums;white-space:nowrap;}.verdict.kb-5y19jh {padding-top:0.35em;margin:0;font-weight:500;border-top:1px solid var(--border);}.advice.kb-5y19jh {margin:0.35em 0 0;color:var(--kb-critical);}"
};
function Levers($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css43);
  const { t, formats } = useDesk();
  const PLACES = 3;
  const asked = new Asked((question) => $$props.api.get("levers", question, remedy));
  const found = user_derived(() => asked.found);
  user_effect(() => {
    if (!$$props.broken) {
      asked.found = null;
      return;
    }
    asked.request($$props.query);
    return () => asked.forget();
  });
  var fragment = root_513();
  var node = first_child(fragment);
  {
    var consequent = ($$anchor2) => {
      var p = root45();
      var text3 = only_child(p, true);
      template_effect(() => set_text(text3, asked.refused));
      append($$anchor2, p);
    };
    if_block(node, ($$render) => {
      if (asked.refused) $$render(consequent);
    });
  }
  var node_1 = sibling(node, 2);
  {
    var consequent_4 = ($$anchor2) => {
      var section = root_418();
      var div = child(section);
      var h3 = child(div);
      var text_1 = only_child(h3, true);
      var node_2 = sibling(h3, 2);
      {
        var consequent_1 = ($$anchor3) => {
          var span = root_135();
          var text_2 = only_child(span, true);
          template_effect(($0) => set_text(text_2, $0), [() => t("pages.outlook.gap-lifts")]);
          append($$anchor3, span);
        };
        if_block(node_2, ($$render) => {
          if (get(found).levers.length) $$render(consequent_1);
        });
      }
      reset(div);
      var ol = sibling(div, 2);
      each(ol, 21, () => get(found).levers, index, ($$anchor3, lever2) => {
        var li = root_229();
        var span_1 = child(li);
        var span_2 = child(span_1);
        var text_3 = only_child(span_2, true);
        var small = sibling(span_2, 2);
        var text_4 = child(small);
        var node_3 = sibling(text_4);
        each(node_3, 17, () => get(lever2).items.slice(0, PLACES), (item2) => item2.id, ($$anchor4, item2) => {
          SourceLink($$anchor4, {
            get source() {
              return get(item2).source;
            },
            get of() {
              return get(lever2).who;
            }
          });
        });
        var node_4 = sibling(node_3, 2);
        {
          var consequent_2 = ($$anchor4) => {
            var text_5 = text();
            template_effect(($0) => set_text(text_5, $0), [
              () => t("pages.outlook.gap-more", { count: get(lever2).items.length - PLACES })
            ]);
            append($$anchor4, text_5);
          };
          if_block(node_4, ($$render) => {
            if (get(lever2).items.length > PLACES) $$render(consequent_2);
          });
        }
        reset(small);
        reset(span_1);
        var span_3 = sibling(span_1, 2);
        var text_6 = only_child(span_3, true);
        reset(li);
        template_effect(
          ($0, $1, $2) => {
            set_text(text_3, $0);
            set_text(text_4, `${$1 ?? ""} `);
            set_text(text_6, $2);
          },
          [
            () => formats.bound(get(lever2).says),
            () => t("pages.outlook.gap-cost", { cost: formats.bound(get(lever2).costs) }),
            () => formats.money(get(lever2).lifts)
          ]
        );
        append($$anchor3, li);
      });
      reset(ol);
      var p_1 = sibling(ol, 2);
      var text_7 = only_child(p_1, true);
      var node_5 = sibling(p_1, 2);
      {
        var consequent_3 = ($$anchor3) => {
          var p_2 = root_323();
          var text_8 = only_child(p_2, true);
          template_effect(($0) => set_text(text_8, $0), [() => formats.bound(get(found).advice)]);
          append($$anchor3, p_2);
        };
        if_block(node_5, ($$render) => {
          if (get(found).advice) $$render(consequent_3);
        });
      }
      reset(section);
      template_effect(
        ($0, $1) => {
          set_text(text_1, $0);
          set_text(text_7, $1);
        },
        [
          () => t(get(found).enough && get(found).levers.length ? "pages.outlook.gap" : "pages.outlook.gap-helps"),
          () => formats.bound(get(found).says)
        ]
      );
      append($$anchor2, section);
    };
    if_block(node_1, ($$render) => {
      if ($$props.broken && get(found)?.needed) $$render(consequent_4);
    });
  }
  append($$anchor, fragment);
  pop();
}

// src/outlook/SaveScenario.svelte
var root46 = from_html(`<p role="status"> <!></p> <button type="button"> </button>`, 1);
var root_136 = from_html(`<p> </p> <!>`, 1);
var root_230 = from_html(`<p> </p>`);
var root_324 = from_html(`<!> <!> <!>`, 1);
var root_419 = from_html(`<button type="submit"> </button>`);
var root_514 = from_html(`<form><div class="fields kb-1buzh1x"><label> </label> <input type="text" maxlength="100" autocomplete="off"/> <label> </label> <input type="text" maxlength="60" autocomplete="off" spellcheck="false"/></div> <p class="refused kb-1buzh1x" role="alert"> </p> <!> <!> <button type="button" class="muted"> </button></form>`);
var $$css44 = {
  hash: "kb-1buzh1x",
  code: ".fields.kb-1buzh1x {display:grid;grid-template-columns:max-content minmax(0, 30em);gap:0.5em 1em;align-items:center;margin-bottom:0.75em;}.refused.kb-1buzh1x {margin-bottom:0.5em;color:var(--kb-critical);}.refused.kb-1buzh1x:empty {display:none;}\n  @media (width <= 767px) {.fields.kb-1buzh1x {grid-template-columns:minmax(0, 1fr);}\n  }"
};
function SaveScenario($$anchor, $$props) {
  const id = props_id();
  push($$props, true);
  append_styles($$anchor, $$css44);
  const { t, frame: frame2 } = useDesk();
  let title = state(proxy(t("pages.outlook.save-example")));
  let own2 = state(null);
  const name = user_derived(() => get(own2) ?? named(get(title)));
  let draft2 = state(null);
  let refused = state(null);
  let told3 = state(null);
  let writing = state(false);
  const paced = new Paced(
    (question) => $$props.api.get("draft", question, draft),
    (found) => {
      set(draft2, found);
      set(
        refused,
        found.exists ? t("pages.outlook.save-exists", { name: get(name) }) : null,
        true
      );
    },
    (error) => {
      set(draft2, null);
      set(refused, sentenceOf(error), true);
    }
  );
  user_effect(() => {
    if (get(name).trim() === "") {
      set(draft2, null);
      set(refused, t("pages.outlook.save-name-missing"), true);
      return;
    }
    const question = { ...$$props.query, name: get(name), title: get(title) };
    untrack(() => paced.request(question));
    return () => paced.forget();
  });
  function named(text3) {
    const plain = text3.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }
  async function write(event2) {
    event2.preventDefault();
    if (get(draft2) === null || get(writing)) return;
    set(writing, true);
    set(refused, null);
    try {
      set(told3, await $$props.api.post(
        "save",
        {
          ...$$props.query,
          name: get(name),
          title: get(title),
          text: get(draft2).text
        },
        saved
      ));
    } catch (error) {
      set(refused, sentenceOf(error), true);
    }
    set(writing, false);
  }
  function end() {
    if (get(told3) === null) $$props.closed();
    else $$props.written(get(
      told3
      // as it stands in the ledger, which is not always as it was typed
    ).name);
  }
  {
    let $0 = user_derived(() => t("pages.outlook.save"));
    Dialog($$anchor, {
      get title() {
        return get($0);
      },
      closed: end,
      children: ($$anchor2, $$slotProps) => {
        var fragment_1 = comment();
        var node = first_child(fragment_1);
        {
          var consequent = ($$anchor3) => {
            var fragment_2 = root46();
            var p = first_child(fragment_2);
            var text_1 = child(p);
            var node_1 = sibling(text_1);
            {
              let $02 = user_derived(() => ({ file: get(told3).file, line: 1 }));
              SourceLink(node_1, {
                get source() {
                  return get($02);
                }
              });
            }
            reset(p);
            var button = sibling(p, 2);
            var text_2 = only_child(button, true);
            template_effect(
              ($02) => {
                set_text(text_1, `${get(told3).says ?? ""} `);
                set_text(text_2, $02);
              },
              [() => t("pages.outlook.save-look")]
            );
            delegated("click", button, end);
            append($$anchor3, fragment_2);
          };
          var alternate = ($$anchor3) => {
            var form = root_514();
            var div = child(form);
            var label = child(div);
            var text_3 = only_child(label, true);
            var input = sibling(label, 2);
            remove_input_defaults(input);
            var label_1 = sibling(input, 2);
            var text_4 = only_child(label_1, true);
            var input_1 = sibling(label_1, 2);
            remove_input_defaults(input_1);
            reset(div);
            var p_1 = sibling(div, 2);
            var text_5 = only_child(p_1, true);
            var node_2 = sibling(p_1, 2);
            {
              var consequent_3 = ($$anchor4) => {
                var fragment_3 = root_324();
                var node_3 = first_child(fragment_3);
                Paste(node_3, {
                  get text() {
                    return get(draft2).text;
                  },
                  get file() {
                    return get(draft2).file;
                  }
                });
                var node_4 = sibling(node_3, 2);
                {
                  var consequent_1 = ($$anchor5) => {
                    var fragment_4 = root_136();
                    var p_2 = first_child(fragment_4);
                    var text_6 = only_child(p_2, true);
                    var node_5 = sibling(p_2, 2);
                    Paste(node_5, {
                      get text() {
                        return get(draft2).include;
                      }
                    });
                    template_effect(($02) => set_text(text_6, $02), [() => t("pages.outlook.save-include")]);
                    append($$anchor5, fragment_4);
                  };
                  if_block(node_4, ($$render) => {
                    if (get(draft2).include) $$render(consequent_1);
                  });
                }
                var node_6 = sibling(node_4, 2);
                {
                  var consequent_2 = ($$anchor5) => {
                    var p_3 = root_230();
                    var text_7 = only_child(p_3, true);
                    template_effect(($02) => set_text(text_7, $02), [() => t("pages.outlook.save-read-only")]);
                    append($$anchor5, p_3);
                  };
                  if_block(node_6, ($$render) => {
                    if (frame2.read_only) $$render(consequent_2);
                  });
                }
                append($$anchor4, fragment_3);
              };
              if_block(node_2, ($$render) => {
                if (get(draft2)) $$render(consequent_3);
              });
            }
            var node_7 = sibling(node_2, 2);
            {
              var consequent_4 = ($$anchor4) => {
                var button_1 = root_419();
                var text_8 = only_child(button_1, true);
                template_effect(
                  ($02) => {
                    button_1.disabled = get(draft2) === null || get(draft2).exists || get(writing);
                    set_text(text_8, $02);
                  },
                  [() => t("pages.outlook.save-write")]
                );
                append($$anchor4, button_1);
              };
              if_block(node_7, ($$render) => {
                if (!frame2.read_only) $$render(consequent_4);
              });
            }
            var button_2 = sibling(node_7, 2);
            var text_9 = only_child(button_2, true);
            reset(form);
            template_effect(
              ($02, $1, $2) => {
                set_attribute2(label, "for", `${id}-title`);
                set_text(text_3, $02);
                set_attribute2(input, "id", `${id}-title`);
                set_attribute2(label_1, "for", `${id}-name`);
                set_text(text_4, $1);
                set_attribute2(input_1, "id", `${id}-name`);
                set_value(input_1, get(name));
                set_attribute2(input_1, "aria-invalid", get(refused) !== null);
                set_attribute2(input_1, "aria-describedby", `${id}-refused`);
                set_attribute2(p_1, "id", `${id}-refused`);
                set_text(text_5, get(refused) ?? "");
                set_text(text_9, $2);
              },
              [
                () => t("pages.outlook.save-title"),
                () => t("pages.outlook.save-name"),
                () => t("pages.outlook.cancel")
              ]
            );
            event("submit", form, (event2) => void write(event2));
            bind_value(input, () => get(title), ($$value) => set(title, $$value));
            delegated("input", input_1, (event2) => set(own2, event2.currentTarget.value, true));
            delegated("click", button_2, function(...$$args) {
              $$props.closed?.apply(this, $$args);
            });
            append($$anchor3, form);
          };
          if_block(node, ($$render) => {
            if (get(told3)) $$render(consequent);
            else $$render(alternate, -1);
          });
        }
        append($$anchor2, fragment_1);
      },
      $$slots: { default: true }
    });
  }
  pop();
}
delegate(["click", "input"]);

// src/outlook/SheetHead.svelte
var root47 = from_html(`<th scope="colgroup" class="past kb-mdsd9k"><span class="kb-mdsd9k"> </span></th>`);
var root_137 = from_html(`<small class="tightest kb-mdsd9k"> </small>`);
var root_231 = from_html(`<th scope="col"> <small class="kb-mdsd9k"> </small> <!></th>`);
var root_325 = from_html(`<thead class="kb-mdsd9k"><tr class="bands kb-mdsd9k"><td class="kb-mdsd9k"></td><!><th scope="colgroup" class="now kb-mdsd9k"><span class="kb-mdsd9k"> </span></th></tr><tr class="kb-mdsd9k"><td class="corner kb-mdsd9k"> </td><!></tr></thead>`);
var $$css45 = {
  hash: "kb-mdsd9k",
  code: "th.kb-mdsd9k,\n  td.kb-mdsd9k {position:sticky;top:1.9em;z-index:2;color:var(--text-color-lighter);background:var(--background-darker);border:0;border-bottom:1px solid var(--border-darker);}.bands.kb-mdsd9k th:where(.kb-mdsd9k),\n  .bands.kb-mdsd9k td:where(.kb-mdsd9k) {top:0;height:1.9em;padding-block:0;border-bottom:0;}.bands.kb-mdsd9k th:where(.kb-mdsd9k) {font-weight:500;text-align:left;}.bands.kb-mdsd9k span:where(.kb-mdsd9k) {position:sticky;left:14.5em;}thead.kb-mdsd9k tr:where(.kb-mdsd9k) > :where(.kb-mdsd9k):first-child {z-index:3;}small.kb-mdsd9k {display:block;color:inherit;line-height:1.2;}.past.kb-mdsd9k {background:var(--background-darkest);}.tight.kb-mdsd9k {font-weight:500;color:var(--text-color);box-shadow:inset 0 -3px 0 var(--link-color);}\n  @media (width <= 767px) {.bands.kb-mdsd9k span:where(.kb-mdsd9k) {left:9.5em;}\n  }"
};
function SheetHead($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css45);
  const { t, formats } = useDesk();
  const columns = user_derived(() => $$props.content.columns);
  const bands = user_derived(() => bandsOf(get(columns)));
  const weekly = user_derived(() => $$props.content.horizon === "13w");
  const startOf = (column2, before) => get(weekly) ? formats.shortDay(column2.start, before?.start ?? column2.start) : formats.shortDay(column2.start);
  var thead = root_325();
  var tr = child(thead);
  var node = sibling(child(tr));
  {
    var consequent = ($$anchor2) => {
      var th = root47();
      var span = child(th);
      var text3 = only_child(span, true);
      reset(th);
      template_effect(
        ($0) => {
          set_attribute2(th, "colspan", get(bands).past);
          set_text(text3, $0);
        },
        [() => t("pages.outlook.band-past")]
      );
      append($$anchor2, th);
    };
    if_block(node, ($$render) => {
      if (get(bands).past) $$render(consequent);
    });
  }
  var th_1 = sibling(node);
  var span_1 = child(th_1);
  var text_1 = only_child(span_1, true);
  reset(th_1);
  reset(tr);
  var tr_1 = sibling(tr);
  var td = child(tr_1);
  var text_2 = only_child(td, true);
  var node_1 = sibling(td);
  each(node_1, 19, () => get(columns), (column2) => column2.start, ($$anchor2, column2, index2) => {
    var th_2 = root_231();
    let classes;
    var text_3 = child(th_2);
    var small = sibling(text_3);
    var text_4 = only_child(small, true);
    var node_2 = sibling(small, 2);
    {
      var consequent_1 = ($$anchor3) => {
        var small_1 = root_137();
        var text_5 = only_child(small_1, true);
        template_effect(($0) => set_text(text_5, $0), [() => t("pages.outlook.tightest-here")]);
        append($$anchor3, small_1);
      };
      if_block(node_2, ($$render) => {
        if (get(index2) === $$props.tight) $$render(consequent_1);
      });
    }
    reset(th_2);
    template_effect(
      ($0) => {
        classes = set_class(th_2, 1, "kb-mdsd9k", null, classes, {
          past: get(column2).past,
          now: get(index2) === $$props.first,
          tight: get(index2) === $$props.tight
        });
        set_text(text_3, `${get(column2).label ?? ""} `);
        set_text(text_4, $0);
      },
      [
        () => startOf(get(column2), get(columns)[get(index2) - 1])
      ]
    );
    append($$anchor2, th_2);
  });
  reset(tr_1);
  reset(thead);
  template_effect(
    ($0, $1) => {
      set_attribute2(th_1, "colspan", get(bands).ahead);
      set_text(text_1, $0);
      set_text(text_2, $1);
    },
    [
      () => t("pages.outlook.band-ahead"),
      () => t(get(weekly) ? "pages.outlook.week-of" : "pages.outlook.month-of")
    ]
  );
  append($$anchor, thead);
  pop();
}

// src/outlook/Opener.svelte
var root48 = from_html(`<button type="button" class="unset kb-1gnlk5h" aria-haspopup="dialog"><!> <span> </span></button>`);
var $$css46 = {
  hash: "kb-1gnlk5h",
  code: "button.kb-1gnlk5h {display:inline-flex;gap:0.4em;align-items:baseline;justify-content:flex-end;width:100%;margin:0;font-weight:inherit;text-align:right;}button.kb-1gnlk5h .mark {color:var(--text-color-lightest);}button.kb-1gnlk5h:hover {text-decoration:underline;filter:none;}.expected.kb-1gnlk5h,\n  .guessed.kb-1gnlk5h,\n  .learned.kb-1gnlk5h,\n  .mixed.kb-1gnlk5h {font-style:italic;}"
};
function Opener($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css46);
  const { formats } = useDesk();
  var button = root48();
  var node = child(button);
  {
    var consequent = ($$anchor2) => {
      Mark($$anchor2, {
        get mark() {
          return $$props.figure.mark;
        },
        told: false
      });
    };
    if_block(node, ($$render) => {
      if ($$props.figure.mark && !$$props.past) $$render(consequent);
    });
  }
  var span = sibling(node, 2);
  var text3 = only_child(span, true);
  reset(button);
  template_effect(
    ($0) => {
      set_attribute2(button, "data-spot", $$props.spot);
      set_attribute2(button, "tabindex", $$props.reached ? 0 : -1);
      set_attribute2(button, "aria-label", $$props.name);
      set_class(span, 1, clsx2($$props.figure.mark ?? ""), "kb-1gnlk5h");
      set_text(text3, $0);
    },
    [() => formats.number($$props.figure.value ?? 0, 0)]
  );
  event("focus", button, function(...$$args) {
    $$props.focused?.apply(this, $$args);
  });
  delegated("click", button, function(...$$args) {
    $$props.opened?.apply(this, $$args);
  });
  append($$anchor, button);
  pop();
}
delegate(["click"]);

// src/outlook/SheetRow.svelte
var root49 = from_html(`<td></td>`);
var root_138 = from_html(`<small class="alarm kb-t6fugw"> </small>`);
var root_232 = from_html(` <!>`, 1);
var root_326 = from_html(`<span>–</span>`);
var root_420 = from_html(`<td><!></td>`);
var root_515 = from_html(`<tr><th class="kb-t6fugw"><span class="kb-t6fugw"> </span></th><!></tr>`);
var $$css47 = {
  hash: "kb-t6fugw",
  code: "td.kb-t6fugw small:where(.kb-t6fugw) {display:block;color:var(--text-color-lightest);line-height:1.2;}.past.kb-t6fugw {background:var(--background-darker);}.part.kb-t6fugw th:where(.kb-t6fugw) span:where(.kb-t6fugw) {display:block;padding-left:0.9em;}.group.kb-t6fugw th:where(.kb-t6fugw) {padding-top:0.7em;font-weight:500;}.total.kb-t6fugw th:where(.kb-t6fugw),\n  .total.kb-t6fugw td:where(.kb-t6fugw) {font-weight:500;border-top:1px solid var(--border-darker);}.net.kb-t6fugw th:where(.kb-t6fugw),\n  .net.kb-t6fugw td:where(.kb-t6fugw) {border-top:1px solid var(--text-color-lightest);}.opening.kb-t6fugw th:where(.kb-t6fugw),\n  .opening.kb-t6fugw td:where(.kb-t6fugw) {padding-top:0.7em;}.closing.kb-t6fugw th:where(.kb-t6fugw),\n  .closing.kb-t6fugw td:where(.kb-t6fugw) {font-weight:500;border-top:1px solid var(--border-darker);border-bottom:3px double var(--border-darker);}:is(.low:where(.kb-t6fugw), .p10:where(.kb-t6fugw)) th.kb-t6fugw,\n  :is(.low:where(.kb-t6fugw), .p10:where(.kb-t6fugw)) td.kb-t6fugw {color:var(--text-color-lighter);}.negative.kb-t6fugw,\n  .alarm.alarm.kb-t6fugw {font-weight:500;color:var(--kb-critical);}\n  @media (width <= 767px) {.part.kb-t6fugw th:where(.kb-t6fugw) span:where(.kb-t6fugw) {padding-left:0.4em;}\n  }"
};
function SheetRow($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css47);
  const { t, formats } = useDesk();
  const title = user_derived(() => {
    if ($$props.line.kind === "row") return $$props.line.title;
    if ($$props.line.kind === "group") return t(`pages.outlook.line-${$$props.line.key}`);
    const total = $$props.line.key === "receipts" || $$props.line.key === "payments";
    return t(total ? `pages.outlook.total-${$$props.line.key}` : `pages.outlook.line-${$$props.line.key}`);
  });
  function told3(figure2, column2) {
    const amount = formats.number(figure2.value ?? 0, 0);
    const sure = figure2.mark && !column2.past ? `, ${t(`pages.outlook.mark-${figure2.mark}`)}` : "";
    return `${get(title)}, ${column2.label}: ${amount}${sure}`;
  }
  var tr = root_515();
  var th = child(tr);
  var span = child(th);
  var text3 = only_child(span, true);
  reset(th);
  var node = sibling(th);
  {
    var consequent = ($$anchor2) => {
      var fragment = comment();
      var node_1 = first_child(fragment);
      each(node_1, 19, () => $$props.columns, (column2) => column2.start, ($$anchor3, column2, place) => {
        var td = root49();
        let classes;
        template_effect(() => classes = set_class(td, 1, "kb-t6fugw", null, classes, {
          past: get(column2).past,
          now: get(place) === $$props.first
        }));
        append($$anchor3, td);
      });
      append($$anchor2, fragment);
    };
    var alternate = ($$anchor2) => {
      var fragment_1 = comment();
      var node_2 = first_child(fragment_1);
      each(node_2, 17, () => $$props.line.figures, index, ($$anchor3, figure2, place) => {
        const column2 = user_derived(() => $$props.columns[place]);
        var td_1 = root_420();
        let classes_1;
        var node_3 = child(td_1);
        {
          var consequent_1 = ($$anchor4) => {
            {
              let $0 = user_derived(() => told3(get(figure2), get(column2)));
              let $1 = user_derived(() => $$props.reached === place);
              Opener($$anchor4, {
                get figure() {
                  return get(figure2);
                },
                get past() {
                  return get(column2).past;
                },
                get name() {
                  return get($0);
                },
                get spot() {
                  return `${$$props.index ?? ""}-${place}`;
                },
                get reached() {
                  return get($1);
                },
                focused: () => $$props.focused(place),
                opened: () => $$props.open($$props.line.key, get(title), get(column2), get(figure2).cell)
              });
            }
          };
          var consequent_3 = ($$anchor4) => {
            var fragment_3 = root_232();
            var text_1 = first_child(fragment_3);
            var node_4 = sibling(text_1);
            {
              var consequent_2 = ($$anchor5) => {
                var small = root_138();
                var text_2 = only_child(small, true);
                template_effect(($0) => set_text(text_2, $0), [() => t(`pages.outlook.alarm-${get(figure2).alarm}`)]);
                append($$anchor5, small);
              };
              if_block(node_4, ($$render) => {
                if (get(figure2).alarm) $$render(consequent_2);
              });
            }
            template_effect(($0) => set_text(text_1, `${$0 ?? ""} `), [() => formats.number(get(figure2).value, 0)]);
            append($$anchor4, fragment_3);
          };
          var consequent_4 = ($$anchor4) => {
            var span_1 = root_326();
            template_effect(($0) => set_attribute2(span_1, "title", $0), [() => t("pages.outlook.no-buffer")]);
            append($$anchor4, span_1);
          };
          if_block(node_3, ($$render) => {
            if (get(figure2).opens && get(column2)) $$render(consequent_1);
            else if (get(figure2).value !== null) $$render(consequent_3, 1);
            else if ($$props.line.kind !== "row" && !get(column2)?.past) $$render(consequent_4, 2);
          });
        }
        reset(td_1);
        template_effect(
          ($0) => {
            set_attribute2(td_1, "title", $0);
            classes_1 = set_class(td_1, 1, "kb-t6fugw", null, classes_1, {
              past: get(column2)?.past,
              now: place === $$props.first,
              negative: get(figure2).alarm !== null
            });
          },
          [
            () => get(figure2).date ? formats.day(get(figure2).date) : void 0
          ]
        );
        append($$anchor3, td_1);
      });
      append($$anchor2, fragment_1);
    };
    if_block(node, ($$render) => {
      if ($$props.line.kind === "group") $$render(consequent);
      else $$render(alternate, -1);
    });
  }
  reset(tr);
  template_effect(() => {
    set_class(tr, 1, clsx2($$props.line.kind === "row" ? "part" : `${$$props.line.kind} ${$$props.line.key}`), "kb-t6fugw");
    set_attribute2(th, "scope", $$props.line.kind === "group" ? "rowgroup" : "row");
    set_text(text3, get(title));
  });
  append($$anchor, tr);
  pop();
}

// src/outlook/Sheet.svelte
var NOTHING = { kind: "group", key: "receipts" };
var root50 = from_html(`<button type="button" class="link kb-1610ik4"> </button>`);
var root_139 = from_html(`<li><!> </li>`);
var root_233 = from_html(`<section aria-labelledby="kasboek-sheet" class="kb-1610ik4"><div class="top kb-1610ik4"><h3 id="kasboek-sheet" class="kb-1610ik4"> </h3> <!> <ul class="legend kb-1610ik4"></ul></div> <div class="box kb-1610ik4" tabindex="0" role="group" aria-labelledby="kasboek-sheet"><table class="kasboek-sheet kb-1610ik4"><caption class="kb-1610ik4"> </caption><!><tbody></tbody></table></div> <p class="note kb-1610ik4"> <!></p></section>`);
var $$css48 = {
  hash: "kb-1610ik4",
  code: ".top.kb-1610ik4 {display:flex;flex-wrap:wrap;gap:0.25em 2em;align-items:baseline;justify-content:space-between;margin-bottom:0.5em;}h3.kb-1610ik4 {margin:0;}button.link.kb-1610ik4 {margin-right:auto;}.legend.kb-1610ik4 {display:flex;flex-wrap:wrap;gap:0.25em 1.25em;margin:0;color:var(--text-color-lighter);}\n  /* what is below the fold waits while a slider moves what is above it */section.kb-1610ik4 {contain-intrinsic-size:auto 50em;content-visibility:auto;}.box.kb-1610ik4 {max-width:100%;max-height:min(85vh, 60em);overflow:auto;border:1px solid var(--table-border);}.box.kb-1610ik4:focus-visible {outline:var(--link-color) dotted 2px;}table.kb-1610ik4 {position:relative;width:100%;margin:0;font-variant-numeric:tabular-nums;border-spacing:0;border-collapse:separate;}caption.kb-1610ik4 {position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);}\n  /* of the head and of every row */.kasboek-sheet :where(th, td) {padding:0.2em 0.6em;text-align:right;vertical-align:baseline;background:var(--background);border:0;}.kasboek-sheet :where(tr > :first-child) {position:sticky;left:0;z-index:1;width:13em;min-width:13em;font-weight:400;text-align:left;border-right:1px solid var(--border);}\n  /* the bank's last day: left of it is fact */.kasboek-sheet .now {border-left:3px double var(--text-color-lightest);}.note.kb-1610ik4 {margin-top:0.5em;color:var(--text-color-lightest);}\n  @media (width <= 767px) {.kasboek-sheet :where(tr > :first-child) {width:8.5em;min-width:8.5em;max-width:8.5em;white-space:normal;}\n    /* whole: on a phone nothing scrolls up and down inside what does */.box.kb-1610ik4 {max-height:none;font-size:14px;}\n  }"
};
function Sheet($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css48);
  const { t, formats, frame: frame2 } = useDesk();
  const LEGEND = [
    "booked",
    "committed",
    "mixed",
    "expected",
    "guessed",
    "learned"
  ];
  const lines = user_derived(() => linesOf2($$props.content));
  const columns = user_derived(() => $$props.content.columns);
  const first = user_derived(() => get(columns).findIndex(({ past }) => !past));
  const weekly = user_derived(() => $$props.content.horizon === "13w");
  const tight = user_derived(() => get(columns).findIndex(({ past, start, end }) => !past && start <= $$props.content.tightest.date && $$props.content.tightest.date < end));
  const inside = (column2) => get(columns)[column2]?.past === false;
  const marks = user_derived(() => LEGEND.filter((one) => get(lines).some((line) => figuresOf(line).some(({ mark }, place) => mark === one && inside(place)))));
  let chosen = state(null);
  let body = state(void 0);
  const spot = user_derived(() => get(chosen) && figuresOf(get(lines)[get(chosen).line] ?? NOTHING)[get(chosen).column]?.opens ? get(chosen) : firstSpot(get(lines)));
  function press(event2) {
    if (!get(spot) || event2.ctrlKey || event2.metaKey || event2.altKey) return;
    const next2 = moved(get(lines), get(spot), event2.key);
    if (!next2) return;
    event2.preventDefault();
    set(chosen, next2);
    const there = get(body)?.querySelector(`[data-spot="${next2.line}-${next2.column}"]`);
    there?.focus();
    there?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function showTightest() {
    const head2 = get(body)?.parentElement?.querySelector("th.tight");
    head2?.scrollIntoView({ block: "nearest", inline: "center" });
  }
  function begin(box) {
    const now = box.querySelector("th.now");
    const fixed = box.querySelector("thead td");
    if (now && fixed && box.clientWidth < 600) box.scrollLeft = now.offsetLeft - fixed.offsetWidth;
  }
  var section = root_233();
  var div = child(section);
  var h3 = child(div);
  var text3 = only_child(h3, true);
  var node = sibling(h3, 2);
  {
    var consequent = ($$anchor2) => {
      var button = root50();
      var text_1 = only_child(button, true);
      template_effect(($0) => set_text(text_1, $0), [() => t("pages.outlook.to-tightest")]);
      delegated("click", button, showTightest);
      append($$anchor2, button);
    };
    if_block(node, ($$render) => {
      if (get(tight) >= 0) $$render(consequent);
    });
  }
  var ul = sibling(node, 2);
  each(ul, 20, () => get(marks), (mark) => mark, ($$anchor2, mark) => {
    var li = root_139();
    var node_1 = child(li);
    Mark(node_1, {
      get mark() {
        return mark;
      },
      told: false
    });
    var text_2 = sibling(node_1);
    reset(li);
    template_effect(($0) => set_text(text_2, ` ${$0 ?? ""}`), [() => t(`pages.outlook.mark-${mark}`)]);
    append($$anchor2, li);
  });
  reset(ul);
  reset(div);
  var div_1 = sibling(div, 2);
  var table = child(div_1);
  var caption = child(table);
  var text_3 = only_child(caption, true);
  var node_2 = sibling(caption);
  SheetHead(node_2, {
    get content() {
      return $$props.content;
    },
    get first() {
      return get(first);
    },
    get tight() {
      return get(tight);
    }
  });
  var tbody = sibling(node_2);
  each(tbody, 23, () => get(lines), (line) => `${line.kind}-${line.key}`, ($$anchor2, line, index2) => {
    {
      let $0 = user_derived(() => get(spot)?.line === get(index2) ? get(spot).column : null);
      SheetRow($$anchor2, {
        get line() {
          return get(line);
        },
        get index() {
          return get(index2);
        },
        get columns() {
          return get(columns);
        },
        get first() {
          return get(first);
        },
        get reached() {
          return get($0);
        },
        focused: (column2) => set(chosen, { line: get(index2), column: column2 }),
        get open() {
          return $$props.open;
        }
      });
    }
  });
  reset(tbody);
  bind_this(tbody, ($$value) => set(body, $$value), () => get(body));
  reset(table);
  reset(div_1);
  attach(div_1, () => begin);
  var p = sibling(div_1, 2);
  var text_4 = child(p);
  var node_3 = sibling(text_4);
  {
    var consequent_1 = ($$anchor2) => {
      var text_5 = text();
      template_effect(($0) => set_text(text_5, $0), [
        () => t(
          Number($$props.content.overdraft) === 0 ? "pages.outlook.headroom-note-plain" : "pages.outlook.headroom-note",
          {
            buffer: formats.whole($$props.content.buffer),
            overdraft: formats.whole($$props.content.overdraft)
          }
        )
      ]);
      append($$anchor2, text_5);
    };
    if_block(node_3, ($$render) => {
      if ($$props.content.buffer !== null) $$render(consequent_1);
    });
  }
  reset(p);
  reset(section);
  template_effect(
    ($0, $1, $2, $3) => {
      set_text(text3, $0);
      set_attribute2(ul, "aria-label", $1);
      set_text(text_3, $2);
      set_text(text_4, `${$3 ?? ""} `);
    },
    [
      () => t(get(weekly) ? "pages.outlook.sheet-weeks" : "pages.outlook.sheet-months"),
      () => t("pages.outlook.legend"),
      () => t("pages.outlook.sheet-caption", { currency: frame2.currency }),
      () => t("pages.outlook.sheet-note")
    ]
  );
  delegated("keydown", tbody, press);
  append($$anchor, section);
  pop();
}
delegate(["click", "keydown"]);

// src/outlook/Switches.svelte
var root51 = from_html(`<option> </option>`);
var root_140 = from_html(`<form class="kb-8cqf38"><label class="kb-8cqf38"> <select class="kb-8cqf38"></select></label> <label class="kb-8cqf38"> <select class="kb-8cqf38"><option> </option><option> </option></select></label> <label class="kb-8cqf38"> <select class="kb-8cqf38"></select></label></form>`);
var $$css49 = {
  hash: "kb-8cqf38",
  code: "form.kb-8cqf38 {display:flex;flex-wrap:wrap;gap:0.5em 1.5em;margin-bottom:1em;}label.kb-8cqf38 {display:inline-flex;gap:0.5em;align-items:center;color:var(--text-color-lighter);}select.kb-8cqf38 {padding:4px 6px;max-width:16em;}"
};
function Switches($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css49);
  const { t } = useDesk();
  const PAST = [0, 4, 8, 13];
  const pasts = user_derived(() => [.../* @__PURE__ */ new Set([...PAST, $$props.content.past])].sort((a, b) => a - b));
  var form = root_140();
  var label = child(form);
  var text3 = child(label);
  var select = sibling(text3);
  each(select, 21, () => $$props.scenarios, (one) => one.name, ($$anchor2, one) => {
    var option = root51();
    var text_1 = only_child(option, true);
    var option_value = {};
    template_effect(() => {
      set_text(text_1, get(one).title);
      if (option_value !== (option_value = get(one).name)) {
        option.value = (option.__value = option_value) ?? "";
      }
    });
    append($$anchor2, option);
  });
  reset(select);
  var select_value;
  init_select(select);
  reset(label);
  var label_1 = sibling(label, 2);
  var text_2 = child(label_1);
  var select_1 = sibling(text_2);
  var option_1 = child(select_1);
  var text_3 = only_child(option_1, true);
  option_1.value = option_1.__value = "13w";
  var option_2 = sibling(option_1);
  var text_4 = only_child(option_2, true);
  option_2.value = option_2.__value = "12m";
  reset(select_1);
  var select_1_value;
  init_select(select_1);
  reset(label_1);
  var label_2 = sibling(label_1, 2);
  var text_5 = child(label_2);
  var select_2 = sibling(text_5);
  each(select_2, 20, () => get(pasts), (count2) => count2, ($$anchor2, count2) => {
    var option_3 = root51();
    var text_6 = only_child(option_3, true);
    var option_3_value = {};
    template_effect(
      ($0) => {
        set_text(text_6, count2);
        if (option_3_value !== (option_3_value = $0)) {
          option_3.value = (option_3.__value = option_3_value) ?? "";
        }
      },
      [() => String(count2)]
    );
    append($$anchor2, option_3);
  });
  reset(select_2);
  var select_2_value;
  init_select(select_2);
  reset(label_2);
  reset(form);
  template_effect(
    ($0, $1, $2, $3, $4, $5) => {
      set_text(text3, `${$0 ?? ""} `);
      if (select_value !== (select_value = $$props.content.scenario)) {
        select.value = (select.__value = select_value) ?? "", select_option(select, select_value);
      }
      set_text(text_2, `${$1 ?? ""} `);
      set_text(text_3, $2);
      set_text(text_4, $3);
      if (select_1_value !== (select_1_value = $$props.content.horizon)) {
        select_1.value = (select_1.__value = select_1_value) ?? "", select_option(select_1, select_1_value);
      }
      set_text(text_5, `${$4 ?? ""} `);
      if (select_2_value !== (select_2_value = $5)) {
        select_2.value = (select_2.__value = select_2_value) ?? "", select_option(select_2, select_2_value);
      }
    },
    [
      () => t("pages.outlook.scenario"),
      () => t("pages.outlook.horizon"),
      () => t("pages.outlook.weeks-13"),
      () => t("pages.outlook.months-12"),
      () => t("pages.outlook.past"),
      () => String($$props.content.past)
    ]
  );
  event("submit", form, (event2) => event2.preventDefault());
  delegated("change", select, (event2) => $$props.go({ scenario: event2.currentTarget.value }));
  delegated("change", select_1, (event2) => $$props.go({ horizon: event2.currentTarget.value }));
  delegated("change", select_2, (event2) => $$props.go({ past: event2.currentTarget.value }));
  append($$anchor, form);
  pop();
}
delegate(["change"]);

// src/outlook/trial.svelte.ts
var SETTLE = 250;
var Trial = class {
  #drivers;
  get drivers() {
    return get(this.#drivers);
  }
  set drivers(value) {
    set(this.#drivers, value);
  }
  #ahead = state(null);
  get ahead() {
    return get(this.#ahead);
  }
  set ahead(value) {
    set(this.#ahead, value);
  }
  #refused = state(null);
  get refused() {
    return get(this.#refused);
  }
  set refused(value) {
    set(this.#refused, value, true);
  }
  #live;
  #paced;
  #content;
  #moving = false;
  #rest;
  constructor(live, first) {
    this.#live = live;
    this.#content = first;
    this.#drivers = state(first.drivers);
    const draw = perFrame((found) => {
      if (this.#moving) this.ahead = found;
    });
    this.#paced = new Paced(
      (asked) => live.api.get("what_if", { ...this.#view, ...asQuery(asked) }, whatIf),
      (found) => {
        this.refused = null;
        draw(found);
      },
      (error) => {
        this.refused = sentenceOf(error);
      }
    );
  }
  get #view() {
    const { scenario: scenario2, horizon } = this.#content;
    return { scenario: scenario2, horizon };
  }
  /** A slider moves: the curve follows. */
  moved = (next2) => {
    this.#moving = true;
    this.drivers = next2;
    clearTimeout(this.#rest);
    this.#paced.request(next2);
  };
  /** A slider rests: all that the page shows follows. */
  settled = () => {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#live.go(asQuery(this.drivers)), SETTLE);
  };
  /** New data came: it says what the sliders asked for, or it is of another page in the history. */
  follow(content) {
    const { scenario: scenario2, horizon, past, drivers: drivers2 } = content;
    this.#content = content;
    untrack(() => {
      this.#live.note({ scenario: scenario2, horizon, past: String(past), ...asQuery(drivers2) }, "replace");
      if (this.#moving && !same(drivers2, this.drivers)) return;
      this.release();
      this.#paced.forget();
      this.drivers = drivers2;
      this.ahead = null;
    });
  }
  /** The sliders hold nothing of their own any more. */
  release() {
    this.#moving = false;
  }
  /** The page is gone. */
  end() {
    clearTimeout(this.#rest);
    this.#paced.forget();
  }
};

// src/outlook/Outlook.svelte
var root52 = from_html(`<div class="outlook kb-1wkeqgm"><!> <!> <!> <!> <!> <div class="ahead kb-1wkeqgm"><!> <div class="sliders"><!> <p class="refused kb-1wkeqgm" role="alert"> </p></div></div> <!> <!> <!> <!></div> <!> <!>`, 1);
var $$css50 = {
  hash: "kb-1wkeqgm",
  code: ".outlook.kb-1wkeqgm {min-width:0;}.ahead.kb-1wkeqgm {display:grid;grid-template-columns:minmax(0, 1fr) minmax(17em, 24em);gap:0 2em;margin-bottom:1.5em;}.refused.kb-1wkeqgm {color:var(--kb-critical);}\n  @media (width <= 1000px) {.ahead.kb-1wkeqgm {grid-template-columns:minmax(0, 1fr);}\n  }"
};
function Outlook($$anchor, $$props) {
  push($$props, true);
  append_styles($$anchor, $$css50);
  const { t, formats } = useDesk();
  const trial = new Trial($$props.live, $$props.content);
  onDestroy(() => trial.end());
  user_effect(() => trial.follow($$props.content));
  let width = state(1400);
  const scenarios = user_derived(() => $$props.live.frame.scenarios.map(({ name, title: title2 }) => {
    const given = name === $$props.content.scenario ? $$props.content.plain : null;
    const curve2 = given ?? $$props.content.curves.find(({ scenario: scenario2 }) => scenario2 === name);
    return { name, title: title2 || (curve2?.title ?? name) };
  }));
  const title = user_derived(() => get(scenarios).find(({ name }) => name === $$props.content.scenario)?.title ?? $$props.content.scenario);
  const asked = user_derived(() => ({
    scenario: $$props.content.scenario,
    horizon: $$props.content.horizon,
    ...asQuery($$props.content.drivers)
  }));
  const whole = user_derived(() => ({ ...get(asked), past: String($$props.content.past) }));
  const broken = user_derived(() => $$props.content.measures.first_breach !== null || Number($$props.content.measures.low_point.amount) < 0);
  const days3 = user_derived(() => {
    const points2 = $$props.content.curves[0]?.points ?? [];
    const first = points2[1]?.date ?? $$props.content.tightest.date;
    const last = points2.at(-1)?.date ?? first;
    const { today } = $$props.live.frame;
    return {
      first,
      last,
      usual: today >= first && today <= last ? today : first
    };
  });
  let opening = state(null);
  let saving = state(false);
  function columnName({ label, start }) {
    return $$props.content.horizon === "13w" ? t("pages.outlook.week-from", { label, day: formats.day(start) }) : label;
  }
  var fragment = root52();
  var div = first_child(fragment);
  var node = child(div);
  Switches(node, {
    get content() {
      return $$props.content;
    },
    get scenarios() {
      return get(scenarios);
    },
    go: (change) => void $$props.live.go(change)
  });
  var node_1 = sibling(node, 2);
  Headline2(node_1, {
    get content() {
      return $$props.content;
    },
    get ahead() {
      return trial.ahead;
    }
  });
  var node_2 = sibling(node_1, 2);
  Levers(node_2, {
    get api() {
      return $$props.live.api;
    },
    get query() {
      return get(whole);
    },
    get broken() {
      return get(broken);
    }
  });
  var node_3 = sibling(node_2, 2);
  Missing(node_3, {
    get missing() {
      return $$props.live.frame.missing;
    },
    folded: true
  });
  var node_4 = sibling(node_3, 2);
  {
    let $0 = user_derived(() => ({
      amount: $$props.live.query["amount"] ?? "",
      on: $$props.live.query["on"] ?? ""
    }));
    Afford(node_4, spread_props(
      {
        get api() {
          return $$props.live.api;
        },
        get query() {
          return get(asked);
        },
        get asked() {
          return get($0);
        }
      },
      () => get(days3),
      { note: (amount, on2) => $$props.live.note({ amount, on: on2 }) }
    ));
  }
  var div_1 = sibling(node_4, 2);
  var node_5 = child(div_1);
  {
    let $0 = user_derived(() => get(width) < 768);
    Curve(node_5, {
      get content() {
        return $$props.content;
      },
      get ahead() {
        return trial.ahead;
      },
      get title() {
        return get(title);
      },
      get narrow() {
        return get($0);
      }
    });
  }
  var div_2 = sibling(node_5, 2);
  var node_6 = child(div_2);
  {
    let $0 = user_derived(() => trial.ahead?.low ?? $$props.content.measures.low_point);
    Drivers(node_6, {
      get drivers() {
        return trial.drivers;
      },
      get low() {
        return get($0);
      },
      get limits() {
        return $$props.content.limits;
      },
      get customers() {
        return $$props.content.customers;
      },
      get scenario() {
        return get(title);
      },
      get moved() {
        return trial.moved;
      },
      get settled() {
        return trial.settled;
      },
      save: () => set(saving, true)
    });
  }
  var p = sibling(node_6, 2);
  var text3 = only_child(p, true);
  reset(div_2);
  reset(div_1);
  var node_7 = sibling(div_1, 2);
  {
    let $0 = user_derived(() => get(scenarios).filter(({ name }) => name !== $$props.content.scenario));
    Compare(node_7, {
      get api() {
        return $$props.live.api;
      },
      get query() {
        return get(whole);
      },
      get title() {
        return get(title);
      },
      get others() {
        return get($0);
      }
    });
  }
  var node_8 = sibling(node_7, 2);
  Sheet(node_8, {
    get content() {
      return $$props.content;
    },
    open: (row2, name, column2, cell2) => set(opening, { row: row2, title: name, column: column2, cell: cell2 })
  });
  var node_9 = sibling(node_8, 2);
  Beyond(node_9, {
    get beyond() {
      return $$props.content.beyond;
    },
    get last() {
      return get(days3).last;
    }
  });
  var node_10 = sibling(node_9, 2);
  Bridge(node_10, {
    get content() {
      return $$props.content;
    }
  });
  reset(div);
  var node_11 = sibling(div, 2);
  {
    var consequent = ($$anchor2) => {
      {
        let $0 = user_derived(() => columnName(get(opening).column));
        Items($$anchor2, spread_props(
          {
            get api() {
              return $$props.live.api;
            },
            get query() {
              return get(whole);
            }
          },
          () => get(opening),
          {
            get name() {
              return get($0);
            },
            get last() {
              return get(days3).last;
            },
            closed: () => set(opening, null)
          }
        ));
      }
    };
    if_block(node_11, ($$render) => {
      if (get(opening)) $$render(consequent);
    });
  }
  var node_12 = sibling(node_11, 2);
  {
    var consequent_1 = ($$anchor2) => {
      {
        let $0 = user_derived(() => ({
          scenario: $$props.content.scenario,
          ...asQuery(trial.drivers)
        }));
        SaveScenario($$anchor2, {
          get api() {
            return $$props.live.api;
          },
          get query() {
            return get($0);
          },
          closed: () => set(saving, false),
          written: (name) => {
            set(saving, false);
            trial.release();
            void $$props.live.go({ ...NONE, scenario: name });
          }
        });
      }
    };
    if_block(node_12, ($$render) => {
      if (get(saving)) $$render(consequent_1);
    });
  }
  template_effect(() => set_text(text3, trial.refused ?? ""));
  bind_window_size("innerWidth", ($$value) => set(width, $$value, true));
  append($$anchor, fragment);
  pop();
}

// src/outlook/page.ts
var page2 = definePage({
  name: "outlook",
  endpoints: "Outlook",
  content: outlook,
  component: Outlook,
  // amount and on are those of "can I spend this"
  defaults: { scenario: "base", horizon: "13w", past: "4", ...NONE, amount: "", on: "" }
});

// src/pages.ts
var PAGES = [page, page2];

// src/entry.ts
var shown = /* @__PURE__ */ new Map();
function onPageLoad() {
  for (const [element2, end] of shown) {
    if (element2.isConnected) continue;
    shown.delete(element2);
    end();
  }
  for (const element2 of document.querySelectorAll("[data-kasboek-page]")) {
    const page3 = PAGES.find(({ name }) => name === element2.getAttribute("data-kasboek-page"));
    if (!page3 || shown.has(element2)) continue;
    const source3 = (part2) => element2.querySelector(`script[data-kasboek="${part2}"]`)?.textContent ?? "";
    const sources = { data: source3("data"), words: source3("words") };
    element2.replaceChildren();
    shown.set(element2, page3.show(element2, sources));
  }
}
var entry_default = { onPageLoad };
export {
  entry_default as default
};
