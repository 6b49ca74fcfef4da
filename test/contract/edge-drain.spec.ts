import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, eventually } from '@maillage/testing';
import { Raw } from './raw.js';

describe('a server that stops', () => {
  let running: Cluster;
  beforeAll(async () => {
    running = await cluster(['all'], { env: { LOG_LEVEL: 'warn', DRAIN_NOTICE_MS: '3000' } });
  });
  afterAll(async () => {
    await running.stop();
  });

  it('says first that it is not ready, ends what is under way, closes its connections, and is gone', async () => {
    const item = JSON.stringify({
      source_id: 'en-cours',
      type: 'individuel',
      date: '2025-03-14',
      duree: 30,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
    });
    const [stream, idle] = [await Raw.open(running.base), await Raw.open(running.base)];
    await idle.send('GET /sante/vivant HTTP/1.1\r\nhost: x\r\n\r\n');
    await eventually(() => expect(idle.received).toContain('"vivant"'));
    expect(idle.received).not.toMatch(/connection: close/i);
    await stream.send(
      `POST /v1/activites/lots HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${running.adminKey}\r\ncontent-type: application/json\r\ncontent-length: ${item.length + 2}\r\n\r\n[`,
    );
    await running.kill('serveur', 'SIGTERM');
    await eventually(async () => {
      const ready = await fetch(`${running.base}/sante/pret`);
      expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
      expect(await ready.json()).toMatchObject({
        code: 'platform.not_ready',
        detail: expect.stringContaining('s’arrête'),
      });
    });
    // Still reachable for a while, so that no caller is turned away before the balancer sees it.
    expect((await fetch(`${running.base}/sante/vivant`)).status).toBe(200);
    await eventually(
      () =>
        expect(Raw.open(running.base).then((raw) => raw.socket.destroy())).rejects.toThrow(
          'ECONNREFUSED',
        ),
      { timeout: 15_000 },
    );
    await eventually(() => expect(idle.isClosed).toBe(true));
    await sleep(500);
    await stream.send(`${item}]`);
    expect((await stream.answer()).status).toBe(200);
    expect(stream.received).toContain('"crees":1');
    expect(stream.received).toMatch(/connection: close/i);
    await eventually(
      () => expect(running.kill('serveur', 'SIGCONT')).rejects.toThrow('does not run'),
      { timeout: 60_000 },
    );
  }, 120_000);
});
