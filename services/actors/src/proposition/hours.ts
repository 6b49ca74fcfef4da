type Language = 'fr' | 'en';

/** Days of OpenStreetMap's `opening_hours`, as people write them. */
const DAYS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  Mo: { fr: 'lundi', en: 'Monday' },
  Tu: { fr: 'mardi', en: 'Tuesday' },
  We: { fr: 'mercredi', en: 'Wednesday' },
  Th: { fr: 'jeudi', en: 'Thursday' },
  Fr: { fr: 'vendredi', en: 'Friday' },
  Sa: { fr: 'samedi', en: 'Saturday' },
  Su: { fr: 'dimanche', en: 'Sunday' },
  PH: { fr: 'jours fériés', en: 'public holidays' },
};
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)';
const HOURS = '\\d\\d:\\d\\d-\\d\\d:\\d\\d';
/** Rules that say which days and which hours, or that it is closed; `opening_hours` has many more. */
const RULE = new RegExp(`^${DAY}(-${DAY})?(,${DAY}(-${DAY})?)* (off|${HOURS}(,${HOURS})*)$`);

/** Opening hours in words, a line for each rule. What is no rule of OpenStreetMap stays as it is. */
export function hoursInWords(hours: string, language: Language): string[] {
  const [to, closed] = language === 'fr' ? [' à ', 'fermé'] : [' to ', 'closed'];
  return hours.split(/[;\n]/).map((rule) =>
    rule
      .trim()
      .replace(new RegExp(`\\b(${DAY})-(?=${DAY}\\b)`, 'g'), `$1${to}`)
      .replace(new RegExp(`\\b${DAY}\\b`, 'g'), (day) => DAYS[day]?.[language] ?? day)
      .replace(/\boff\b/g, closed)
      .replace(/(\d\d:\d\d)-(\d\d:\d\d)/g, '$1 – $2')
      .replace(/,(?=\S)/g, ', '),
  );
}

/**
 * Opening hours as OpenStreetMap writes them, out of words of either language such as `lundi à vendredi 9 h – 12 h, 14h-17h30`,
 * a rule on each line; the text itself where it says something else.
 */
export function hoursFromWords(text: string): string {
  const rules = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(ruleOf);
  return rules.every((rule) => RULE.test(rule)) ? rules.join('; ') : text;
}

function ruleOf(line: string): string {
  let rule = line.replace(/^(?:du|le|les|from|on)\s+/i, '');
  for (const [day, { fr, en }] of Object.entries(DAYS))
    rule = rule.replace(new RegExp(`\\b(?:${fr}s?|${en}s?)(?![\\p{L}\\d])`, 'giu'), day);
  return rule
    .replace(/\s*\b(?:fermé|closed)(?![\p{L}])/giu, ' off')
    .replace(
      /\b(\d{1,2})\s*(?:h|:)\s*(\d\d)?(?!\d)/gi,
      (_, hour: string, minute = '00') => `${hour.padStart(2, '0')}:${String(minute)}`,
    )
    .replace(/(?<=\d)\s*(?:[–—-]|à|to)\s*(?=\d)/gi, '-')
    .replace(/\s*(?:,|\bet\b|\band\b)\s*/gi, ',')
    .replace(new RegExp(`(${DAY})\\s*(?:[–—-]|\\bau\\b|à|\\bto\\b)\\s*(?=${DAY}\\b)`, 'gi'), '$1-')
    .replace(new RegExp(`(${DAY})\\s*:?\\s+(?:de\\s+)?(?=\\d|off)`, 'g'), '$1 ')
    .trim();
}
