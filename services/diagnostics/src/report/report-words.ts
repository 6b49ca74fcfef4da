/** The words of a campaign's report. */
export const WORDS = {
  fr: {
    title: 'Rapport de groupe',
    made: 'Établi le',
    people: (count: number) => `sur les réponses de ${count} personnes`,
    secret:
      'Rien n’est montré : moins de cinq personnes comptent, ou moins de cinq ont changé depuis le dernier rapport. Cela protège chacune d’elles.',
    howText:
      'Chaque part est une moyenne de probabilités, donnée avec sa marge : la vraie valeur est dans l’intervalle 95 fois sur 100. Un intervalle large veut dire que les réponses n’en disent pas plus. Aucun chiffre ne dit quoi que ce soit d’une personne.',
    expert:
      'Les limites entre niveaux, et la difficulté des questions qui ne sont pas encore étalonnées, ont été estimées par des experts.',
    who: 'Qui a participé',
    invited: 'Invitées',
    begun: 'Ont commencé',
    finished: 'Ont fini',
    counted: 'Comptent ici',
    bias: (low: string, high: string) =>
      `Selon ce qu’auraient répondu les personnes invitées qui ne comptent pas ici, la part sous la cible, pour toutes, est entre ${low} et ${high}.`,
    biasOpen:
      'La campagne est ouverte : on ne sait pas combien de personnes auraient pu répondre. Le groupe est fait de celles qui l’ont voulu.',
    chart: 'Part du groupe sous la cible, avec sa marge',
    profile: 'Le groupe et le profil métier',
    below: 'Sous la cible :',
    distance: 'Écart au profil :',
    all: 'Ensemble',
    between: (low: string, high: string) => `de ${low} à ${high}`,
    positions: { below: ', en dessous', near: ', proche de la cible', above: ', au-dessus' },
    hidden:
      'Une ligne manque où moins de cinq personnes ont répondu, ou quand moins de cinq réponses la sépareraient d’un rapport déjà montré.',
    levers: 'Leviers',
    leversText:
      'Nombre de personnes sous la cible × leur distance à la cible × importance pour le métier. Les leviers de même rang ne se départagent pas.',
    weights: ['', 'Utile au métier.', 'Importante pour le métier.', 'Au cœur du métier.'],
    belowPeople: 'Personnes sous la cible :',
    noLever: 'Aucun levier ne se dégage.',
    local: 'Les questions du territoire',
    localText:
      'Un choix est dit à partir de cinq personnes ; les autres sont mis ensemble. Une réponse plus récente n’est montrée que lorsque chaque nombre a changé de cinq.',
    noLocal:
      'Moins de cinq personnes y ont répondu, ou rien ne peut en être dit sans désigner quelqu’un.',
    others: 'Autres choix, ensemble',
    ofPeople: (count: number, all: number) => `${count} personnes sur ${all}`,
  },
  en: {
    title: 'Group report',
    made: 'Made on',
    people: (count: number) => `from the answers of ${count} people`,
    secret:
      'Nothing is shown: fewer than five people count, or fewer than five have changed since the last report. This protects each of them.',
    howText:
      'Each share is a mean of probabilities, given with its margin: the true value is within the interval 95 times in 100. A wide interval means that the answers say no more. No figure says anything of a person.',
    expert:
      'The cuts between levels, and how hard questions are that are not calibrated yet, were estimated by experts.',
    who: 'Who took part',
    invited: 'Invited',
    begun: 'Have begun',
    finished: 'Have finished',
    counted: 'Count here',
    bias: (low: string, high: string) =>
      `Depending on what those invited who do not count here would have answered, the share below the target, among all, is between ${low} and ${high}.`,
    biasOpen:
      'The campaign is open: how many people could have answered is unknown. The group is made of those who wished to.',
    chart: 'Share of the group below the target, with its margin',
    profile: 'The group and the job profile',
    below: 'Below the target:',
    distance: 'Distance to the profile:',
    all: 'Overall',
    between: (low: string, high: string) => `${low} to ${high}`,
    positions: { below: ', below', near: ', near the target', above: ', above' },
    hidden:
      'A line is missing where fewer than five people answered, or where fewer than five answers would tell it from a report that was shown before.',
    levers: 'Levers',
    leversText:
      'Number of people below the target × their distance to it × weight in the job. Levers of the same rank are not told apart.',
    weights: ['', 'Useful in the job.', 'Important in the job.', 'At the heart of the job.'],
    belowPeople: 'People below the target:',
    noLever: 'No lever stands out.',
    local: 'The questions of the territory',
    localText:
      'A choice is told from five people on; the others are put together. More recent answers are shown only once each number has changed by five.',
    noLocal:
      'Fewer than five people have answered, or nothing can be told without pointing to somebody.',
    others: 'Other choices, together',
    ofPeople: (count: number, all: number) => `${count} people of ${all}`,
  },
} as const;
