/** An ampersand that begins no reference. The parser would take all up to the next semicolon for a name. */
const BARE = /&(?!#?\w{1,31};)/g;
/** Longer than a reference or the opening of CDATA, in characters. */
const LONGEST_MARK = 34;
const [CDATA, CDATA_END] = ['<![CDATA[', ']]>'];
/** A reference to nothing, which the parser tells as a fault and reads on behind. */
const EMPTY = '&;';

/** Passes text on; an ampersand that stands alone becomes a fault of its own place. What stands in CDATA is text. */
export async function* markBareAmpersands(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let isInCdata = false;
  for await (const piece of pieces) {
    const text = rest + piece;
    const end = safeEnd(text);
    const marked = mark(text.slice(0, end), isInCdata);
    isInCdata = marked.isInCdata;
    rest = text.slice(end);
    if (end > 0) yield marked.text;
  }
  yield mark(rest, isInCdata).text;
}

/** Where a text may be cut: in front of a reference, an opening or an end of CDATA that may go on in the next piece. */
function safeEnd(text: string): number {
  const from = Math.max(0, text.length - LONGEST_MARK);
  const tail = text.slice(from);
  const begun = [tail.lastIndexOf('&'), tail.lastIndexOf('<'), /\]{1,2}$/.exec(tail)?.index ?? -1];
  const first = Math.min(...begun.filter((at) => at !== -1));
  return first === Infinity ? text.length : from + first;
}

function mark(text: string, isInCdata: boolean): { text: string; isInCdata: boolean } {
  if (!isInCdata && !text.includes(CDATA)) return { text: text.replace(BARE, EMPTY), isInCdata };
  const parts: string[] = [];
  let inside = isInCdata;
  for (let from = 0; ;) {
    const limit = inside ? CDATA_END : CDATA;
    const at = text.indexOf(limit, from);
    const end = at === -1 ? text.length : at + limit.length;
    const part = text.slice(from, end);
    parts.push(inside ? part : part.replace(BARE, EMPTY));
    if (at === -1) return { text: parts.join(''), isInCdata: inside };
    inside = !inside;
    from = end;
  }
}
