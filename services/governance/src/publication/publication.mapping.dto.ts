import type { FoundRoadmap } from '../roadmap/find-roadmap.handler.js';
import type { PublicationDto, PublishedActionDto, PublishedRoadmapDto } from './publication.dto.js';
import type { ActionLine } from './publication.js';
import type { Published } from './read-publication.handler.js';

const days = ({ debut, fin }: { readonly debut?: string; readonly fin?: string }) => ({
  ...(debut === undefined ? {} : { debut }),
  ...(fin === undefined ? {} : { fin }),
});

const toAction = ({
  id,
  title,
  action,
  isLate,
  progress,
  sequenced,
}: ActionLine): PublishedActionDto => ({
  id,
  intitule: title,
  statut: action.statut.code,
  ...days(action),
  en_retard: isLate,
  realisation: progress,
  ...(sequenced === undefined ? {} : { marge: sequenced.slack }),
});

/** What everybody may read of a roadmap. */
export function toDto({ record, publication }: Published): PublicationDto {
  const { roadmap, counts, groups, moved, added, today } = publication;
  const { vision, adoptee_le, statut, nom } = roadmap;
  return {
    ...{ id: record.id, nom, gouvernance: record.beside.gouvernance },
    territoires: record.beside.territoires,
    ...(vision === undefined ? {} : { vision }),
    statut,
    ...(adoptee_le === undefined ? {} : { adoptee_le }),
    jour: today,
    nombres: {
      total: counts.total,
      realisees: counts.done,
      en_cours: counts.underWay,
      en_retard: counts.late,
      bloquees: counts.blocked,
      confidentielles: counts.confidential,
    },
    axes: groups.map(({ axis, lines, confidential }) => ({
      ...(axis === undefined ? {} : { titre: axis.titre }),
      ...(axis?.nature === undefined ? {} : { nature: axis.nature }),
      actions: lines.map(toAction),
      confidentielles: confidential,
    })),
    promesses_changees: moved.map(({ title, from, to }) => ({
      intitule: title,
      ...(from === undefined ? {} : { avant: from }),
      ...(to === undefined ? {} : { apres: to }),
    })),
    actions_ajoutees: added,
  };
}

/** Where a published roadmap is found. */
export const toListed = ({ id, description, beside }: FoundRoadmap): PublishedRoadmapDto => ({
  id,
  nom: description.nom,
  gouvernance: beside.gouvernance,
  territoires: beside.territoires,
  adresse: `/v1/feuilles-de-route/${id}/publication`,
});
