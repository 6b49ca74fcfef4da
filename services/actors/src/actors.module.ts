import { Module } from '@nestjs/common';
import {
  History1799000000001,
  Idempotency1796000000000,
  Links1803000000000,
  EventTables1795000000000,
  PlatformModule,
  type ServiceOptions,
  OutboxTable1801000000000,
  Traceparent1799000000001,
} from '@maillage/platform';
import { Places1795000000001 } from './migrations/1795000000001-places.js';
import { PlaceVersions1799000000003 } from './migrations/1799000000003-place-versions.js';
import { Checks1803000000020 } from './migrations/1803000000020-checks.js';
import { Propositions1803000000021 } from './migrations/1803000000021-propositions.js';
import { Structures1802000000000 } from './migrations/1802000000000-structures.js';
import { Professionals1803000000000 } from './migrations/1803000000000-professionals.js';
import { Posts1803000000001 } from './migrations/1803000000001-posts.js';
import { Search1803000000030 } from './migrations/1803000000030-search.js';
import { ProfessionalPeople1803000000040 } from './migrations/1803000000040-professional-people.js';
import { DoubtedPoints1803000000042 } from './migrations/1803000000042-doubted-points.js';
import { Closures1803000000044 } from './migrations/1803000000044-closures.js';
import { OnPersonErased } from './consumers/on-person-erased.consumer.js';
import { Presences1803000000041 } from './migrations/1803000000041-presences.js';
import { position } from './position/position.parts.js';
import { closure } from './closure/closure.parts.js';
import { placeWriting } from './place-writing/place-writing.parts.js';
import { card } from './card/card.parts.js';
import { identity } from './identity/identity.parts.js';
import { Networks1803000000043 } from './migrations/1803000000043-networks.js';
import { network } from './network/network.parts.js';
import { Merges1803000000050 } from './migrations/1803000000050-merges.js';
import { MergedPlaces1803000000051 } from './migrations/1803000000051-merged-places.js';
import { HandFields1803000000060 } from './migrations/1803000000060-hand-fields.js';
import { disagreement } from './disagreement/disagreement.parts.js';
import { hand } from './hand/hand.parts.js';
import { provenance } from './provenance/provenance.parts.js';
import { merge } from './merge/merge.parts.js';
import { placeCheck } from './place-check/place-check.parts.js';
import { placeImport } from './place-import/place-import.parts.js';
import { place } from './place/place.parts.js';
import { post } from './post/post.parts.js';
import { presence } from './presence/presence.parts.js';
import { professional } from './professional/professional.parts.js';
import { professionalImport } from './professional-import/professional-import.parts.js';
import { proposition } from './proposition/proposition.parts.js';
import { structureImport } from './structure-import/structure-import.parts.js';
import { structure } from './structure/structure.parts.js';

export const schema: ServiceOptions = {
  name: 'actors',
  title:
    'Acteurs : les lieux où l’on trouve de l’aide, les structures qui sont derrière, leurs professionnels et leurs réseaux',
  migrations: [
    EventTables1795000000000,
    Places1795000000001,
    Idempotency1796000000000,
    Traceparent1799000000001,
    History1799000000001,
    PlaceVersions1799000000003,
    OutboxTable1801000000000,
    Structures1802000000000,
    Links1803000000000,
    Checks1803000000020,
    Propositions1803000000021,
    Professionals1803000000000,
    Posts1803000000001,
    Search1803000000030,
    ProfessionalPeople1803000000040,
    Presences1803000000041,
    DoubtedPoints1803000000042,
    Networks1803000000043,
    Closures1803000000044,
    Merges1803000000050,
    MergedPlaces1803000000051,
    HandFields1803000000060,
  ],
};

/** Imports first: their routes are not ids. */
const FEATURES = [
  placeImport,
  placeCheck,
  place,
  position,
  closure,
  placeWriting,
  structureImport,
  structure,
  card,
  proposition,
  identity,
  professionalImport,
  professional,
  post,
  presence,
  network,
  merge,
  hand,
  provenance,
  disagreement,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [...FEATURES.flatMap(({ controllers }) => controllers), OnPersonErased],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class ActorsModule {}
