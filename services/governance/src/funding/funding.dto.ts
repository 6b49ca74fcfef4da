import { ApiProperty } from '@nestjs/swagger';
import { statutsSubvention } from '@maillage/nomenclatures';
import {
  CentsField,
  ChoiceField,
  DayField,
  IdField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PartsField,
  TextField,
  UUID,
} from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';
import type { Funding, Payment } from './funding.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const CENTS = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: 1_000_000_000_000,
  example: 2_000_000,
} as const;

/** A payment. */
export class PaymentDto implements Payment {
  @DayField('Jour.')
  le!: string;
  @CentsField('Montant, en centimes.', { example: 1_200_000 })
  montant!: number;
  @ChoiceField('Nature.', ['avance', 'acompte', 'solde'], { example: 'avance' })
  nature!: Payment['nature'];
}

/** What is asked of an envelope. */
export class FundingBodyDto {
  @IdField('Enveloppe.')
  enveloppe_id!: string;
  @IdField('Action.')
  action_id!: string;
  @IdField('Structure qui demande.', { optional: true })
  demandeur_id?: string;
  @TextField('Objet.', { max: 500, example: 'Équipement du lieu d’accueil' })
  objet!: string;
  @CentsField('Base éligible, en centimes.', { example: 3_000_000 })
  base!: number;
  @CentsField('Montant demandé, en centimes.', { example: 2_400_000 })
  demande!: number;
  @TextField('Référence de l’État.', { max: 100, optional: true, example: 'FNE-62-2026-014' })
  reference_etat?: string;
  @DayField('Jour de la convention.', { optional: true })
  convention_le?: string;
}

/** A request that is entered. */
export class NewFundingDto extends FundingBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'demande-2026-1',
  })
  source_id?: string;
}

/** What is decided of a request. */
export class FundingDecisionDto {
  @ChoiceField('Statut, de la nomenclature statut_subvention.', codesOf(statutsSubvention), {
    example: 'acceptee',
  })
  statut!: Funding['statut'];
  @CentsField('Montant accordé, en centimes ; obligatoire pour « acceptee ».', {
    optional: true,
    example: 2_400_000,
  })
  accorde?: number;
  @TextField('Pourquoi.', { max: 2000, optional: true, example: 'Projet retenu.' })
  motif?: string;
  @DayField('Jour ; le jour même par défaut.', { optional: true })
  decidee_le?: string;
}

/** What was spent in the end. */
export class FinalReportDto {
  @CentsField('Coût final, en centimes.', { example: 2_500_000 })
  cout_final!: number;
  @DayField('Jour du bilan ; le jour même par défaut.', { optional: true })
  bilan_le?: string;
}

/** A funding. */
export class FundingDto extends FundingBodyDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'd-1' })
  source_id!: string;
  @ChoiceField('Statut.', codesOf(statutsSubvention), { example: 'acceptee' })
  statut!: Funding['statut'];
  @CentsField('Accordé, en centimes.', { optional: true, example: 2_400_000 })
  accorde?: number;
  @DayField('Jour de la décision.', { optional: true })
  decidee_le?: string;
  @TextField('Pourquoi.', { max: 2000, optional: true, example: 'Projet retenu.' })
  motif?: string;
  @PartsField('Versements.', () => PaymentDto, { most: 200 })
  versements!: PaymentDto[];
  @CentsField('Coût final, en centimes.', { optional: true, example: 2_500_000 })
  cout_final?: number;
  @DayField('Jour du bilan.', { optional: true })
  bilan_le?: string;
  @ApiProperty({
    description: 'Dû, en centimes : part du coût final, ou tout l’accordé.',
    ...CENTS,
  })
  du!: number;
  @ApiProperty({ description: 'Versé, en centimes.', ...CENTS })
  verse!: number;
  @ApiProperty({ description: 'Solde à verser, en centimes.', ...CENTS })
  solde!: number;
  @ApiProperty({ description: 'Ce qui revient à l’enveloppe, en centimes.', ...CENTS })
  retour!: number;
  @ApiProperty({ description: 'Versé au-delà de ce qui est dû, en centimes.', ...CENTS })
  trop_verse!: number;
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of fundings. */
export class FundingsDto {
  @ApiProperty({ description: 'Financements de la page.', type: [FundingDto], maxItems: 500 })
  data!: FundingDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
