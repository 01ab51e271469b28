import type { Complaints } from './complaints';
import type { Fields } from './fields';
export function validateWorkload(_kind: string, _object: Fields, _complaints: Complaints): void {}
