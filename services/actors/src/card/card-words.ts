/** The words of the card's pages. */
export const WORDS = {
  fr: {
    of: 'Votre fiche :',
    intro:
      'Voici ce que l’annuaire de l’inclusion numérique dit de vous aux personnes qui cherchent de l’aide. Relisez-le, cela prend deux minutes.',
    ifRight: 'Tout est exact ? Dites-le d’un seul bouton, en bas de la page.',
    ifWrong: 'Quelque chose est à corriger ? Un lien « Corriger » se trouve sous chaque partie.',
    isRight: 'Tout est exact',
    isRightQuestion: 'Avez-vous tout relu ?',
    isRightHint: 'La fiche portera la date d’aujourd’hui. Vous n’aurez rien d’autre à faire.',
    changed:
      'La fiche a changé depuis que vous l’avez ouverte. Relisez-la : votre réponse n’a pas été enregistrée.',
    structure: 'Votre structure',
    places: 'Vos lieux',
    noPlaces: 'Aucun lieu d’accueil n’est rattaché à votre structure.',
    others: 'Autres lieux qui ne sont pas montrés ici :',
    correct: 'Corriger',
    unsaid: 'À compléter',
    checked: 'Vérifiée le',
    placeChecked: 'Vérifié le',
    neverChecked: 'Pas encore vérifiée par vous.',
    end: 'Cette adresse est à vous seuls : ne la publiez pas. Elle vaut jusqu’au',
    thanks: 'Merci, la fiche est confirmée',
    thanksText:
      'Les personnes qui cherchent de l’aide savent maintenant que ces informations sont à jour. Vous pouvez fermer cette page.',
    back: 'Revoir la fiche',
    form: 'Changez ce qui n’est plus juste, et laissez le reste. Une personne de la coordination lira votre proposition avant qu’elle n’entre dans l’annuaire.',
    noNames: 'N’écrivez pas le nom d’une personne : l’annuaire est public.',
    propose: 'Proposer ces corrections',
    backUnchanged: 'Revenir à la fiche sans rien changer',
    wrong: 'À corriger : regardez les champs signalés ci-dessous. Rien n’est encore envoyé.',
    nothing: 'Vous n’avez rien changé : rien n’a été envoyé.',
    pending: 'Correction proposée, qui attend une réponse :',
    proposed: 'Merci, votre proposition est envoyée',
    proposedText:
      'Elle entrera dans l’annuaire quand la coordination l’aura acceptée. Si tout le reste est exact, vous pouvez maintenant le confirmer sur la fiche.',
    other: 'English',
  },
  en: {
    of: 'Your card:',
    intro:
      'This is what the directory of digital inclusion tells people who look for help about you. Read it, it takes two minutes.',
    ifRight: 'Everything is right? Say so by one button, at the bottom of the page.',
    ifWrong: 'Something is to be corrected? There is a link "Correct" under each part.',
    isRight: 'Everything is right',
    isRightQuestion: 'Have you read it all?',
    isRightHint: 'The card will bear the date of today. There will be nothing else for you to do.',
    changed:
      'The card has changed since you opened it. Read it again: your answer was not recorded.',
    structure: 'Your organisation',
    places: 'Your places',
    noPlaces: 'No place that receives people is tied to your organisation.',
    others: 'Other places that are not shown here:',
    correct: 'Correct',
    unsaid: 'To be completed',
    checked: 'Checked on',
    placeChecked: 'Checked on',
    neverChecked: 'Not yet checked by you.',
    end: 'This address is yours alone: do not publish it. It is good until',
    thanks: 'Thank you, the card is confirmed',
    thanksText:
      'People who look for help now know that this is up to date. You may close this page.',
    back: 'See the card again',
    form: 'Change what is no longer right, and leave the rest. A person of the coordination will read your proposal before it enters the directory.',
    noNames: 'Do not write the name of a person: the directory is public.',
    propose: 'Propose these corrections',
    backUnchanged: 'Go back to the card without changing anything',
    wrong: 'To be corrected: look at the fields marked below. Nothing is sent yet.',
    nothing: 'You have not changed anything: nothing was sent.',
    pending: 'Proposed correction that waits for an answer:',
    proposed: 'Thank you, your proposal is sent',
    proposedText:
      'It will enter the directory once the coordination has accepted it. If all the rest is right, you can now confirm it on the card.',
    other: 'Français',
  },
} as const;

/** Labels of the fields that a card shows, of structures and of places. */
export const LABELS = {
  nom: { fr: 'Nom', en: 'Name' },
  type: { fr: 'Type de structure', en: 'Kind of organisation' },
  siret: { fr: 'SIRET', en: 'SIRET number' },
  siren: { fr: 'SIREN', en: 'SIREN number' },
  rna: { fr: 'Numéro RNA', en: 'RNA number' },
  ridet: { fr: 'RIDET', en: 'RIDET number' },
  adresse: { fr: 'Adresse', en: 'Address' },
  complement_adresse: { fr: 'Complément d’adresse', en: 'More of the address' },
  code_postal: { fr: 'Code postal', en: 'Postal code' },
  commune: { fr: 'Commune', en: 'Commune' },
  sites: { fr: 'Sites web', en: 'Web sites' },
  antennes: { fr: 'Antennes', en: 'Antennas' },
  telephone: { fr: 'Téléphone', en: 'Telephone' },
  courriels: { fr: 'Courriels', en: 'E-mail' },
  site_web: { fr: 'Sites web', en: 'Web sites' },
  horaires: { fr: 'Horaires', en: 'Opening hours' },
  services: { fr: 'Services', en: 'Services' },
  frais_a_charge: { fr: 'Frais', en: 'Fees' },
  presentation_resume: { fr: 'Présentation', en: 'Description' },
} as const;

/** What helps to fill in a field. */
export const HINTS: Readonly<Record<string, Readonly<Record<'fr' | 'en', string>>>> = {
  sites: { fr: 'Une adresse par ligne, avec https://', en: 'One address a line, with https://' },
  site_web: { fr: 'Une adresse par ligne, avec https://', en: 'One address a line, with https://' },
  courriels: {
    fr: 'Celui de l’accueil, un par ligne.',
    en: 'That of the front desk, one a line.',
  },
  telephone: { fr: 'Celui de l’accueil.', en: 'That of the front desk.' },
  horaires: {
    fr: 'Un jour ou plusieurs par ligne, par exemple : lundi à vendredi 9 h – 12 h, 14 h – 17 h',
    en: 'A day or several a line, for example: Monday to Friday 9:00 – 12:00, 14:00 – 17:00',
  },
  presentation_resume: {
    fr: 'Une ou deux phrases pour qui cherche de l’aide.',
    en: 'One or two sentences for people who look for help.',
  },
};
