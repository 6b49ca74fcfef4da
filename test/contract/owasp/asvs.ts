import * as calls from './callers.js';
import * as messages from './messages.js';
import * as others from './others.js';
import { live, type Row, seen } from './row.js';

const ATTACKS = 'test/e2e/attacks.scenario.ts: by ';
const AGENTS = 'test/e2e/agents.scenario.ts: ';
const TOKENS = 'test/e2e/tokens.scenario.ts: ';
const ACCESS = 'test/e2e/access.scenario.ts: ';
const EDGE = 'test/contract/edge.spec.ts: ';
const BODIES = 'test/contract/edge-bodies.spec.ts: ';
const FENCE = seen(
  'test/e2e/fence.scenario.ts: holds every %s on every route',
  'test/faults/s2-inside-the-fence/fence.faults.spec.ts: S2: nobody sees anything outside the fence',
);
const HOSTILE =
  'test/faults/s1-no-bad-input/hostile.faults.spec.ts: answers hostile requests without an error of its own';
const FORGED = `${AGENTS}stay outside with any token that is not wholly right`;
const { header } = messages;

/** ASVS 5.0.0, levels 1 and 2: what applies here and can be seen from outside. */
export const ASVS: Readonly<Record<string, Row>> = {
  'V1.1.1': ['an address is decoded once', live(messages.decodedOnce)],
  'V1.2.1': ['stored text stays inside its JSON', live(messages.textStaysText)],
  'V1.2.2': ['links carry what was asked, encoded', live(messages.linksAreEncoded)],
  'V1.2.3': ['JSON cannot be broken out of', live(messages.textStaysText)],
  'V1.2.4': [
    'SQL in every parameter is text',
    seen(`${ATTACKS}SQL and by expressions that explode`, HOSTILE),
  ],
  'V1.2.9': [
    'expressions in filters are text',
    seen(`${ATTACKS}SQL and by expressions that explode`),
  ],
  'V1.3.2': ['code in a text is not run', live(messages.textStaysText)],
  'V1.3.3': [
    'what a spreadsheet would compute is made harmless',
    seen(
      'libs/files/src/csv-writer.spec.ts: has a mark and semicolons for spreadsheets',
      'libs/files/src/spreadsheet-cell.spec.ts: leave no cell that a spreadsheet would compute',
    ),
  ],
  'V1.3.6': ['no address of a caller is called', live(others.nothingIsFetched)],
  'V1.3.7': ['templates in a text are not filled', live(messages.textStaysText)],
  'V1.3.10': ['formats in a text are not filled', live(messages.textStaysText)],
  'V1.4.2': ['numbers have bounds', live(messages.numbersHaveBounds)],
  'V1.5.1': ['no XML is parsed', live(messages.onlyItsTypes)],
  'V1.5.2': [
    'bodies make plain data only',
    seen(`${ATTACKS}fields that are not the caller’s to set`),
  ],
  'V2.1.1': ['rules for input are published', live(messages.rulesArePublished)],
  'V2.2.1': [
    'all input is held against them',
    seen(
      'test/e2e/bad-lots.scenario.ts: name %s by its pointer',
      'test/e2e/bad-files.scenario.ts: name %s by its line',
      HOSTILE,
    ),
  ],
  'V2.2.2': ['by the server', live(messages.typesAreStrict)],
  'V2.2.3': [
    'fields agree with each other',
    seen(
      'services/activities/src/batch/read-activity.spec.ts: refuses what describes a workshop on an individual activity',
    ),
  ],
  'V2.3.1': ['steps keep their order', live(others.flowsAreHeld)],
  'V2.3.2': ['limits hold', live(others.useIsBounded)],
  'V2.3.3': [
    'work is done whole or not at all',
    seen(
      'libs/platform/src/idempotency/idempotency.int.spec.ts: leaves nothing of work that throws',
      'test/faults/r1-nothing-lost/nothing-lost.faults.spec.ts: loses, doubles and reorders nothing',
    ),
  ],
  'V2.3.4': ['what is unique is given once', live(messages.oneOfMany)],
  'V2.4.1': [
    'callers have limits, over all processes',
    seen(`${EDGE}hold a caller on all processes together`),
  ],
  'V3.2.1': [
    'answers are not taken for pages',
    live(header('content-security-policy', /default-src 'none'/)),
  ],
  'V3.3.1': ['no cookie is ever set', live(messages.noCookies)],
  'V3.4.1': [
    'HTTPS for a year, subdomains too',
    live(
      header(
        'strict-transport-security',
        /^max-age=(3153[6-9]\d{3}|31[6-9]\d{5}|3[2-9]\d{6}|[4-9]\d{7}|\d{9,}).*includeSubDomains/i,
      ),
    ),
  ],
  'V3.4.2': ['other origins are configured or refused', live(messages.noForeignOrigin)],
  'V3.4.3': [
    'nothing foreign is loaded (object-src falls back on default-src)',
    live(header('content-security-policy', /default-src 'none'.*base-uri 'none'/)),
  ],
  'V3.4.4': ['types are not guessed', live(header('x-content-type-options', /^nosniff$/))],
  'V3.4.5': ['addresses are not passed on', live(header('referrer-policy', /^no-referrer$/))],
  'V3.4.6': ['no frames', live(header('content-security-policy', /frame-ancestors 'none'/))],
  'V3.5.1': ['nothing a browser sends by itself gives a right', live(calls.oneDoor)],
  'V3.5.2': [
    'writes need a header and a type that browsers ask about',
    live(messages.onlyItsTypes),
  ],
  'V3.5.3': ['methods are not overridden', live(calls.headersGiveNothing)],
  'V3.7.2': ['nobody is sent elsewhere', live(messages.noRedirects)],
  'V4.1.1': ['types say what is inside, and its characters', live(messages.contentTypes)],
  'V4.1.2': ['no silent way to HTTPS', live(messages.noRedirects)],
  'V4.1.3': ['headers of proxies are not the caller’s', live(calls.addressIsTheConnection)],
  'V4.2.1': ['one reading of where a message ends', live(messages.noSmuggling)],
  'V5.2.1': [
    'files have a size',
    seen(
      'test/e2e/bad-files.scenario.ts: over the limit are 413',
      `${BODIES}refuses 1 GiB sent to %s (%s) early, in flat memory`,
    ),
  ],
  'V5.2.2': ['files are what they say', live(messages.filesAreWhatTheySay)],
  'V5.2.3': ['nothing is unpacked', live(messages.nothingIsUnpacked)],
  'V6.3.1': [
    'guessing is slowed down',
    seen(
      `${EDGE}are not drained by a caller’s prefix`,
      'libs/platform/src/callers/gate.spec.ts: says that it is busy rather than let guesses take the processor',
    ),
  ],
  'V6.3.2': ['no account from the box', live(calls.noDefaultAccounts)],
  'V6.3.3': ['strength is asked of the agents’ provider (acr); keys have one factor', seen(FORGED)],
  'V6.3.4': ['one way in', live(calls.oneDoor)],
  'V6.8.1': [
    'a subject is one of its provider',
    seen(`${AGENTS}are entered once, and of configured providers only`, FORGED),
  ],
  'V6.8.2': ['signatures are always verified', seen(FORGED)],
  'V6.8.4': ['strength is read in the token', seen(FORGED)],
  'V7.2.1': [
    'tokens are verified by the server',
    seen(`${TOKENS}cannot be made to act for another key or client`),
  ],
  'V7.2.2': ['tokens are made anew', live(calls.tokensAreShort)],
  'V7.2.3': ['256 bits in a key', live(calls.keysAreRandom)],
  'V7.2.4': ['a new token each time', live(calls.tokensAreShort)],
  'V7.3.2': ['fifteen minutes at most', live(calls.tokensAreShort)],
  'V7.4.1': ['what has ended is over', seen(`${TOKENS}end with their key within a second`)],
  'V7.4.2': [
    'a closed access has no way in',
    seen(`${ACCESS}closes an access with all its keys`, `${AGENTS}lose a right within a second`),
  ],
  'V7.4.3': ['a revoked key ends its tokens', seen(`${TOKENS}end with their key within a second`)],
  'V7.4.5': ['administrators end access', seen(`${ACCESS}feels a revocation within a second`)],
  'V7.6.1': [
    'rights of agents end by themselves',
    seen(`${AGENTS}have rights that end by themselves`),
  ],
  'V8.1.1': [
    'the document says each route’s right',
    seen('test/contract/openapi.spec.ts: has a permission, or a reason to be open'),
  ],
  'V8.2.1': [
    'routes by right',
    seen('test/e2e/routes.scenario.ts: answer a %s exactly as the table of rights predicts'),
  ],
  'V8.2.2': ['rows by fence', live(calls.othersAreAbsent)],
  'V8.2.3': ['fields by right', live(calls.fieldsAreFenced)],
  'V8.3.1': ['by the server alone', live(calls.headersGiveNothing)],
  'V8.4.1': ['clients are apart', FENCE],
  'V9.1.1': [
    'a changed token is none',
    seen(`${TOKENS}cannot be made to act for another key or client`, FORGED),
  ],
  'V9.1.2': ['algorithms are listed', seen(FORGED)],
  'V9.1.3': ['keys come from configured places', live(others.nothingIsFetched)],
  'V9.2.1': ['times are held', seen(FORGED)],
  'V9.2.2': ['a token for something else is none: seen by its audience', seen(FORGED)],
  'V9.2.3': ['audience', seen(FORGED)],
  'V9.2.4': ['our tokens name their audience', live(calls.tokensAreShort)],
  'V10.3.1': ['audience', seen(FORGED)],
  'V10.3.2': ['scope narrows', seen(`${TOKENS}may do less than the key and never more`)],
  'V10.3.3': [
    'issuer and subject together',
    seen(`${AGENTS}are entered once, and of configured providers only`),
  ],
  'V10.3.4': ['acr', seen(FORGED)],
  'V10.4.4': ['one grant', live(calls.onlyItsGrants)],
  'V10.4.9': ['tokens can be ended', seen(`${TOKENS}end with their key within a second`)],
  'V10.4.10': ['a token is given for a key alone', live(calls.onlyItsGrants)],
  'V10.4.11': [
    'no more scope than the key has',
    seen(`${TOKENS}may do less than the key and never more`),
  ],
  'V10.5.2': [
    'agents are known by subject',
    seen(`${AGENTS}are entered once, and of configured providers only`),
  ],
  'V10.5.3': [
    'a provider that names itself another is refused',
    live(others.providersAreNotBelieved),
  ],
  'V11.2.3': ['128 bits and more', live(calls.signaturesAreStrong)],
  'V11.5.1': ['keys are random', live(calls.keysAreRandom)],
  'V11.6.1': ['signatures are of approved kinds', live(calls.signaturesAreStrong)],
  'V13.2.4': ['only configured providers are called', live(others.nothingIsFetched)],
  'V13.2.5': ['nothing else is loaded', live(others.nothingIsFetched)],
  'V13.4.1': ['no files of development', live(messages.nothingLeftLying)],
  'V13.4.2': ['no debugging', live(messages.nothingLeftLying)],
  'V13.4.3': ['no lists of files', live(messages.nothingLeftLying)],
  'V13.4.4': ['no TRACE', live(messages.onlyKnownMethods)],
  'V13.4.5': ['only meant documents, health and measures', live(others.inventoryIsWhole)],
  'V14.2.1': ['no key in an address', seen(`${ATTACKS}a key in the address %s are refused`)],
  'V14.2.2': ['no cache on the way keeps it', live(messages.nothingIsCached)],
  'V14.2.3': [
    'nothing goes to third parties',
    seen(`${EDGE}has a page of documentation that its own policy lets work`),
  ],
  'V14.2.4': [
    'the journal masks what is personal',
    seen(
      'test/e2e/journal.scenario.ts: never holds a key, nor a reference to a person',
      'libs/platform/src/audit/patch.spec.ts: hides what is personal wherever the patch would show it',
    ),
  ],
  'V14.3.2': ['no browser keeps it', live(messages.nothingIsCached)],
  'V15.2.2': [
    'what costs much is bounded',
    seen(
      `${BODIES}refuses 1 GiB sent to %s (%s) early, in flat memory`,
      `${BODIES}keeps no answer for a client that does not read it`,
    ),
  ],
  'V15.2.3': ['nothing is there but what is published', live(others.inventoryIsWhole)],
  'V15.3.1': [
    'fields as published and no other',
    seen('test/contract/answers.spec.ts: would not pass with a field, a header or a status'),
  ],
  'V15.3.2': ['redirections are not followed', live(others.providersAreNotBelieved)],
  'V15.3.3': ['no mass assignment', live(calls.fieldsAreFenced)],
  'V15.3.4': ['the caller’s own address', live(calls.addressIsTheConnection)],
  'V15.3.5': ['types are strict', live(messages.typesAreStrict)],
  'V15.3.6': [
    'prototypes are not reached',
    seen(`${ATTACKS}fields that are not the caller’s to set`),
  ],
  'V15.3.7': ['a parameter comes once', live(messages.typesAreStrict)],
  'V16.2.1': [
    'who, when, from where, what',
    seen(
      'test/e2e/journal.scenario.ts: has an entry for each call of each route that writes',
      'libs/platform/src/audit/audit.spec.ts: says which client acted with which key',
    ),
  ],
  'V16.2.2': ['in UTC', live(calls.journalSaysWhen)],
  'V16.2.5': ['no key in the log', live(messages.logIsClean)],
  'V16.3.2': [
    'refusals are logged',
    seen('test/e2e/journal.scenario.ts: shows each caller its calls, reads and refusals included'),
  ],
  'V16.3.3': [
    'writes and administration are logged',
    seen('test/e2e/journal.scenario.ts: is tested on every route that writes'),
  ],
  'V16.4.1': ['no line of the log is a caller’s', live(messages.logIsClean)],
  'V16.4.2': [
    'the journal cannot be changed unseen',
    seen(
      'services/access/src/journal/journal.int.spec.ts: lets no service change, remove or forge',
      'test/faults/s7-history/journal.faults.spec.ts: finds every edit of the journal by a superuser',
    ),
  ],
  'V16.5.1': [
    'errors tell nothing of the inside',
    seen('test/e2e/bad-requests.scenario.ts: are in English on request', HOSTILE),
  ],
  'V16.5.2': [
    'goes on when a provider is away',
    seen(`${AGENTS}do not take keys with them when their provider is away`),
  ],
  'V16.5.3': [
    'fails closed',
    seen(
      'libs/platform/src/audit/audit.spec.ts: stops what it would record when the journal is not there',
    ),
  ],
};
