/** A key or a signed token, wherever it stands in a text. */
const SECRET = /mlg_[0-9a-f]{16}_|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/i;

/** Tells a text that holds a key of ours or a signed token: it has no place in an address, nor in an id that becomes one. */
export const holdsSecret = (text: string): boolean => SECRET.test(text);
