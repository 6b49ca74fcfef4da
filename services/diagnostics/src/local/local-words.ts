/** The words of the page of the territory's questions. */
export const WORDS = {
  fr: {
    title: 'Les questions de votre territoire',
    text: 'Elles ne sont pas notées et ne changent rien à votre résultat. Répondez à celles que vous voulez. Les réponses du groupe ne sont montrées que tous ensemble, à partir de cinq personnes.',
    empty: 'Vous n’avez répondu à aucune question. Vous pouvez aussi revenir à votre résultat.',
    send: 'Envoyer mes réponses',
    back: 'Revenir à mon résultat sans répondre',
  },
  en: {
    title: 'The questions of your territory',
    text: 'They are not scored and change nothing in your result. Answer those that you like. Answers of the group are only shown all together, from five people on.',
    empty: 'You have answered no question. You may also go back to your result.',
    send: 'Send my answers',
    back: 'Go back to my result without answering',
  },
} as const;
