import { Inject, Injectable } from '@nestjs/common';
import { type Clock, Findings } from '@maillage/kernel';
import { Audit, CLOCK } from '@maillage/platform';
import type { Framework, Mapping } from '@maillage/skills';
import { checkFramework, checkMapping } from './check-framework.js';
import { findFramework, isSame } from './framework.js';
import {
  frameworkExists,
  frameworkNotFound,
  mappingExists,
  refusedFramework,
} from './framework.errors.js';
import { FrameworkStore } from './framework.store.js';

/** Takes in frameworks and mappings. What was taken in never changes: a correction is another version. */
@Injectable()
export class ImportFramework {
  constructor(
    @Inject(FrameworkStore) private readonly store: FrameworkStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid with every fault; conflict where the version is there already. */
  async framework(framework: Framework): Promise<void> {
    const { id, version } = framework;
    const findings = new Findings('diagnostics');
    checkFramework(framework, findings);
    if (findings.faults.length > 0) throw refusedFramework(findings.faults);
    if (findFramework(await this.store.library(), framework)) throw frameworkExists(framework);
    await this.store.transaction(async (tx) => {
      if (!(await this.store.addFramework(tx, framework, this.clock.now())))
        throw frameworkExists(framework);
      await Audit.record(tx, {
        action: 'referentiels.importer',
        subject: { type: 'referentiel', id: `${id} ${version}` },
        after: framework,
      });
    });
  }

  /** @throws DomainError not_found, invalid with every fault, conflict where there is one already. */
  async mapping(mapping: Mapping): Promise<void> {
    const library = await this.store.library();
    const [from, to] = [mapping.from, mapping.to].map((one) => findFramework(library, one));
    if (from === undefined || to === undefined) throw frameworkNotFound();
    const findings = new Findings('diagnostics');
    checkMapping(mapping, from, to, findings);
    if (findings.faults.length > 0) throw refusedFramework(findings.faults);
    const isKnown = library.mappings.some((one) => isSame(one.from, from) && isSame(one.to, to));
    if (isKnown) throw mappingExists();
    await this.store.transaction(async (tx) => {
      if (!(await this.store.addMapping(tx, mapping, this.clock.now()))) throw mappingExists();
      await Audit.record(tx, {
        action: 'referentiels.mettre_en_correspondance',
        subject: { type: 'referentiel', id: `${from.id} ${from.version}` },
        details: { vers: `${to.id} ${to.version}` },
        after: mapping,
      });
    });
  }
}
