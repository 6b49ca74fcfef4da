import { Inject, Injectable } from '@nestjs/common';
import type { Profile } from './profile.js';
import { profileNotFound } from './profile.errors.js';
import { ProfileStore } from './profile.store.js';

/** Finds profiles for other features. */
@Injectable()
export class FindProfile {
  constructor(@Inject(ProfileStore) private readonly store: ProfileStore) {}

  /** @throws DomainError not_found. */
  async get(id: string): Promise<Profile> {
    const profile = await this.store.find(id);
    if (profile === undefined) throw profileNotFound();
    return profile;
  }
}
