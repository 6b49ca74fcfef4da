import type { Column } from '@maillage/files';
import { etagOf, type Listing } from '@maillage/platform';
import { fingerprint } from '../record/fingerprint.js';
import { headOf, tailOf } from '../record/told.js';
import type { ActionCountsDto, ActionDto } from './action.dto.js';
import { isLate, isSilent, progressOf } from './action.js';
import { ACTION_FORMATS, type ActionsQuery } from './action.query.dto.js';
import type { ActionCounts, ActionRecord, WantedActions } from './action.store.js';

/** What follows from an action and the day. */
const derivedOf = ({ description, beside }: ActionRecord, today: string) => ({
  en_retard: isLate(description, today),
  sans_nouvelles: isSilent(description, today),
  realisation: progressOf(description, beside.sous_actions),
  sous_actions: beside.sous_actions.map(({ id, intitule, statut }) => ({ id, intitule, statut })),
});

/** An action as the API gives it on a day. */
export const toDto = (record: ActionRecord, today: string): ActionDto => ({
  ...headOf(record),
  ...(record.description as ActionDto),
  ...derivedOf(record, today),
  ...tailOf(record),
});

/** The tag of an action. The day and its parts change what is shown, without a new version. */
export const tagOf = (record: ActionRecord, today: string): string =>
  etagOf(`${record.id}.${fingerprint(derivedOf(record, today))}`, record.version);

/** What a query asks for. */
export const wantedOf = (query: ActionsQuery, today: string): WantedActions => ({
  roadmap: query.feuille_id,
  governance: query.gouvernance_id,
  parent: query.parent_id,
  status: query.statut,
  need: query.besoin,
  structure: query.structure_id,
  post: query.poste_id,
  lateOn: query.en_retard === undefined ? undefined : today,
});

export const toCounts = ({
  total,
  late,
  confidential,
  byStatus,
  byNeed,
}: ActionCounts): ActionCountsDto => ({
  total,
  en_retard: late,
  confidentielles: confidential,
  par_statut: byStatus,
  par_besoin: byNeed,
});

const TEXTS = ['intitule', 'description', 'service', 'elu_referent', 'rythme'] as const;
const DAYS = ['debut', 'fin'] as const;

/** How actions are listed on a day. */
export const listingOn = (today: string): Listing<ActionRecord> => ({
  name: 'actions',
  formats: ACTION_FORMATS,
  columns: [
    { name: 'id', value: ({ id }) => id },
    ...TEXTS.map((name): Column<ActionRecord> => ({
      name,
      value: ({ description }) => description[name],
    })),
    ...DAYS.map((name): Column<ActionRecord> => ({
      name,
      kind: 'day',
      value: ({ description }) => description[name],
    })),
    { name: 'statut', value: ({ description }) => description.statut.code },
    { name: 'en_retard', value: ({ description }) => (isLate(description, today) ? 'oui' : 'non') },
    {
      name: 'realisation',
      value: ({ description, beside }) => progressOf(description, beside.sous_actions),
    },
    {
      name: 'feuilles',
      value: ({ description }) => description.feuilles.map(({ feuille_id: id }) => id),
    },
    {
      name: 'axes',
      value: ({ description }) => description.feuilles.flatMap(({ axe_id: id }) => id ?? []),
    },
    { name: 'besoins', value: ({ description }) => [...(description.besoins ?? [])] },
    { name: 'structure_pilote_id', value: ({ description }) => description.structure_pilote_id },
    { name: 'parent_id', value: ({ description }) => description.parent_id },
  ],
  keyOf: ({ id }) => [id],
});
