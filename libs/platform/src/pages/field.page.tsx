import type { VNode } from 'preact';

/** A field of a form, with its label, its hint and what is wrong with it right beside it. */
export function Field({
  name,
  label,
  hint,
  error,
  value,
  rows,
  most,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly value: string;
  /** Lines; 1 for a field of one line. */
  readonly rows: number;
  /** Characters at most. */
  readonly most: number;
}): VNode {
  const id = `champ-${name}`;
  const told = [
    ...(error === undefined ? [] : [`${id}-erreur`]),
    ...(hint === undefined ? [] : [`${id}-aide`]),
  ].join(' ');
  const given = {
    ...{ id, name, maxLength: most, autocomplete: 'off' },
    ...(error === undefined ? {} : { 'aria-invalid': 'true' as const }),
    ...(told === '' ? {} : { 'aria-describedby': told }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <small id={`${id}-aide`}>{hint}</small>}
      {error !== undefined && (
        <p class="error" id={`${id}-erreur`}>
          {error}
        </p>
      )}
      {rows === 1 && !value.includes('\n') ? (
        <input {...given} type="text" value={value} />
      ) : (
        <textarea {...given} rows={Math.max(rows, value.split('\n').length)}>
          {value}
        </textarea>
      )}
    </div>
  );
}
