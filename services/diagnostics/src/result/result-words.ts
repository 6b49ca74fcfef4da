import type { Uniformity } from '@maillage/psychometrics';

type Text = Readonly<Record<'fr' | 'en', string>>;

/** Where a result lies to what the job asks for. */
export const POSITIONS: Readonly<Record<'below' | 'near' | 'above', Text>> = {
  above: { fr: 'au niveau visé ou au-dessus', en: 'at the level asked for, or above' },
  near: { fr: 'proche du niveau visé', en: 'near the level asked for' },
  below: { fr: 'encore en dessous du niveau visé', en: 'still below the level asked for' },
};

/** The same of the whole, in a sentence. */
export const OVERALL: Readonly<Record<'below' | 'near' | 'above', Text>> = {
  above: {
    fr: 'Dans l’ensemble, vous êtes au niveau que demande ce métier, ou au-dessus.',
    en: 'Overall, you are at the level that this job asks for, or above.',
  },
  near: {
    fr: 'Dans l’ensemble, vous êtes proche de ce que demande ce métier. Vos réponses ne permettent pas de dire si vous êtes un peu au-dessus ou un peu en dessous.',
    en: 'Overall, you are near what this job asks for. Your answers do not tell whether you are slightly above or slightly below.',
  },
  below: {
    fr: 'Dans l’ensemble, ce métier demande plus que ce que vos réponses montrent aujourd’hui. Cela s’apprend, pas à pas.',
    en: 'Overall, this job asks for more than your answers show today. It can be learnt, step by step.',
  },
};

/** What is said where answers are all alike; a usual result says nothing of it. */
export const UNIFORM: Readonly<Partial<Record<Uniformity, Text>>> = {
  all_right: {
    fr: 'Toutes vos réponses sont justes. Le questionnaire n’a donc pas trouvé votre limite : votre niveau peut être nettement plus haut que ce qui est montré.',
    en: 'All your answers are right. The questionnaire has not found your limit: your level may be clearly higher than what is shown.',
  },
  all_wrong: {
    fr: 'Aucune réponse juste cette fois : les questions étaient sans doute trop difficiles ou trop loin de votre travail. Le résultat est très large, et ne dit presque rien de ce que vous savez faire.',
    en: 'No right answer this time: the questions were probably too hard, or too far from your work. The result is very wide, and hardly tells what you can do.',
  },
  none: {
    fr: 'Aucune réponse ne peut être comptée : ce qui est montré ne dit rien de vous.',
    en: 'No answer can be counted: what is shown tells nothing about you.',
  },
};

