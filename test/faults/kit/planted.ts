/** Settings under which a built process loads a bug before itself, if there is one; nothing of it is in the product. */
export function breaking(bug?: string): Record<string, string> {
  return bug === undefined
    ? {}
    : { NODE_OPTIONS: `--import ${new URL(`../planted/${bug}.mjs`, import.meta.url).href}` };
}
