/** Clock (IANA zone) and ISO 3166-1 country of what lies overseas, by the beginning of its INSEE codes; all else is in France, on the clock of Paris. */
const OVERSEAS = {
  971: ['America/Guadeloupe', 'GP'],
  972: ['America/Martinique', 'MQ'],
  973: ['America/Cayenne', 'GF'],
  974: ['Indian/Reunion', 'RE'],
  975: ['America/Miquelon', 'PM'],
  976: ['Indian/Mayotte', 'YT'],
  977: ['America/St_Barthelemy', 'BL'],
  978: ['America/Marigot', 'MF'],
  984: ['Indian/Kerguelen', 'TF'],
  986: ['Pacific/Wallis', 'WF'],
  987: ['Pacific/Tahiti', 'PF'],
  988: ['Pacific/Noumea', 'NC'],
} as const;

const known: Readonly<Record<string, readonly [zone: string, country: string]>> = OVERSEAS;

/** The IANA zone whose clock a commune lives by, by its INSEE code; Paris for one that is not known. */
export function zoneOfCommune(code: string | undefined): string {
  return known[(code ?? '').slice(0, 3)]?.[0] ?? 'Europe/Paris';
}

/** The ISO 3166-1 code under which telephone numbers of a commune are written; `FR` for one that is not known. */
export function countryOfCommune(code: string | undefined): string {
  return known[(code ?? '').slice(0, 3)]?.[1] ?? 'FR';
}
