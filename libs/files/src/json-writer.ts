/** A point on the globe: degrees, WGS84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Records as NDJSON: one JSON document a line. */
export async function* writeNdjson(
  batches: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  for await (const batch of batches)
    yield batch.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** Features as one collection of RFC 7946; a record without a point has no geometry. */
export async function* writeGeoJson(
  batches: AsyncIterable<
    readonly { readonly point: Point | undefined; readonly properties: object }[]
  >,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '';
  for await (const batch of batches) {
    let text = '';
    for (const { point, properties } of batch) {
      text +=
        separator + JSON.stringify({ type: 'Feature', geometry: geometryOf(point), properties });
      separator = ',';
    }
    yield text;
  }
  yield ']}';
}

const geometryOf = (point: Point | undefined): object | null =>
  point === undefined ? null : { type: 'Point', coordinates: [point.longitude, point.latitude] };
