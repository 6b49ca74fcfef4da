import { checkOffer, element, readCourse } from '@maillage/lheo';
import { courseOf } from '../course/course.js';
import { offerOf } from './lheo.writer.js';

const COURSE = courseOf({
  ...{ territoire: 'departement-62', nature: 'formation', titre: 'Tableur', objectifs: [] },
  ...{ mode: 'distance', heures: 7, demi_journees: 2, organisme: 'Ville', cout: 12.5 },
  presentation: 'Compter et présenter.',
});
const codes = (one: ReturnType<typeof offerOf>): string[] =>
  checkOffer('training', one).remarks.map(({ fault }) => fault.code);

describe('a course in LHÉO', () => {
  it('says what it says here', () => {
    const offer = offerOf('F1', COURSE);
    expect(checkOffer('training', offer).faults).toEqual([]);
    expect(readCourse(offer)).toMatchObject({
      ...{ number: 'F1', title: 'Tableur', objective: 'Compter et présenter.' },
      provider: { name: 'Ville' },
      actions: [{ mode: 'remote', duration: { hours: 7 }, price: { total: '12.50' } }],
    });
  });

  it('keeps what came with it and has no word here', () => {
    const source = element(
      'formation',
      [
        element('intitule-formation', ['Ancien titre']),
        element('resultats-attendus', ['Savoir compter']),
        element('extras', [element('extra', ['à nous'])]),
      ],
      { numero: '77' },
    );
    const offer = offerOf('F1', COURSE, source);
    expect(readCourse(offer)).toMatchObject({
      ...{ number: '77', title: 'Tableur', results: 'Savoir compter' },
    });
    expect(JSON.stringify(offer)).toContain('à nous');
    expect(codes(offer)).toEqual(
      codes(offer).filter((code) => code !== 'training.unknown_element'),
    );
  });
});
