/** One configuration key: where it is read, what it means, how its text becomes a value. */
export interface Setting<T> {
  readonly env: string;
  /** What it does, in French, units included: errors and deploy/SETTINGS.md show it. */
  readonly doc: string;
  /** What a value looks like, in French. */
  readonly form: string;
  readonly parse: (text: string) => T | undefined;
  readonly fallback?: T;
}

type Values<S> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** A text setting. */
export function text(env: string, doc: string, fallback?: string): Setting<string> {
  return {
    env,
    doc,
    form: 'texte',
    parse: (value) => value,
    ...(fallback === undefined ? {} : { fallback }),
  };
}

/** A key or password; empty where it isn't set. */
export function secret(env: string, doc: string): Setting<string> {
  return { ...text(env, doc, ''), form: 'secret' };
}

/** One of a few words; without one, `fallback`. */
export function choice<T extends string>(
  env: string,
  doc: string,
  words: readonly T[],
  fallback: T,
): Setting<T> {
  return {
    env,
    doc,
    form: words.join(', '),
    parse: (value) => words.find((word) => word === value),
    fallback,
  };
}

/** A whole number between `min` and `max`. */
export function integer(
  env: string,
  doc: string,
  fallback: number,
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
): Setting<number> {
  const parse = (value: string): number | undefined => {
    const number = Number(value);
    return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
  };
  const form =
    max === Number.MAX_SAFE_INTEGER ? `entier, au moins ${min}` : `entier de ${min} à ${max}`;
  return { env, doc, form, parse, fallback };
}

const declarations = new WeakMap<object, readonly Setting<unknown>[]>();

/**
 * The settings behind an object that `readSettings` made, in the order of their declaration; undefined for any other.
 *
 * @public read by deploy/local/gen-settings.mjs
 */
export function settingsOf(values: object): readonly Setting<unknown>[] | undefined {
  return declarations.get(values);
}

/**
 * Reads settings once. Missing or malformed keys are all named in one error; values are never printed,
 * since any of them may be a secret.
 *
 * @throws Error that lists every faulty key with what it is for.
 */
export function readSettings<S extends Record<string, Setting<unknown>>>(
  settings: S,
  environment: Readonly<Record<string, string | undefined>>,
): Values<S> {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const given = environment[setting.env];
    if (given === undefined || given === '') {
      if (setting.fallback === undefined) faults.push(`${setting.env} manque (${setting.doc})`);
      else values[name] = setting.fallback;
      continue;
    }
    const value = setting.parse(given);
    if (value === undefined)
      faults.push(`${setting.env} n'a pas la forme attendue : ${setting.form} (${setting.doc})`);
    else values[name] = value;
  }
  if (faults.length > 0) throw new Error(`Configuration : ${faults.join(' ; ')}`);
  declarations.set(values, Object.values(settings));
  return values as Values<S>;
}
