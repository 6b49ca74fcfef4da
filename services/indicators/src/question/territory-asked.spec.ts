import { Fence } from '@maillage/platform';
import type { TerritoryRef } from '@maillage/territories';
import { withinFence } from './territory-asked.js';

const fenced = (territories: string[]): Fence =>
  new Fence(territories.length === 0 ? [] : [{ territories: territories as TerritoryRef[] }]);

describe('the fence', () => {
  it.each([
    [['france'], 'france'],
    [['france'], 'commune-62041'],
    [['departement-62'], 'departement-62'],
    [['region-01', 'departement-62'], 'epci-200033579'],
    [['region-32'], 'departement-62'],
    [['departement-2A'], 'commune-2A004'],
  ])('%j may read %s', (territories, asked) => {
    expect(withinFence(fenced(territories), asked)).toBe(asked);
  });

  it.each([
    [['departement-62'], 'region-32'],
    [['departement-62'], 'france'],
    // Same number, another territory.
    [['region-01'], 'departement-01'],
    [['departement-01'], 'region-01'],
    // This EPCI lies in Seine-Maritime and in the Somme.
    [['departement-76'], 'epci-200069722'],
    [[], 'commune-62041'],
  ])('%j may not read %s', (territories, asked) => {
    expect(() => withinFence(fenced(territories), asked)).toThrow(
      expect.objectContaining({ code: 'indicators.outside_fence', kind: 'forbidden' }),
    );
  });

  it.each(['departement-99', 'commune-00000', '62', 'constructor'])(
    '%s is no territory',
    (asked) => {
      expect(() => withinFence(Fence.none, asked)).toThrow(
        expect.objectContaining({ kind: 'not_found' }),
      );
    },
  );
});
