import { stopServers } from '@maillage/testing';
import { access } from './access.js';
import { activities } from './activities.js';
import { agents } from './agents.js';
import { attacks } from './attacks.js';
import { badFiles } from './bad-files.js';
import { badLots } from './bad-lots.js';
import { badRequests } from './bad-requests.js';
import { deadLetters } from './dead-letters.js';
import { directory } from './directory.js';
import { fence } from './fence.js';
import { idempotency } from './idempotency.js';
import { imports } from './imports.js';
import { indicators } from './indicators.js';
import { journal } from './journal.js';
import { ledger } from './ledger.js';
import { people } from './people.js';
import { placeFigures } from './place-figures.js';
import { routes } from './routes.js';
import { SHAPES, Stage } from './stage.js';
import { tokens } from './tokens.js';

afterAll(stopServers);

describe.each(SHAPES)('%s', (_, targets) => {
  const stage = new Stage(targets);
  beforeAll(() => stage.open());
  afterAll(() => stage.close());

  access(stage);
  agents(stage);
  tokens(stage);
  people(stage);
  routes(stage);
  fence(stage);
  imports(stage);
  directory(stage);
  activities(stage);
  ledger(stage);
  idempotency(stage);
  indicators(stage);
  placeFigures(stage);
  deadLetters(stage);
  badLots(stage);
  badFiles(stage);
  journal(stage);
  badRequests(stage);
  attacks(stage);
});
