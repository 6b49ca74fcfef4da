import { create } from '@bufbuild/protobuf';
import { ActionWithdrawnSchema, ActionWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Action } from './action.js';

/** The event of an action as it is now, or that went. */
export function actionEvent(
  { id, version, at }: Happening,
  action: Action | undefined,
): OutgoingEvent<typeof ActionWrittenSchema | typeof ActionWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (action === undefined) {
    const schema = ActionWithdrawnSchema;
    return { ...common, schema, message: create(schema, { actionId: id }) };
  }
  const { statut, feuilles, besoins = [] } = action;
  const schema = ActionWrittenSchema;
  const told = {
    actionId: id,
    roadmapIds: feuilles.map(({ feuille_id }) => feuille_id),
    parentId: action.parent_id ?? '',
    needs: [...besoins],
    status: statut.code,
    statusSince: statut.depuis ?? '',
    rhythm: action.rythme ?? 'ponctuelle',
    startsOn: action.debut ?? '',
    endsOn: action.fin ?? '',
    leadStructureId: action.structure_pilote_id ?? '',
    isConfidential: action.confidentielle === true,
    ...(action.avancement === undefined ? {} : { progress: action.avancement }),
  };
  return { ...common, schema, message: create(schema, told) };
}
