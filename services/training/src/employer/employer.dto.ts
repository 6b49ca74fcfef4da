import { ChoiceField, WholeField } from '@maillage/platform';

/** What a structure sets of the enrolments of those it sends. */
export class AgreementSettingDto {
  @ChoiceField(
    'Accord de l’employeur : « aucun », il n’est pas sollicité ; « informe », il est prévenu ; « requis », la place est tenue jusqu’à sa réponse.',
    ['aucun', 'informe', 'requis'],
    { example: 'requis' },
  )
  mode!: 'aucun' | 'informe' | 'requis';
  @WholeField('Heures dont il dispose pour répondre ; 120 par défaut.', {
    min: 1,
    max: 2000,
    optional: true,
    example: 120,
  })
  heures?: number;
  @ChoiceField('Ce que vaut son silence ; un refus par défaut.', ['accord', 'refus'], {
    optional: true,
    example: 'refus',
  })
  silence?: 'accord' | 'refus';
}
