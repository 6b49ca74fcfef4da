import type { Message } from '@maillage/kernel';

/** What a file that is no workbook of Office Open XML may be instead, and what to do about it. */
export const NOT_XLSX = {
  text: {
    fr: 'Ce fichier est du texte et non un classeur XLSX : envoyez-le en text/csv, ou ouvrez-le dans un tableur et enregistrez-le au format « Classeur Excel (.xlsx) ».',
    en: 'This file is text and no XLSX workbook: send it as text/csv, or open it in a spreadsheet and save it as "Excel Workbook (.xlsx)".',
  },
  old: {
    fr: 'Ce fichier est un ancien classeur (.xls) ou un classeur protégé par un mot de passe : enregistrez-le au format « Classeur Excel (.xlsx) », sans mot de passe.',
    en: 'This file is an old workbook (.xls) or one protected by a password: save it as "Excel Workbook (.xlsx)", without a password.',
  },
  other: {
    fr: 'Ce fichier n’est pas un classeur XLSX (.ods, .xlsb, archive ou autre) : enregistrez-le au format « Classeur Excel (.xlsx) ».',
    en: 'This file is no XLSX workbook (.ods, .xlsb, archive or other): save it as "Excel Workbook (.xlsx)".',
  },
} as const satisfies Record<string, Message>;

/** @param most bytes that are taken. */
export const tooLarge = (most: number): Message => ({
  fr: `Ce classeur est trop grand pour être lu (${most >> 20} Mio au plus, et moins d’un million de lignes) : coupez-le en plusieurs fichiers, ou envoyez-le en text/csv, sans limite de longueur.`,
  en: `This workbook is too large to be read (${most >> 20} MiB at most, and less than a million rows): cut it into several files, or send it as text/csv, which may be of any length.`,
});

export const DAMAGED: Message = {
  fr: 'Ce classeur est abîmé : l’envoi a peut-être été interrompu. Ouvrez-le dans un tableur, enregistrez-le de nouveau et renvoyez-le.',
  en: 'This workbook is damaged: sending may have been cut off. Open it in a spreadsheet, save it again and send it again.',
};

export const NO_SHEET: Message = {
  fr: 'Aucune feuille visible de ce classeur ne contient de lignes.',
  en: 'No visible sheet of this workbook holds rows.',
};

/** What was passed over, and what of a cell cannot be read. */
export const SHEET_WORDS = {
  sheet_not_read: {
    fr: 'Cette feuille du classeur n’a pas été lue : seule l’est la première dont une ligne nomme les colonnes.',
    en: 'This sheet of the workbook was not read: only the first one of which a row names the columns is.',
  },
  above_header: {
    fr: 'Ce qui est au-dessus de la ligne des noms de colonnes n’a pas été lu.',
    en: 'What stands above the row of column names was not read.',
  },
  merged_row: {
    fr: 'Cette ligne de cellules fusionnées est un titre : elle n’a pas été lue.',
    en: 'This row of merged cells is a title: it was not read.',
  },
  not_computed: {
    fr: 'Le résultat de cette formule n’est pas dans le fichier : ouvrez-le dans un tableur et enregistrez-le.',
    en: 'The result of this formula is not in the file: open it in a spreadsheet and save it.',
  },
  cell_error: {
    fr: 'Cette cellule est en erreur : corrigez sa formule, ou écrivez-y la valeur.',
    en: 'This cell is in error: mend its formula, or write the value into it.',
  },
} as const satisfies Record<string, Message>;