/** The words of a result. */
export const RESULT = {
  fr: {
    title: 'Votre résultat',
    onlyYou: 'Vous seul voyez cette page.',
    rests: (answers: number) =>
      answers === 1 ? 'Il repose sur une réponse.' : `Il repose sur ${answers} réponses.`,
    expert:
      'La difficulté des questions et les limites entre niveaux ont été estimées par des experts, et pas encore vérifiées sur des réponses. Lisez ce résultat comme un repère, pas comme une mesure.',
    between: (low: string, high: string) =>
      low === high
        ? `Votre niveau est sans doute « ${low} ».`
        : `Votre niveau se situe sans doute entre « ${low} » et « ${high} ».`,
    start: 'Premiers pas',
    areas: 'Domaine par domaine, le plus à l’aise d’abord',
    areasText:
      'Chaque barre montre où se situe sans doute votre niveau : plus elle est longue, moins c’est sûr. Le losange est ce que demande le métier. Deux domaines proches peuvent être dans cet ordre par hasard.',
    chart: 'Votre niveau par domaine, avec sa largeur, et ce que demande le métier',
    whole: 'Ensemble',
    area: 'Domaine',
    level: 'Votre niveau, sans doute, et ce que demande le métier',
    notAsked: 'pas assez de réponses pour le dire',
    to: 'à',
    competences: 'Quelques compétences dont vos réponses disent quelque chose de sûr',
    steps: 'Trois pas pour la suite',
    stepArea: (area: string) =>
      `Commencez par « ${area} » : c’est là que vos réponses laissent le plus de place pour apprendre.`,
    stepCompetence: (name: string) =>
      ` Le métier y demande surtout : ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
    stepNone:
      'Rien ne manque clairement. Aidez une personne de votre entourage sur ce que vous faites bien : c’est aussi apprendre.',
    stepTask:
      'Choisissez une seule tâche de votre semaine qui vous coûte du temps, et demandez qu’on vous la montre une fois : un collègue, un conseiller numérique, ou votre centre de gestion.',
    stepAgain:
      'Refaites le point dans un an, avec votre code : d’autres questions vous seront posées. En quinze minutes, un petit progrès ne se voit pas toujours : ce n’est pas un échec.',
    code: 'Votre code, à garder pour la prochaine fois :',
    counts: 'Votre participation compte dans les résultats du groupe.',
    doesNotCount: 'Votre participation ne compte pas dans les résultats du groupe.',
    keep: 'Garder mon résultat',
    download: 'Télécharger cette page',
    certificate: 'Attestation de participation, sans niveau',
    withdraw: 'Me retirer et tout effacer',
    show: 'Montrer mon résultat à quelqu’un',
    local: 'Répondre aux questions de votre territoire (deux minutes, sans note)',
    invite: 'Être invité à une formation, si je le veux',
    end: 'Cette adresse est à vous : elle vaut jusqu’au',
    shown: 'Un résultat qui vous est montré',
    shownBy:
      'La personne à qui il appartient vous a donné cette adresse. Elle peut la fermer à tout moment. Ne la transmettez pas : ce que vous voyez n’est pas un examen, et ne sert ni à recruter ni à évaluer.',
    shownEnd: 'Cette adresse vaut jusqu’au',
    shownPart: 'Une partie du résultat seulement vous est montrée.',
  },
  en: {
    title: 'Your result',
    onlyYou: 'You alone see this page.',
    rests: (answers: number) =>
      answers === 1 ? 'It rests on one answer.' : `It rests on ${answers} answers.`,
    expert:
      'How hard questions are, and where levels begin, was estimated by experts and not checked against answers yet. Read this result as a landmark, not as a measurement.',
    between: (low: string, high: string) =>
      low === high
        ? `Your level is probably "${low}".`
        : `Your level is probably between "${low}" and "${high}".`,
    start: 'First steps',
    areas: 'Area by area, the most at ease first',
    areasText:
      'Each bar shows where your level probably lies: the longer it is, the less it is sure. The diamond is what the job asks for. Two areas that are near each other may be in this order by chance.',
    chart: 'Your level by area, with its width, and what the job asks for',
    whole: 'Overall',
    area: 'Area',
    level: 'Your level, probably, and what the job asks for',
    notAsked: 'too few answers to tell',
    to: 'to',
    competences: 'A few competences of which your answers tell something sure',
    steps: 'Three next steps',
    stepArea: (area: string) =>
      `Begin with "${area}": that is where your answers leave most room to learn.`,
    stepCompetence: (name: string) =>
      ` What the job asks for most there: ${name.charAt(0).toLowerCase()}${name.slice(1)}.`,
    stepNone:
      'Nothing is clearly missing. Help somebody near you with what you do well: that is learning, too.',
    stepTask:
      'Choose one single task of your week that costs you time, and ask to be shown once: by a colleague, a digital adviser, or your management centre.',
    stepAgain:
      'Take stock again in a year, with your code: you will be asked other questions. In fifteen minutes a small progress does not always show: that is no failure.',
    code: 'Your code, to keep for the next time:',
    counts: 'Your participation counts in the results of the group.',
    doesNotCount: 'Your participation does not count in the results of the group.',
    keep: 'Keep my result',
    download: 'Download this page',
    certificate: 'Certificate of participation, without level',
    withdraw: 'Withdraw and erase everything',
    show: 'Show my result to somebody',
    local: 'Answer the questions of your territory (two minutes, not scored)',
    invite: 'Be invited to a training, if I like',
    end: 'This address is yours: it is good until',
    shown: 'A result that is shown to you',
    shownBy:
      'The person whose it is gave you this address, and can close it at any time. Do not pass it on: what you see is no exam, and serves neither hiring nor appraisal.',
    shownEnd: 'This address is good until',
    shownPart: 'Only a part of the result is shown to you.',
  },
} as const;
