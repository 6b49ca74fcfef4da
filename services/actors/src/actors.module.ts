import { Module } from '@nestjs/common';
import {
  Idempotency1796000000000,
  Journal1795000000000,
  PlatformModule,
  type ServiceOptions,
} from '@maillage/platform';
import { ImportPlaces } from './import-places.handler.js';
import { ImportsController } from './imports.controller.js';
import { ListPlaces } from './list-places.handler.js';
import { Places1795000000001 } from './migrations/1795000000001-places.js';
import { PlaceQueries } from './place.queries.store.js';
import { PlaceStore } from './place.store.js';
import { PlacesController } from './places.controller.js';

export const schema: ServiceOptions = {
  name: 'actors',
  title: 'Acteurs : les lieux où l’on trouve de l’aide',
  migrations: [Journal1795000000000, Places1795000000001, Idempotency1796000000000],
};

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [ImportsController, PlacesController],
  providers: [PlaceStore, PlaceQueries, ImportPlaces, ListPlaces],
})
export class ActorsModule {}
