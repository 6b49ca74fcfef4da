import type { Fault } from '@maillage/kernel';

/** A fault of this service. */
export const fault = (pointer: string, code: string, fr: string, en: string): Fault => ({
  pointer,
  code: `governance.${code}`,
  detail: { fr, en },
});

/** A last day before the first one. */
export const orderFaults = (
  pointer: string,
  from: string | undefined,
  to: string | undefined,
): Fault[] =>
  from === undefined || to === undefined || from <= to
    ? []
    : [
        fault(
          pointer,
          'ends_before_start',
          `Ce jour est avant le premier (${from}).`,
          `This day is before the first one (${from}).`,
        ),
      ];

/** Things of a list that bear a name for the second time. */
export const twiceFaults = (
  names: readonly string[],
  pointerOf: (index: number) => string,
): Fault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          fault(
            pointerOf(index),
            'twice',
            `« ${name.slice(0, 60)} » y est déjà.`,
            `"${name.slice(0, 60)}" is there already.`,
          ),
        ],
  );
