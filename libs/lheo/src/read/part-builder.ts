import type { Attributes, MalformedXml, XmlEvents } from '@maillage/files';
import type { LheoElement } from '../grammar/element.js';
import { GRAMMAR } from '../grammar/grammar.js';
import { CONTAINERS, OFFERS, versionOf } from '../grammar/names.js';
import { checkOffer } from './check-offer.js';
import {
  finding,
  LOST,
  type Loss,
  noNamespace,
  otherVersion,
  strayText,
} from './document-words.js';
import type { LheoItem } from './item.js';

/** Characters of one offer, names included. */
const LONGEST_PART = 4_194_304;
/** What an element takes beside its characters, in characters. */
const ELEMENT_COST = 32;
/** Elements of an offer that stand in each other. */
const DEEPEST_PART = 64;
const ROOTS = new Set(['lheo', 'lheo-index', 'lheo-plus']);
const VERSIONS = new Set(['2.2', '2.3']);
const BLANK = /^\s*$/;
/** How the parser says that a document stops before its end. */
const STOPS = /^(?:unclosed tag|unexpected end)/;

interface Node extends LheoElement {
  readonly content: (LheoElement | string)[];
}

/** The document is of another standard. */
export class NotLheo extends Error {
  constructor(
    readonly line: number,
    readonly root: string,
    readonly namespace: string,
  ) {
    super('not LHÉO');
  }
}

/** Builds the parts of a document, holding one at a time; a part that is too long is let go of as it passes the limit. */
export class PartBuilder implements XmlEvents {
  private items: LheoItem[] = [];
  private readonly containers: string[] = [];
  private prefix = '';
  private nodes: Node[] = []; // of the part under way, from its root inwards
  private depth = 0; // elements of the part under way that are open
  private size = 0;
  private start = 0; // line of the part under way
  private loss: { readonly kind: Loss; readonly line: number; readonly value: string } | undefined;
  private closed: number | 'ghost' | undefined; // where the part stands that ended just now
  private stop = 0; // line at which the document stops before its end
  private ghosts = 0; // offers that another began in

  constructor(private readonly service: string) {}

  /** The items that are complete since the last call. */
  take(): LheoItem[] {
    const { items } = this;
    this.items = [];
    this.closed = undefined;
    return items;
  }

  /** To be called when the document ends. */
  finish(): void {
    if (this.containers.length === 0) return;
    const line = this.depth > 0 ? this.start : this.stop;
    this.items.push({ line, fault: finding(this.service, 'truncated', LOST.truncated) });
  }

  readonly open = (name: string, attributes: Attributes, written: string, line: number): void => {
    this.closed = undefined;
    if (this.containers.length === 0) this.readRoot(name, attributes, written, line);
    const isOurs =
      written.length - name.length === this.prefix.length && written.startsWith(this.prefix);
    if (this.depth === 0 && isOurs && CONTAINERS.has(name)) {
      this.containers.push(name);
      this.items.push({ open: name, line, attributes });
      return;
    }
    if (this.depth > 0 && isOurs && OFFERS.has(name) && !this.isInExtension()) {
      this.lose('malformed_offer', this.start, name);
      this.endPart();
      this.ghosts++;
    }
    if (this.depth++ === 0) this.start = line;
    this.size += name.length + ELEMENT_COST;
    for (const key in attributes) this.size += key.length + (attributes[key]?.length ?? 0);
    if (this.depth > DEEPEST_PART) this.lose('offer_too_deep', line, name);
    if (this.size > LONGEST_PART) this.lose('offer_too_long', line, name);
    if (this.loss !== undefined) return;
    const node: Node = { name: isOurs ? name : written, line, attributes, content: [] };
    this.nodes.at(-1)?.content.push(node);
    this.nodes.push(node);
  };

  readonly text = (part: string): void => {
    if (this.depth === 0) {
      if (this.containers.length > 0 && !BLANK.test(part))
        this.items.push({ line: 0, remark: strayText(this.service, part.trim()) });
      return;
    }
    this.size += part.length;
    if (this.size > LONGEST_PART) this.lose('offer_too_long', this.start, part);
    const content = this.nodes.at(-1)?.content;
    if (content === undefined || this.loss !== undefined) return;
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + part;
    else content.push(part);
  };

  readonly close = (name: string): void => {
    this.closed = undefined;
    if (this.depth === 0) {
      if (OFFERS.has(name) && this.ghosts > 0) {
        this.ghosts--;
        this.closed = 'ghost';
      }
      if (this.containers.at(-1) !== name) return;
      this.containers.pop();
      this.items.push({ close: name });
      return;
    }
    const node = this.loss === undefined ? this.nodes.at(-1) : undefined;
    if (node !== undefined) dropBlanks(node);
    if (--this.depth === 0) this.endPart();
    else if (node !== undefined) this.nodes.pop();
  };

  /** What is wrong within an offer costs that offer; anywhere else it ends the reading. */
  readonly fault = (error: MalformedXml): void => {
    const { line, message } = error;
    if (this.depth > 0) return this.lose('malformed_offer', line, message);
    if (typeof this.closed === 'number')
      this.items[this.closed] = this.lost({ kind: 'malformed_offer', line, value: message });
    else if (STOPS.test(message))
      this.stop = line; // `finish` tells that
    else if (this.closed === undefined) throw error;
    this.closed = undefined;
  };

  private readRoot(name: string, attributes: Attributes, written: string, line: number): void {
    this.prefix = written.slice(0, written.length - name.length);
    const declaration = this.prefix === '' ? 'xmlns' : `xmlns:${this.prefix.slice(0, -1)}`;
    const namespace = attributes[declaration] ?? '';
    const version = namespace === '' ? '2.3' : versionOf(namespace);
    if (!ROOTS.has(name) || version === undefined) throw new NotLheo(line, written, namespace);
    if (namespace === '') this.items.push({ line, remark: noNamespace(this.service) });
    if (!VERSIONS.has(version))
      this.items.push({ line, remark: otherVersion(this.service, version) });
  }

  private isInExtension(): boolean {
    return this.nodes.some(({ name }) => name === 'extra');
  }

  private lose(kind: Loss, line: number, value: string): void {
    this.loss ??= { kind, line, value };
    this.nodes = [];
  }

  private lost({ kind, line, value }: NonNullable<PartBuilder['loss']>): LheoItem {
    return { line, fault: finding(this.service, kind, LOST[kind], value) };
  }

  private endPart(): void {
    const [element] = this.nodes;
    this.closed = this.items.length;
    if (this.loss !== undefined) this.items.push(this.lost(this.loss));
    else if (element !== undefined)
      this.items.push(
        OFFERS.has(element.name)
          ? { offer: checkOffer(this.service, element) }
          : { other: element },
      );
    this.nodes = [];
    this.depth = 0;
    this.size = 0;
    this.loss = undefined;
  }
}

/** Blanks between the elements of a sequence are the layout of the file. */
function dropBlanks({ name, content }: Node): void {
  const kind = GRAMMAR.get(name)?.kind;
  if (kind !== 'sequence' && kind !== 'choice') return;
  let kept = 0;
  for (const part of content)
    if (typeof part !== 'string' || !BLANK.test(part)) content[kept++] = part;
  content.length = kept;
}
