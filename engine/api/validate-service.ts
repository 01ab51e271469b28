import type { Complaints } from './complaints';
import type { Fields } from './fields';
export function validateService(_object: Fields, _complaints: Complaints): void {}
