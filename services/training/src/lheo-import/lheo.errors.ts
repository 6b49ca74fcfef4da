import { DomainError, type Fault } from '@maillage/kernel';

export const notLheoFile = (): DomainError =>
  new DomainError('training.not_a_lheo_file', 'unsupported', {
    fr: 'Envoyez le document LHÉO en application/xml ou text/xml (en-tête Content-Type).',
    en: 'Send the LHÉO document as application/xml or text/xml (Content-Type header).',
  });

/** A document of which nothing can be read: no LHÉO, a document type, no XML. */
export const unreadableLheo = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'training.unreadable_lheo',
    'malformed',
    {
      fr: 'Ce document ne peut pas être lu comme du LHÉO ; rien n’a été enregistré. « erreurs » dit pourquoi.',
      en: 'This document cannot be read as LHÉO; nothing was recorded. "erreurs" says why.',
    },
    faults,
  );
