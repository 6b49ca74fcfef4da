/** The words of the page on which people say where they stand, and of what is said of it beside a result. */
export const WORDS = {
  fr: {
    title: 'Où j’en suis, à mon avis',
    text: 'En deux minutes, avant les questions : où pensez-vous en être ? Il n’y a pas de bonne réponse. Vous le retrouverez à côté de votre résultat, et personne d’autre ne le voit.',
    empty: 'Vous n’avez rien choisi. Vous pouvez aussi passer directement aux questions.',
    start: 'Je débute',
    send: 'Continuer avec les questions',
    skip: 'Passer directement aux questions',
    beside: 'Ce que vous pensiez, et ce que disent vos réponses',
    said: 'Vous aviez dit :',
    more: 'Vos réponses en montrent davantage : vous savez sans doute plus que vous ne le pensiez.',
    same: 'Vos réponses vont dans le même sens.',
    less: 'Vos réponses n’en montrent pas encore autant. Quinze minutes ne voient pas tout : c’est peut-être le questionnaire, ou un point à revoir tranquillement.',
  },
  en: {
    title: 'Where I stand, in my view',
    text: 'In two minutes, before the questions: where do you think you stand? There is no right answer. You will find it beside your result, and nobody else sees it.',
    empty: 'You have chosen nothing. You may also go straight to the questions.',
    start: 'I am a beginner',
    send: 'Go on to the questions',
    skip: 'Go straight to the questions',
    beside: 'What you thought, and what your answers say',
    said: 'You had said:',
    more: 'Your answers show more: you probably know more than you thought.',
    same: 'Your answers point the same way.',
    less: 'Your answers do not show as much yet. Fifteen minutes do not see everything: it may be the questionnaire, or a point to come back to in peace.',
  },
} as const;
