import * as calls from './callers.js';
import * as messages from './messages.js';
import * as others from './others.js';
import { live, type Row } from './row.js';

/** OWASP API Security Top 10, edition 2023: each with checks of a running server. */
export const API_TOP_TEN: readonly (readonly [id: string, ...row: Row])[] = [
  ['API1:2023', 'what is another’s is absent (object level)', live(calls.othersAreAbsent)],
  ['API2:2023', 'one door, and no account from the box', live(calls.oneDoor)],
  ['API2:2023', 'tokens are short and of one grant', live(calls.onlyItsGrants)],
  ['API3:2023', 'fields are fenced, both ways (property level)', live(calls.fieldsAreFenced)],
  ['API4:2023', 'use is bounded', live(others.useIsBounded)],
  ['API4:2023', 'nothing is unpacked', live(messages.nothingIsUnpacked)],
  ['API5:2023', 'functions are fenced (function level)', live(calls.functionsAreFenced)],
  ['API6:2023', 'flows keep their order', live(others.flowsAreHeld)],
  ['API6:2023', 'one of many', live(messages.oneOfMany)],
  ['API7:2023', 'no address of a caller is called', live(others.nothingIsFetched)],
  ['API8:2023', 'no other origin, no other type', live(messages.noForeignOrigin)],
  ['API8:2023', 'no method that mirrors', live(messages.onlyKnownMethods)],
  ['API8:2023', 'one reading of where a message ends', live(messages.noSmuggling)],
  ['API8:2023', 'nothing left lying about', live(messages.nothingLeftLying)],
  [
    'API9:2023',
    'what answers is published, and what is published answers',
    live(others.inventoryIsWhole),
  ],
  ['API10:2023', 'providers of identity are not believed', live(others.providersAreNotBelieved)],
];
