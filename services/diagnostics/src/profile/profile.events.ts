import { create } from '@bufbuild/protobuf';
import { ProfileWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Profile } from './profile.js';

/** The event of a profile that a territory has made or changed. */
export function profileWritten(
  profile: Profile,
  at: Date,
): OutgoingEvent<typeof ProfileWrittenSchema> {
  const { id, version, framework, territory = '', origin, targets } = profile;
  const message = create(ProfileWrittenSchema, {
    profileId: id,
    territory,
    originId: origin?.id ?? '',
    originVersion: origin?.version ?? 0,
    framework: framework.id,
    frameworkVersion: framework.version,
    targets: targets.map(({ competence, level, weight }) => ({ competence, level, weight })),
  });
  return { schema: ProfileWrittenSchema, message, aggregateId: id, version, at };
}
