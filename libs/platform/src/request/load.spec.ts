import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { Metrics } from '../runtime/metrics.js';
import { Allowance } from './allowance.js';
import { shedLoad } from './load.js';

const LATE = 1_000;

describe('an allowance', () => {
  const answer = (allowance: Allowance, number: number, millis: number): void => {
    for (let one = 0; one < number; one++) allowance.begin();
    for (let one = 0; one < number; one++) allowance.end(millis);
  };

  it('lets in the most at first, shrinks while answers are late, and grows once they are not', () => {
    const allowance = new Allowance(10, 100);
    expect(allowance.limit).toBe(100);
    answer(allowance, 100, LATE);
    const less = allowance.limit;
    expect(less).toBeLessThan(100);
    for (let time = 0; time < 20; time++) answer(allowance, 50, LATE);
    expect(allowance.limit).toBe(10);
    answer(allowance, 50, 1);
    expect(allowance.limit).toBeGreaterThan(10);
  });

  it('is full at its limit and no sooner', () => {
    const allowance = new Allowance(1, 2);
    allowance.begin();
    expect(allowance.isFull).toBe(false);
    allowance.begin();
    expect(allowance.isFull).toBe(true);
    allowance.end(1);
    expect(allowance.isFull).toBe(false);
  });
});

describe('load shedding', () => {
  let server: FastifyInstance;
  let metrics: Metrics;
  let goOn: () => void;
  let entered: Promise<void>;

  beforeEach(async () => {
    metrics = new Metrics();
    server = Fastify();
    shedLoad(server, metrics);
    let enter: () => void;
    entered = new Promise((resolve) => (enter = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const wait = async (): Promise<string> => {
      enter();
      await held;
      return 'done';
    };
    server.post('/flux', { config: { streamed: true } }, wait);
    server.post('/demande', wait);
    await server.listen();
  });
  afterEach(() => server.close());

  const underWay = async (): Promise<number> => {
    const told = await metrics.registry.metrics();
    return ['requests', 'streams']
      .map((kind) => Number(new RegExp(`http_${kind}_under_way (\\d+)`).exec(told)?.[1]))
      .reduce((sum, one) => sum + one);
  };

  it.each(['/flux', '/demande'])(
    'counts what is under way at %s until it is answered, or its connection cut',
    async (path) => {
      const { port } = server.server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1');
      const [request] = await Promise.all([
        once(server.server, 'request') as Promise<[{ socket: NodeJS.EventEmitter }]>,
        once(socket, 'connect').then(() =>
          socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`),
        ),
      ]);
      await entered;
      expect(await underWay()).toBe(1);
      const closed = once(request[0].socket, 'close');
      socket.destroy();
      await closed;
      goOn();
      expect(await underWay()).toBe(0);
      const answered = await server.inject({ method: 'POST', url: path });
      expect(answered.body).toBe('done');
      expect(await underWay()).toBe(0);
    },
  );
});
