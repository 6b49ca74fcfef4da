// The least a server can do: one indexed query, the same bytes as ours.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: 8 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_bare (id uuid PRIMARY KEY, body text NOT NULL)');
const body = process.env.BENCH_BODY;
const { id } = JSON.parse(body);
await pool.query(
  'INSERT INTO bench_bare VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  [id, body],
);
const app = Fastify();
app.get('/v1/lieux/:id', async (request, reply) => {
  const { rows } = await pool.query('SELECT body FROM bench_bare WHERE id = $1', [
    request.params.id,
  ]);
  return reply.header('content-type', 'application/json; charset=utf-8').send(rows[0].body);
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
