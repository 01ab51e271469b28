import type { CatalogueEntry } from './entry';
import { DATABASES } from './table-databases';
import { SAMPLES } from './table-samples';
import { SYSTEMS } from './table-systems';
import { WEB_SERVERS } from './table-web-servers';

/**
 * The catalogue of images: what they run, listen on and do when they are stopped. Where an entry has no source its
 * facts are general knowledge.
 * Simplified: one version of each image stands for all its tags.
 */
export const CATALOGUE: readonly CatalogueEntry[] = [...SYSTEMS, ...WEB_SERVERS, ...DATABASES, ...SAMPLES];
