import { failures } from './failures';
import type { MakerOf } from './page-maker';
import { storyView } from './pages/story';

/** Who makes pages, in the order in which the head of every page names them. */
export const MAKERS: readonly MakerOf[] = [failures, () => ({ pages: () => [storyView()] })];
