import { failures } from './failures';
import { claims, PATH, QUESTIONS } from './makers/claims';
import { simplifications } from './makers/simplifications';
import { steps } from './makers/steps';
import { tags } from './makers/tags';
import { versions } from './makers/versions';
import type { MakerOf } from './page-maker';
import { lifecycleMaker } from './pages/coverage';
import { sources } from './pages/sources';
import { storyView } from './pages/story';

/** Who makes pages, in the order in which the head of every page names them. */
export const MAKERS: readonly MakerOf[] = [
  failures,
  () => ({ pages: () => [storyView()] }),
  claims(PATH),
  claims(QUESTIONS),
  steps,
  versions,
  simplifications,
  lifecycleMaker,
  sources,
  tags,
];
