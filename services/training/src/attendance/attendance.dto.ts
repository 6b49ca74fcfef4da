import { ApiProperty } from '@nestjs/swagger';
import { FlagField, INSTANT, says, TextField, UUID } from '@maillage/platform';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';

const HALF_DAY = '2027-02-02T09:00';
const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000 } as const;

const Enrolments =
  (description: string, isOptional: boolean): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    for (const one of [
      ApiProperty({
        description,
        type: [String],
        maxItems: 1000,
        items: { type: 'string', ...UUID },
        required: !isOptional,
      }),
      ...(isOptional ? [IsOptional()] : []),
      IsArray(says(`${name} est une liste.`, `${name} is a list.`)),
      ArrayMaxSize(1000, says(`${name} : 1000 au plus.`, `${name}: at most 1000.`)),
      IsUUID('all', {
        each: true,
        ...says(`${name} : des identifiants d’inscriptions.`, `${name}: ids of enrolments.`),
      }),
    ])
      one(target, key);
  };

/** What a trainer signs of a half-day. */
export class SheetDto {
  @TextField('Demi-journée : son jour et son début, à l’heure du lieu.', {
    max: 16,
    example: HALF_DAY,
  })
  demi_journee!: string;
  @Enrolments('Inscriptions des présents.', false)
  presents!: string[];
  @Enrolments('Inscriptions des absents.', true)
  absents?: string[];
  @FlagField('Les présents ont signé sur papier.', { optional: true, example: false })
  papier?: boolean;
}

/** What was signed of one person on one half-day. */
export class SignatureDto {
  @ApiProperty({ description: 'Inscription.', ...UUID })
  inscription_id!: string;
  @ApiProperty({ description: 'Demi-journée.', maxLength: 16, example: HALF_DAY })
  demi_journee!: string;
  @ApiProperty({
    description: 'Ce que le formateur a signé.',
    enum: ['present', 'absent', 'non_dit'],
  })
  formateur!: 'present' | 'absent' | 'non_dit';
  @ApiProperty({ description: 'La personne a signé.' })
  personne!: boolean;
}

/** The sheet of a session. */
export class SheetOfSessionDto {
  @ApiProperty({ description: 'Signatures.', type: [SignatureDto], maxItems: 200_000 })
  data!: SignatureDto[];
}

/** A certificate: what was attended, and nobody's name. */
export class CertificateDto {
  @ApiProperty({
    description: 'Code, que chacun peut vérifier.',
    maxLength: 14,
    example: '7K2M-9QXR-41TB',
  })
  code!: string;
  @ApiProperty({ description: 'Formation.', maxLength: 300, example: 'Préparer le budget' })
  formation!: string;
  @ApiProperty({ description: 'Demi-journées suivies.', ...COUNT })
  demi_journees_suivies!: number;
  @ApiProperty({ description: 'Demi-journées de la session.', ...COUNT })
  demi_journees!: number;
  @ApiProperty({ description: 'Début de la session.', ...INSTANT })
  debut!: string;
  @ApiProperty({ description: 'Fin de la session.', ...INSTANT })
  fin!: string;
  @ApiProperty({ description: 'Délivrance.', ...INSTANT })
  delivrance!: string;
}
