import type { Utility } from '../utility';

export const UTILITIES: ReadonlyMap<string, Utility> = new Map<string, Utility>();
