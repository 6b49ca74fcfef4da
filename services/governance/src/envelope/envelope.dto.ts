import { ApiProperty } from '@nestjs/swagger';
import {
  CentsField,
  ChoiceField,
  FlagField,
  IdField,
  INSTANT,
  NumberField,
  PageLinks,
  PageMetaDto,
  PartField,
  TextField,
  UUID,
  WholeField,
} from '@maillage/platform';
import type { Envelope } from './envelope.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const CENTS = {
  type: 'integer',
  format: 'int64',
  minimum: -1_000_000_000_000,
  maximum: 1_000_000_000_000,
  example: 2_400_000,
} as const;

/** A ceiling, and what it bounds. */
export class CeilingDto implements NonNullable<Envelope['plafond']> {
  @CentsField('Plafond, en centimes.', { example: 2_500_000 })
  montant!: number;
  @ChoiceField('Ce qu’il borne : la base éligible, ou la subvention.', ['base', 'subvention'], {
    example: 'base',
  })
  porte_sur!: 'base' | 'subvention';
}

/** What is written of an envelope. */
export class EnvelopeBodyDto implements Envelope {
  @IdField('Gouvernance.')
  gouvernance_id!: string;
  @TextField('Nom.', { max: 300, example: 'Ingénierie France Numérique Ensemble - 2024 - État' })
  nom!: string;
  @WholeField('Année.', { min: 2000, max: 2200, example: 2026 })
  annee!: number;
  @CentsField('Montant, en centimes.', { example: 10_000_000 })
  montant!: number;
  @IdField('Structure qui finance.', { optional: true })
  financeur_id?: string;
  @NumberField('Taux, en pour cent de la base éligible ; 100 par défaut.', {
    min: 0.01,
    max: 100,
    optional: true,
    example: 80,
  })
  taux?: number;
  @PartField('Plafond d’une subvention.', () => CeilingDto, { optional: true })
  plafond?: CeilingDto;
  @FlagField('Les subventions sont en euros entiers.', { optional: true, example: false })
  euros_entiers?: boolean;
}

/** An envelope that is entered. */
export class NewEnvelopeDto extends EnvelopeBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'enveloppe-2026',
  })
  source_id?: string;
}

/** An envelope. */
export class EnvelopeDto extends EnvelopeBodyDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'e-1' })
  source_id!: string;
  @ApiProperty({ description: 'Ce qui en est pris, en centimes : dû ou déjà versé.', ...CENTS })
  engage!: number;
  @ApiProperty({ description: 'Ce qu’il en reste, en centimes.', ...CENTS })
  reste!: number;
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of envelopes. */
export class EnvelopesDto {
  @ApiProperty({ description: 'Enveloppes de la page.', type: [EnvelopeDto], maxItems: 500 })
  data!: EnvelopeDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
