import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Schedule } from '@maillage/platform';
import { StateNeeds } from './state-needs.handler.js';

/** States needs as campaigns go on, whether anybody reads them or not. */
@Injectable()
export class StateNeedsLoop implements OnModuleInit {
  constructor(
    @Inject(StateNeeds) private readonly needs: StateNeeds,
    @Inject(Schedule) private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({
      name: 'besoins',
      title: 'Dire les besoins des campagnes qui ont avancé',
      period: { everyMinutes: 10 },
      run: () => this.needs.stateChanged(),
    });
  }
}
