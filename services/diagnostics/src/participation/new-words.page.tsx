import type { VNode } from 'preact';
import { LinkPageForm, type LinkVisit } from '@maillage/platform';
import type { Consent } from '../campaign/campaign.js';
import { consentShown } from './participation.js';
import { ConsentText } from './welcome.page.js';
import { WORDS } from './words.js';

/** Words that changed since the person agreed; agreeing is a button, and nothing changes without it. */
export function NewWords({
  consent,
  visit,
}: {
  readonly consent: Consent;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <section aria-labelledby="nouveau" class="act">
      <h2 id="nouveau">{words.newWords}</h2>
      <p>{words.newWordsText}</p>
      <ConsentText consent={consent} language={visit.language} />
      <LinkPageForm visit={visit} shown={consentShown(consent)} deed="accepter">
        <button type="submit">{words.agree}</button>
      </LinkPageForm>
    </section>
  );
}
