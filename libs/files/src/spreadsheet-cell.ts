/** What makes a spreadsheet take a cell for a formula, behind any number of our own marks. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * A cell that no spreadsheet takes for a formula: one apostrophe goes in front of a text that starts with
 * `=`, `+`, `-`, `@`, tab or carriage return. A text that already looks neutralised gets one more, so that
 * `restore` gives every original back.
 */
export function neutralise(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The exact text that `neutralise` was given; any other text is left as it is. */
export function restore(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
