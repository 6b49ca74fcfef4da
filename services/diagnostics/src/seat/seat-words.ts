import type { Available, Soon, WishFault } from './seat-wish.js';

interface Words {
  readonly title: string;
  readonly text: string;
  readonly competences: string;
  readonly soon: string;
  readonly sooner: Readonly<Record<Soon, string>>;
  readonly when: string;
  readonly available: Readonly<Record<Available, string>>;
  readonly reach: string;
  readonly mail: string;
  readonly phone: string;
  readonly consent: string;
  readonly agree: string;
  readonly send: string;
  readonly resend: string;
  readonly already: string;
  readonly withdraw: string;
  readonly back: string;
  readonly faults: Readonly<Record<WishFault, string>>;
}

/** The words of the page by which a person agrees to be invited. */
export const WORDS: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    title: 'Être invité à une formation',
    text: 'Si vous le voulez, on peut vous proposer une place quand une formation qui vous convient est organisée. C’est à part du questionnaire : vous pouvez ne rien remplir ici.',
    competences: 'Ce que vous voulez apprendre (trois choix au plus)',
    soon: 'Quand',
    sooner: {
      des_que_possible: 'Dès que possible',
      dans_l_annee: 'Dans l’année',
      sans_urgence: 'Ce n’est pas pressé',
    },
    when: 'Ce qui est possible pour vous',
    available: {
      matin: 'Le matin',
      apres_midi: 'L’après-midi',
      journee: 'Une journée entière',
      soir: 'Le soir',
      a_distance: 'À distance',
    },
    reach: 'Pour vous joindre',
    mail: 'Courriel',
    phone: 'Ou téléphone',
    consent: 'Votre accord',
    agree: 'J’accepte ce texte',
    send: 'Je veux être invité',
    resend: 'Remplacer ce que j’ai dit',
    already:
      'C’est noté : vous pourrez être invité. Vos coordonnées ne sont pas montrées ici ; remplissez à nouveau pour les changer.',
    withdraw: 'Ne plus être invité, et effacer mes coordonnées',
    back: 'Revenir à mon résultat',
    faults: {
      noCompetence: 'Choisissez d’une à trois choses à apprendre.',
      noUrgency: 'Dites quand.',
      noContact: 'Donnez un courriel ou un téléphone.',
      badContact: 'Ce courriel ou ce téléphone ne peut pas être juste. Vérifiez-le.',
      notAgreed: 'Sans votre accord, rien n’est gardé. Cochez-le, ou quittez cette page.',
    },
  },
  en: {
    title: 'Being invited to a training',
    text: 'If you like, you can be offered a seat when a training that suits you is held. This stands apart from the questionnaire: you need not fill in anything here.',
    competences: 'What you want to learn (three choices at most)',
    soon: 'When',
    sooner: {
      des_que_possible: 'As soon as possible',
      dans_l_annee: 'Within the year',
      sans_urgence: 'There is no hurry',
    },
    when: 'What is possible for you',
    available: {
      matin: 'In the morning',
      apres_midi: 'In the afternoon',
      journee: 'A whole day',
      soir: 'In the evening',
      a_distance: 'Remotely',
    },
    reach: 'To reach you',
    mail: 'E-mail',
    phone: 'Or telephone',
    consent: 'Your consent',
    agree: 'I agree to these words',
    send: 'I want to be invited',
    resend: 'Replace what I said',
    already:
      'It is noted: you may be invited. Your address is not shown here; fill in the form again to change it.',
    withdraw: 'No longer be invited, and erase my address',
    back: 'Go back to my result',
    faults: {
      noCompetence: 'Choose one to three things to learn.',
      noUrgency: 'Say when.',
      noContact: 'Give an e-mail address or a telephone.',
      badContact: 'This e-mail address or telephone cannot be right. Check it.',
      notAgreed: 'Without your consent nothing is kept. Tick it, or leave this page.',
    },
  },
};
