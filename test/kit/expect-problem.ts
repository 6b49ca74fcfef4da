import type { Answer, Problem } from './person.js';

/** Fails unless the answer is a problem of RFC 9457 as api.md has it, with this status and code; gives it for more. */
export function expectProblem(answer: Answer<unknown>, status: number, code: string): Problem {
  expect({
    status: answer.status,
    code: (answer.body as Partial<Problem> | undefined)?.code,
    text: answer.text,
  }).toMatchObject({ status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = answer.body as Problem;
  expect(problem).toMatchObject({
    type: expect.stringMatching(/./),
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    status,
  });
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'));
  expect(answer.text).not.toMatch(/\bat .*\.(js|ts):\d+|SELECT |INSERT |node_modules/);
  return problem;
}

/** The faults of a problem or verdict as `pointer code`, without the service's name. */
export function faultsOf(told: { readonly erreurs?: Problem['erreurs'] } | undefined): string[] {
  return (told?.erreurs ?? []).map(
    ({ pointeur, code }) => `${pointeur} ${code.replace(/^\w+\./, '')}`,
  );
}
