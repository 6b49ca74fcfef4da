import type { ModuleMetadata } from '@nestjs/common';

/** What a feature of a service hands to the service's module. */
export type Parts = Required<Pick<ModuleMetadata, 'controllers' | 'providers'>>;
