import { TextField } from './field.js';

/** A label in both languages. */
export class LabelDto {
  @TextField('En français.', { max: 300, example: 'Élémentaire' })
  fr!: string;
  @TextField('En anglais.', { max: 300, example: 'Basic' })
  en!: string;
}
