import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type ComponentChildren, h, type VNode } from 'preact';

/** Where charts are drawn: a document of no page. */
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Width of every chart in its own units: letters are as large on a phone as the text around. */
export const WIDTH = 360;

/** A chart that says in words what is seen; the table under it says the same. */
export function Chart({
  id,
  title,
  description,
  options,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly options: PlotOptions;
}): VNode {
  const drawing = plot({ width: WIDTH, ...options, document, figure: false });
  return (
    <svg
      class="chart"
      viewBox={drawing.getAttribute('viewBox') ?? ''}
      role="img"
      aria-labelledby={`${id}-titre ${id}-texte`}
    >
      <title id={`${id}-titre`}>{title}</title>
      <desc id={`${id}-texte`}>{description}</desc>
      <g text-anchor="middle" font-size="12">
        {[...drawing.childNodes].map(elementOf)}
      </g>
    </svg>
  );
}

/** What stands in a drawing as elements of the page, so that every text in it is escaped like all others, without styles. */
function elementOf(node: Node): ComponentChildren {
  if (node.nodeType !== ELEMENT) return node.nodeType === TEXT ? node.textContent : null;
  const { localName, attributes, childNodes } = node as Element;
  if (localName === 'style') return null;
  const kept = [...attributes].filter(
    ({ name }) => name !== 'style' && name !== 'class' && !name.startsWith('aria-'),
  );
  return h(
    localName,
    Object.fromEntries(
      kept.map(({ name, value }) => [name, name === 'd' ? shorter(value) : value]),
    ),
    ...[...childNodes].map(elementOf),
  );
}

const [ELEMENT, TEXT] = [1, 3];

/** A path by tenths of a unit: nobody sees less, and outlines are long. */
const shorter = (path: string): string =>
  path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
