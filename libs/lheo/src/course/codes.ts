import type { CourseAction, CoursePath, Domain, Mode, SessionState } from './course.js';

/** Words of the record for codes of the standard, both ways. */
class Words<Word extends string> {
  constructor(private readonly codes: Readonly<Record<Word, string>>) {}

  read(code: string | undefined): Word | undefined {
    for (const word in this.codes) if (this.codes[word] === code) return word;
    return undefined;
  }

  write(word: Word | undefined): string | undefined {
    return word === undefined ? undefined : this.codes[word];
  }
}

export const MODES = new Words<Mode>({ in_person: '0', mixed: '1', remote: '2' });
export const PATHS = new Words<CoursePath>({
  group: '1',
  individual: '2',
  modular: '3',
  mixed: '4',
});
export const STATES = new Words<SessionState>({ open: '1', closed: '2', suspended: '3' });
export const ENTRIES = new Words<NonNullable<CourseAction['entry']>>({
  fixed: '0',
  permanent: '1',
});
export const SCHEMES = new Words<Domain['scheme']>({
  formacode: 'code-FORMACODE',
  nsf: 'code-NSF',
  rome: 'code-ROME',
});

export const readFlag = (code: string | undefined): boolean | undefined =>
  code === '1' ? true : code === '0' ? false : undefined;
export const writeFlag = (flag: boolean | undefined): string | undefined =>
  flag === undefined ? undefined : flag ? '1' : '0';
