import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ageingRows,
  agedLinks,
  Database,
  DataHolder,
  Links,
  retentionDays,
} from '@maillage/platform';
import { CampaignPurpose } from './campaign-purpose.handler.js';
import { ParticipationPurpose } from './participation-purpose.handler.js';

/** Declares to the platform what addresses lead to, and how long participations are kept. */
@Injectable()
export class ServeParticipations implements OnModuleInit {
  constructor(
    @Inject(CampaignPurpose) private readonly campaigns: CampaignPurpose,
    @Inject(ParticipationPurpose) private readonly participations: ParticipationPurpose,
    @Inject(Links) private readonly links: Links,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {}

  onModuleInit(): void {
    this.links.serves(this.campaigns);
    this.links.serves(this.participations);
    this.holder.keeps(
      agedLinks(this.database),
      ageingRows(
        this.database,
        'evaluations',
        'Participations à des diagnostics, avec leurs réponses, depuis leur début',
        retentionDays.evaluations,
        { table: 'assessments', id: 'id', since: 'started_at' },
      ),
    );
  }
}
