/** A nominal type: two brands over the same primitive do not mix. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
