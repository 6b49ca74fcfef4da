import { type Language, type TellLine, tellLineIn } from '@maillage/kernel';
import { MASKED } from '../place/place-change.js';

/** Tells lines for what is kept in clear: a value that may lead to a person is left out, and so is a line as a whole. */
export function tellWithoutPeople(language: Language): TellLine {
  const tell = tellLineIn(language);
  return (line, { value, ...fault }) =>
    tell(
      line,
      value === undefined ||
        fault.pointer === '' ||
        MASKED.some((path) => fault.pointer.startsWith(path))
        ? fault
        : { ...fault, value },
    );
}
