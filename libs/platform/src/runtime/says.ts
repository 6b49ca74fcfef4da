/** What a rule of class-validator says when it is broken, in both languages: `@IsInt(says('…', '…'))`. */
export const says = (
  fr: string,
  en: string,
): { readonly message: string; readonly context: { readonly en: string } } => ({
  message: fr,
  context: { en },
});

/** The English sentence of a broken rule, out of what class-validator gives back. */
export function englishOf(context: unknown): string | undefined {
  const en = (context as { readonly en?: unknown } | undefined)?.en;
  return typeof en === 'string' ? en : undefined;
}
