import type { ContainerStart } from './container';
import { commandOf } from './container-program';
import { imageNameError, imageOf } from './images';
import { programOfImage } from './programs';

/** What of a container is known before it runs. */
export type Planned = Pick<ContainerStart, 'image' | 'command' | 'args' | 'role' | 'container'> & {
  /** Volumes or a PATH of its own may bring programs that the image has not. */
  readonly bringsPrograms: boolean;
};

/** Why nobody can know what a container does, and what to say of it. */
export interface Unforeseen {
  /** The field of the container that it is about. */
  readonly field: 'command' | 'args' | 'image';
  readonly what: string;
  readonly say: string;
}

/**
 * Whether it is certain before a container runs that nobody can know what its main program does. What is found by a path,
 * and what a script calls, is known only when it is reached.
 */
export function unforeseen(planned: Planned, isDeclared: (name: string) => boolean): Unforeseen | undefined {
  if (imageNameError(planned.image) !== undefined) return undefined;
  const image = imageOf(planned.image);
  const { command, args, container, role } = planned;
  const isOwn = command === undefined && (args === undefined || image.entrypoint.length > 0);
  const mustEnd = role === 'init' || role === 'job';
  if (!image.listed && isOwn && mustEnd) {
    return {
      field: 'image',
      what: `when the program of image "${image.name}" ends`,
      say: `Given container "${container}" exits with code 0 after 5s`,
    };
  }
  const [name = ''] = commandOf(image, planned);
  if (name === '' || /[/$]/.test(name) || isDeclared(name) || programOfImage(image, name)) return undefined;
  if (image.closed || planned.bringsPrograms || (!image.listed && !mustEnd && image.programs.size > 0))
    return undefined;
  return {
    field: command ? 'command' : 'args',
    what: `the program "${name}" (image "${image.name}")`,
    say: `Given command "${name}" takes 20s and exits with code 0`,
  };
}
