import { ApiProperty } from '@nestjs/swagger';

/** State of the process. */
export class HealthDto {
  @ApiProperty({ description: 'État du processus.', enum: ['vivant', 'pret'] })
  etat!: 'vivant' | 'pret';
}
