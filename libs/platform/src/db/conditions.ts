/** SQL conditions with their parameters, all of which must hold. */
export class Conditions {
  /** @param parameters those of other conditions, for some that are to stand inside of them. */
  constructor(readonly parameters: unknown[] = []) {}

  private readonly parts: string[] = [];

  /** Adds a condition; each `?` stands for the next parameter. */
  add(sql: string, ...parameters: readonly unknown[]): void {
    const numbers = parameters.map((parameter) => this.parameter(parameter));
    this.parts.push(sql.replaceAll('?', () => numbers.shift() ?? '?'));
  }

  /** Adds a condition as it is; no `?` is replaced. */
  always(sql: string): void {
    this.parts.push(sql);
  }

  /** The `$n` that stands for a parameter, for use outside the conditions: in an expression or an order. */
  parameter(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' AND ');
  }
}
