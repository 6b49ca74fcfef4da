import { DomainError } from '@maillage/kernel';

export const personNotFound = (): DomainError =>
  new DomainError('access.person_not_found', 'not_found', {
    fr: 'Aucune personne que vous pouvez voir ne porte cet identifiant ; elle a peut-être été effacée.',
    en: 'No person you may see has this id; it may have been erased.',
  });

export const dossierNotThere = (): DomainError =>
  new DomainError('access.dossier_not_there', 'not_found', {
    fr: 'Aucun dossier à lire ne vient de cette tâche : elle n’a pas fini, a été demandée par quelqu’un d’autre ou pour une autre personne, ou le dossier n’est plus gardé. Demandez-le de nouveau.',
    en: 'No file to be read comes from this task: it has not ended, somebody else asked for it or for another person, or the file is no longer kept. Ask for it again.',
  });

export const foreignSource = (): DomainError =>
  new DomainError('access.foreign_source', 'forbidden', {
    fr: 'Vous enregistrez les personnes de votre propre source seulement : laissez « source » de côté.',
    en: 'You may enter people of your own source only: leave "source" out.',
  });

export const erasuresNotWritable = (): DomainError =>
  new DomainError(
    'access.erasures_not_writable',
    'unavailable',
    {
      fr: "L'effacement n'a pas été fait : le registre des effacements, hors de la base, n'a pas pu être écrit (disque plein ?). Réessayez ; si cela dure, l'exploitant doit regarder ACCESS_ERASURES.",
      en: 'The erasure was not done: the register of erasures outside the database could not be written (disk full?). Try again; if it lasts, the operator must look at ACCESS_ERASURES.',
    },
    [],
    30,
  );
