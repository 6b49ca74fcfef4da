// Loaded before a server of the bench: a server that keeps no audit journal, to measure what the journal costs.
import 'reflect-metadata';
import { Audit } from '../../dist/libs/platform/src/audit/audit.js';

Audit.record = async () => undefined;
