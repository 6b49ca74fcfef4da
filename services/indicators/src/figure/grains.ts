/**
 * Which territories have rollup rows of days, and which of months. Nearly every activity of an EPCI has a day of its own,
 * as in its communes: its day rows would be a second copy (measured on random activities: 22 % of the disk), so the days
 * of an EPCI are read from its few dozen communes. A département has too many of them for that: it keeps its days.
 */
export const hasDays = (territory: string): boolean => !territory.startsWith('epci-');
export const hasMonths = (territory: string): boolean => !territory.startsWith('commune-');
