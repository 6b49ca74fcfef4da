/** Codes of a list, in its order. */
export const codesOf = <Code extends string>(list: {
  readonly valeurs: readonly { readonly code: Code }[];
}): Code[] => list.valeurs.map(({ code }) => code);
