import { DomainError } from '@maillage/kernel';

export const itemReportNotFound = (): DomainError =>
  new DomainError('diagnostics.item_report_not_found', 'not_found', {
    fr: 'La banque n’a pas de question signalée de cet identifiant.',
    en: 'The bank has no reported question with this id.',
  });

export const itemReportDecided = (): DomainError =>
  new DomainError('diagnostics.item_report_decided', 'conflict', {
    fr: 'Ce signalement a déjà sa décision. Un item retiré se remet en service en l’écrivant à nouveau.',
    en: 'This report has its decision already. A retired item is put back by writing it again.',
  });
