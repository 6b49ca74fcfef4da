import { text } from 'node:stream/consumers';
import { type Point, writeGeoJson, writeNdjson } from './json-writer.js';

async function* batches<T>(...all: T[][]): AsyncGenerator<T[]> {
  yield* all;
}

describe('GeoJSON', () => {
  it('has longitude first, and no geometry without a point', async () => {
    const feature = (point: Point | undefined, id: number) => ({ point, properties: { id } });
    const written = await text(
      writeGeoJson(
        batches(
          [feature({ latitude: 50, longitude: -1.5 }, 1), feature(undefined, 2)],
          [feature(undefined, 3)],
        ),
      ),
    );
    expect(JSON.parse(written)).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-1.5, 50] },
          properties: { id: 1 },
        },
        { type: 'Feature', geometry: null, properties: { id: 2 } },
        { type: 'Feature', geometry: null, properties: { id: 3 } },
      ],
    });
  });

  it('is a collection without features when there is none', async () => {
    expect(JSON.parse(await text(writeGeoJson(batches())))).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
  });
});

describe('NDJSON', () => {
  it('has one document a line', async () => {
    expect(await text(writeNdjson(batches([{ a: '\n' }, { a: 1 }], [{ a: 2 }])))).toBe(
      '{"a":"\\n"}\n{"a":1}\n{"a":2}\n',
    );
  });
});
