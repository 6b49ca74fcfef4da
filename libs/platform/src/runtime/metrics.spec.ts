import { Metrics, readable, type Reading } from './metrics.js';

const series = async (metrics: Metrics, name: string): Promise<string[]> =>
  (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith(name));
const one = (service: string, value: number): Reading => ({ labels: { service }, value });

describe('the metrics of an application', () => {
  it('are read at each scrape, and what is gone is shown no more', async () => {
    const metrics = new Metrics();
    let now = [one('a', 1), one('b', 2)];
    metrics.gauge('maillage_spec', 'Essai.', ['service'], async () => now);
    expect(await series(metrics, 'maillage_spec')).toEqual([
      'maillage_spec{service="a"} 1',
      'maillage_spec{service="b"} 2',
    ]);
    now = [one('b', 3)];
    expect(await series(metrics, 'maillage_spec')).toEqual(['maillage_spec{service="b"} 3']);
  });

  it('go on without one that can’t be read or does not answer', async () => {
    const metrics = new Metrics();
    metrics.gauge('maillage_away', 'Absente.', ['service'], () =>
      Promise.reject(new Error('away')),
    );
    metrics.gauge('maillage_stuck', 'Bloquée.', ['service'], () => new Promise(() => undefined));
    metrics.gauge('maillage_partly', 'En partie.', ['service'], () =>
      readable([Promise.resolve(one('a', 1)), Promise.reject(new Error('away'))]),
    );
    expect(await series(metrics, 'maillage_')).toEqual(['maillage_partly{service="a"} 1']);
  });

  it('are those of one application alone, with those of its process', async () => {
    const [first, second] = [new Metrics(), new Metrics()];
    first.gauge('maillage_spec', 'Essai.', ['service'], async () => [one('a', 1)]);
    expect(await series(second, 'maillage_')).toEqual([]);
    expect(await series(second, 'nodejs_eventloop_lag_seconds')).toHaveLength(1);
  });
});
