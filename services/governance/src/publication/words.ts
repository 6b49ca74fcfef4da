type Language = 'fr' | 'en';

const plural = (many: number, one: string, more: string): string =>
  `${many} ${many > 1 ? more : one}`;

const FR = {
  colon: '\u00A0: ',
  page: 'Feuille de route',
  by: 'Gouvernance\u00A0:',
  where: 'Territoire\u00A0:',
  adopted: (day: string) => `Adoptée le ${day}`,
  amended: 'amendée depuis',
  period: (from: string, to: string) => `Du ${from} au ${to}`,
  vision: 'Ce que nous voulons changer',
  now: 'Où en sommes-nous ?',
  asOf: (day: string) => `Au ${day}.`,
  total: (many: number) => plural(many, 'action', 'actions'),
  done: (many: number) => plural(many, 'réalisée', 'réalisées'),
  underWay: (many: number) => `${many} en cours`,
  toCome: (many: number) => `${many} à venir`,
  late: (many: number) => plural(many, 'est en retard.', 'sont en retard.'),
  blocked: (many: number) => plural(many, 'bloquée', 'bloquées'),
  confidential: (many: number) =>
    plural(
      many,
      'est confidentielle : comptée, pas nommée.',
      'sont confidentielles : comptées, pas nommées.',
    ),
  legend: 'Pour lire les frises.',
  legendSpan: (from: string, to: string) =>
    `Chaque frise va du ${from} au ${to}. Les traits fins marquent le début des années, le trait épais aujourd’hui.`,
  legendBar:
    'Le rectangle va du début promis à la fin promise ; sa part pleine est ce qui est fait.',
  legendSlack:
    'La ligne après lui est la marge : ce qu’il peut prendre de retard sans que la fin de l’ensemble ne recule.',
  outside: 'Autres actions',
  hidden: (many: number) =>
    `Et ${plural(many, 'action confidentielle', 'actions confidentielles')}.`,
  none: 'Pas encore d’action.',
  objective: 'Objectif :',
  promised: (from: string, to: string) => `Promis du ${from} au ${to}`,
  promisedEnd: (to: string) => `Promis pour le ${to}`,
  promisedStart: (from: string) => `À partir du ${from}`,
  undated: 'Sans date',
  permanent: 'En continu',
  isLate: 'En retard',
  progress: (share: string) => `fait à ${share} %`,
  slack: (days: number) => `marge\u00A0: ${plural(days, 'jour ouvré', 'jours ouvrés')}`,
  noSlack: 'sans marge',
  missing: (days: number) =>
    `il manque ${plural(days, 'jour ouvré', 'jours ouvrés')} pour tenir la fin`,
  critical: 'sur le chemin critique',
  broken: (days: number, from: string) =>
    `Cette promesse ne tient plus : ce qu’elle attend finit ${plural(days, 'jour ouvré', 'jours ouvrés')} trop tard. Elle pourrait commencer le ${from}.`,
  why: 'Pourquoi :',
  blockedBy: 'Bloquée par :',
  freedBy: 'Ce qui la libérerait :',
  milestones: 'Jalons',
  reached: (day: string) => `atteint le ${day}`,
  evidence: 'Preuves',
  parts: 'Étapes',
  changed: 'Ce qui a changé depuis l’adoption',
  unchanged: 'Aucune promesse n’a été changée.',
  moved: (title: string, from: string, to: string) =>
    `« ${title} » : fin promise le ${from}, à présent le ${to}.`,
  noDay: 'sans date',
  added: (many: number) => plural(many, 'action a été ajoutée.', 'actions ont été ajoutées.'),
  textChanged: 'La feuille elle-même a été amendée.',
  other: 'In English',
};

const EN: typeof FR = {
  colon: ': ',
  page: 'Roadmap',
  by: 'Governance:',
  where: 'Territory:',
  adopted: (day) => `Adopted on ${day}`,
  amended: 'amended since',
  period: (from, to) => `From ${from} to ${to}`,
  vision: 'What we want to change',
  now: 'Where do we stand?',
  asOf: (day) => `As of ${day}.`,
  total: (many) => plural(many, 'action', 'actions'),
  done: (many) => `${many} done`,
  underWay: (many) => `${many} under way`,
  toCome: (many) => `${many} to come`,
  late: (many) => plural(many, 'is late.', 'are late.'),
  blocked: (many) => `${many} blocked`,
  confidential: (many) =>
    plural(many, 'is confidential: counted, not named.', 'are confidential: counted, not named.'),
  legend: 'To read the bars.',
  legendSpan: (from, to) =>
    `Each bar runs from ${from} to ${to}. Thin lines mark the beginning of years, the thick line is today.`,
  legendBar:
    'The box goes from the promised start to the promised end; its full part is what is done.',
  legendSlack:
    'The line after it is the slack: how late it may be before the end of the whole slips.',
  outside: 'Other actions',
  hidden: (many) => `And ${plural(many, 'confidential action', 'confidential actions')}.`,
  none: 'No action yet.',
  objective: 'Objective:',
  promised: (from, to) => `Promised from ${from} to ${to}`,
  promisedEnd: (to) => `Promised for ${to}`,
  promisedStart: (from) => `From ${from} on`,
  undated: 'No date',
  permanent: 'Permanent',
  isLate: 'Late',
  progress: (share) => `${share}% done`,
  slack: (days) => `slack: ${plural(days, 'working day', 'working days')}`,
  noSlack: 'no slack',
  missing: (days) => `${plural(days, 'working day', 'working days')} short of the end`,
  critical: 'on the critical path',
  broken: (days, from) =>
    `This promise can no longer be kept: what it waits for ends ${plural(days, 'working day', 'working days')} too late. It could begin on ${from}.`,
  why: 'Why:',
  blockedBy: 'Blocked by:',
  freedBy: 'What would free it:',
  milestones: 'Milestones',
  reached: (day) => `reached on ${day}`,
  evidence: 'Evidence',
  parts: 'Steps',
  changed: 'What changed since the adoption',
  unchanged: 'No promise was changed.',
  moved: (title, from, to) => `“${title}”: promised end ${from}, now ${to}.`,
  noDay: 'no date',
  added: (many) => plural(many, 'action was added.', 'actions were added.'),
  textChanged: 'The roadmap itself was amended.',
  other: 'En français',
};

/** The words of a roadmap's page. */
export const WORDS: Readonly<Record<Language, typeof FR>> = { fr: FR, en: EN };
