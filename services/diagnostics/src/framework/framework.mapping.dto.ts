import type { Framework, Mapping } from '@maillage/skills';
import { DEFAULT, isSame, type Reference } from './framework.js';
import type {
  CorrespondenceDto,
  FrameworkDto,
  FrameworkReferenceDto,
  ListedFrameworkDto,
  MappingDto,
  NewFrameworkDto,
  NewMappingDto,
} from './framework.dto.js';

const NATURES = { exact: 'exacte', approximate: 'approchee', none: 'aucune' } as const;
const KIND_OF = { exacte: 'exact', approchee: 'approximate', aucune: 'none' } as const;

export const referenceDto = ({ id, version }: Reference): FrameworkReferenceDto => ({
  code: id,
  version,
});

export const summaryDto = (framework: Framework): ListedFrameworkDto => {
  const { publisher = '', report = '', url = '', licence = '' } = framework.source;
  return {
    ...referenceDto(framework),
    nom: framework.name,
    annee: framework.year,
    source: { editeur: publisher, publication: report, url, licence },
    par_defaut: isSame(framework, DEFAULT),
  };
};

export const toDto = (framework: Framework): FrameworkDto => ({
  ...summaryDto(framework),
  notes: [...framework.notes],
  niveaux: framework.levels.map(({ code, rank, name, description }) => ({
    code,
    rang: rank,
    nom: name,
    ...(description === undefined ? {} : { description }),
  })),
  domaines: framework.areas.map(({ code, name, competences }) => ({
    code,
    nom: name,
    competences: competences.map((one) => ({ code: one.code, nom: one.name })),
  })),
});

export const toFramework = (body: NewFrameworkDto): Framework => ({
  id: body.code,
  version: body.version,
  year: body.annee,
  name: body.nom,
  source: {
    publisher: body.source.editeur,
    report: body.source.publication,
    url: body.source.url,
    licence: body.source.licence,
  },
  notes: body.notes ?? [],
  levels: body.niveaux.map(({ code, rang, nom, description }) => ({
    code,
    rank: rang,
    name: nom,
    ...(description === undefined ? {} : { description }),
  })),
  areas: body.domaines.map(({ code, nom, competences }) => ({
    code,
    name: nom,
    competences: competences.map((one) => ({ code: one.code, name: one.nom })),
  })),
});

const lineDto = ({ from, to, kind }: Mapping['competences'][number]): CorrespondenceDto => ({
  de: from,
  ...(to === null ? {} : { vers: to }),
  nature: NATURES[kind],
});

const toLine = ({ de, vers, nature }: CorrespondenceDto): Mapping['competences'][number] => ({
  from: de,
  to: vers ?? null,
  kind: KIND_OF[nature],
});

export const mappingDto = ({ from, to, note, competences, levels }: Mapping): MappingDto => ({
  de: referenceDto(from),
  vers: referenceDto(to),
  note,
  competences: competences.map(lineDto),
  ...(levels === undefined ? {} : { niveaux: levels.map(lineDto) }),
});

export const toMapping = (from: Reference, body: NewMappingDto): Mapping => ({
  from,
  to: { id: body.vers.code, version: body.vers.version },
  note: body.note,
  competences: body.competences.map(toLine),
  ...(body.niveaux === undefined ? {} : { levels: body.niveaux.map(toLine) }),
});
