// Loaded before a server under test: the header `x-statements` of each answer says what its request had PostgreSQL do, statement
// by statement, with the number of rows.
import { createHash } from 'node:crypto';
import { ServerResponse } from 'node:http';
import pg from 'pg';
import { requestContext } from '../../dist/libs/platform/src/request/request-context.js';

/** What recognises the caller: asked anew when it is half a second old, whatever the request is about. */
const GATE = /access\.(find_key|find_key_by_id|find_agent|token_keys)\(/;
/** Of a header, which Node's clients take up to 16 KiB of. */
const MOST_CHARACTERS = 4_000;

const told = new Map();

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (asked, ...rest) {
  const id = requestContext()?.id;
  const text = String(asked?.text ?? asked).replace(/\s+/g, ' ');
  if (id === undefined || GATE.test(text)) return query.call(this, asked, ...rest);
  const statement = { text, rows: 'none' };
  told.set(id, [...(told.get(id) ?? []), statement]);
  const note = (result) => void (statement.rows = result?.rowCount);
  const last = rest.at(-1);
  if (typeof last === 'function')
    rest[rest.length - 1] = (error, result) => {
      note(result);
      last(error, result);
    };
  const answer = query.call(this, asked, ...rest);
  if (typeof answer?.then === 'function') answer.then(note, () => undefined);
  return answer;
};

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (...head) {
  const id = head.find((one) => typeof one === 'object')?.['x-request-id'];
  const lines = (told.get(id) ?? []).map(({ text, rows }) => `${text} → ${rows}`);
  told.delete(id);
  const whole = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
  const start = lines.join(' ; ').slice(0, MOST_CHARACTERS);
  this.setHeader('x-statements', `${lines.length} ${whole} ${encodeURIComponent(start)}`);
  return writeHead.apply(this, head);
};
