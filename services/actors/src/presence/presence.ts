/** A presence under the names of the API: a professional in a place; what is not said is absent. */
export interface Presence {
  readonly professionnel_id: string;
  readonly lieu_id: string;
  /** Weekly times: `opening_hours` of OpenStreetMap. */
  readonly horaires?: string;
  /** First day, YYYY-MM-DD. */
  readonly du: string;
  /** Last day, YYYY-MM-DD. */
  readonly au?: string;
}
