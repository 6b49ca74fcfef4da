/** The sound method that a bug replaces. A bug whose place is gone must not start: it would only seem to be planted. */
export function place(type, name) {
  const sound = type.prototype[name];
  if (typeof sound !== 'function')
    throw new Error(`The place for the planted bug is gone: ${type.name} has no ${name}.`);
  return sound;
}
