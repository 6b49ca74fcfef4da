/** The sound method that a bug replaces. A bug must not start once its place is gone: it would only seem to be planted. */
export function place(type, name) {
  const sound = type.prototype[name];
  if (typeof sound !== 'function')
    throw new Error(`The place for the planted bug is gone: ${type.name} has no ${name}.`);
  return sound;
}
