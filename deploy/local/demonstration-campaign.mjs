// Demonstration data: a diagnosis among the secretaries of the town halls of the Campagnes de l'Artois. Answers are drawn from a
// fixed seed; nobody gave them.
const NAME = 'Secrétaires de mairie des Campagnes de l’Artois (démonstration)';
const TERRITORY = 'epci-200069482';
const STARTER = '01970000-0000-7000-8000-000000000001';
const [FINISHED, OPEN] = [40, 20];
/** Questions at most; who has not finished answered so many. */
const [LENGTH, BEGUN] = [20, 4];
const DAY_MS = 86_400_000;
const CONSENT = `Vos réponses restent à vous : ni votre employeur, ni vos élus, ni l’organisateur ne les voient.
Les résultats du groupe ne sont montrés que tous ensemble, à partir de cinq personnes, pour choisir des formations.
Vous pouvez vous retirer à tout moment : vos réponses sont alors effacées.`;

/**
 * Loads the campaign, or what an earlier start that was cut short left out of it.
 * @param ask asks the server: method, path, key, body, headers; gives the parsed answer.
 * @returns the paths of its report and of an address by which anybody takes part.
 */
export async function demonstrationCampaign(ask, { admin, coordinator }, random) {
  const listed = await ask('GET', '/v1/campagnes?limite=500', coordinator);
  const campaign =
    listed.data.find(({ nom }) => nom === NAME) ??
    (await ask('POST', '/v1/campagnes', coordinator, planned(Date.now())));
  const path = `/v1/campagnes/${campaign.id}`;
  const report = await ask('GET', `${path}/rapport`, coordinator);
  const missing = FINISHED - (report.groupe?.effectif ?? 0);
  const keys = await ask('GET', `/v1/banques-items/${STARTER}/corriges?limite=500`, admin);
  const items = new Map(keys.data.map((item) => [item.id, item]));
  const people = Array.from(
    { length: Math.max(missing, 0) + (missing > 0 ? OPEN : 0) },
    (_, at) => ({
      // Of the standard normal distribution, nearly: the sum of twelve uniform numbers less six.
      theta:
        0.9 * (Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, 0) - 6) - 0.3,
      most: at < missing ? LENGTH : BEGUN,
    }),
  );
  for (const person of people) await takePart(ask, { campaign, items, random, ...person });
  const { adresses } = await ask('POST', `${path}/adresses`, coordinator, { nature: 'pour_tous' });
  return { rapport: `${path}/rapport`, participer: new URL(adresses[0].adresse).pathname };
}

const planned = (now) => ({
  nom: NAME,
  territoire: TERRITORY,
  profil: 'secretaire-general-de-mairie',
  participation: 'ouverte',
  ouverture: new Date(now - 30 * DAY_MS).toISOString(),
  fermeture: new Date(now + 335 * DAY_MS).toISOString(),
  consentement: { texte: CONSENT, resultats_de_groupe: true },
  test: { longueur: LENGTH },
});

/** One person of that ability answers questions until so many are answered, or the test ends. */
async function takePart(ask, { campaign, items, random, theta, most }) {
  const { version, empreinte } = campaign.consentements[0];
  const body = { campagne: campaign.id, consentement: { version, empreinte } };
  const started = await ask('POST', '/v1/evaluations', undefined, body);
  const headers = { 'code-reprise': started.code_reprise };
  let { question } = started;
  for (let place = 1; question !== undefined && place <= most; place++) {
    const { parametres: { a = 1, b = 0 } = {}, reponse, forme } = items.get(question.id);
    const isRight = random() < 1 / (1 + Math.exp(-a * (theta - b)));
    const right = forme === 'texte_court' ? { texte: reponse[0] } : { choix: reponse };
    const answer = {
      item: question.id,
      ...(isRight ? right : { inconnu: true }),
      secondes: 15 + Math.floor(30 * random()),
    };
    const route = `/v1/evaluations/${started.id}/reponses`;
    ({ question } = await ask('POST', route, undefined, answer, headers));
  }
}
