import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataHolder, Database, type DossierPage, type DossierQuestion } from '@maillage/platform';

const PAGE = 200;
const UUID = /^[0-9a-f-]{36}$/;

/** The activities of a person, for the file of their data: those they took part in, and those they led. */
@Injectable()
export class Dossier implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {}

  onModuleInit(): void {
    this.holder.tellsOf((question) => this.page(question));
  }

  private async page({ person: { pseudonym }, after = '' }: DossierQuestion): Promise<DossierPage> {
    // Two questions, each answered by its own index; what concerns the other people of an activity stays out.
    const rows = await this.database.query<{ id: string; activite: object }>(
      `SELECT id, jsonb_build_object('id', id, 'source', source, 'source_id', source_id, 'role', role, 'retiree', withdrawn_at IS NOT NULL)
              || (body - 'beneficiaires' - 'mediateur') AS activite
       FROM (SELECT *, 'beneficiaire' AS role FROM activities WHERE body #> '{beneficiaires,refs}' @> to_jsonb($1::text)
             UNION ALL
             SELECT *, 'mediateur' FROM activities WHERE body ? 'mediateur' AND body ->> 'mediateur' = $1) AS theirs
       WHERE id > $2 ORDER BY id LIMIT ${PAGE}`,
      [pseudonym, UUID.test(after) ? after : '00000000-0000-0000-0000-000000000000'],
    );
    const last = rows[rows.length - 1];
    return {
      donnees: rows.map((row) => row.activite),
      ...(rows.length < PAGE || last === undefined ? {} : { suite: last.id }),
    };
  }
}
