import { objectNotFound } from '../api/errors';
import { type Fields, fieldsOf, listOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { type Duration, days, type Instant, seconds } from '../simulation/time';
import { JsonPathError, valuesAt } from '../view/jsonpath';
import type { Command, Context } from './command';
import { durationFlag } from './duration-flag';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments } from './flags';
import { MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults } from './outcome';
import { objectNamed, readResources } from './resources';
import { isTold, TARGET_FLAGS, type Targets, targets } from './targets';

/**
 * Lets time go on until something holds of the objects, one after the other, or until the timeout has passed.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
export const wait: Command = {
  needsPresent: true,
  flags: {
    ...TARGET_FLAGS,
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    for: { type: 'string' },
    timeout: { type: 'string' },
  },
  unsupported: { local: '' },
  run(args, context) {
    const waiting = new Waiting(args, context);
    if (waiting.forCreation) waiting.untilThere();
    waiting.forAll();
    return undefined;
  },
};

/** Whether something holds of an object. */
type Condition = (object: KubeObject) => boolean;

class Waiting {
  private readonly printer: MutationPrinter;
  private readonly timeout: Duration;
  private readonly limit: Instant;
  private readonly checks: readonly { readonly text: string; readonly holds: Condition }[];

  constructor(
    private readonly args: Arguments,
    private readonly context: Context,
  ) {
    this.printer = new MutationPrinter(args, context, 'none');
    const conditions = args.every('for');
    if (conditions.length === 0) throw fault('unrecognized condition: []');
    this.checks = conditions.map((text) => ({ text: text.toLowerCase(), holds: conditionOf(text) }));
    this.timeout = timeoutOf(args);
    this.limit = context.api.moment.now + this.timeout;
  }

  get forCreation(): boolean {
    return this.checks.some(({ text }) => text === 'create');
  }

  /** The objects are asked for every half second. */
  untilThere(): void {
    const found = () => {
      const { objects, errors } = this.found(this.args.words);
      return objects.length > 0 && errors.length === 0;
    };
    if (!this.context.api.deeds!.runUntilTrue(found, this.limit))
      throw fault('timed out waiting for the condition');
  }

  forAll(): void {
    const isForDeletion = this.checks.some(({ text }) => text === 'delete');
    const all: Error[] = [];
    let count = 0;
    for (const words of this.turns()) {
      const { objects, errors } = this.found(words);
      if (!isForDeletion) all.push(...errors);
      count += objects.length;
      for (const object of objects) {
        try {
          for (const { text, holds } of this.checks)
            this.printer.print(
              text === 'delete' ? this.gone(object) : this.until(object, holds),
              'condition met',
            );
        } catch (error) {
          if (!isTold(error)) throw error;
          all.push(error);
        }
      }
    }
    const failure = faults(all);
    if (failure) throw failure;
    if (count === 0 && !isForDeletion) throw fault('no matching resources found');
  }

  /**
   * What is named is asked for when its turn comes, what is listed all at once.
   * staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (visitByResource, RetrieveLazy)
   */
  private turns(): readonly (readonly string[])[] {
    const { words } = this.args;
    const names = namesFiles(this.args) || words.length === 0 ? undefined : readResources(words).of.names;
    return names?.map(({ kind, name }) => [`${resourceName(kind.kind)}/${name}`]) ?? [words];
  }

  private found(words: readonly string[]): Targets {
    return targets(this.args, this.context, words, 'wait');
  }

  /**
   * Once the limit has passed nothing is looked at any more. What is not there at first is an error; what goes later may come
   * again, and is waited for. staging/src/k8s.io/client-go/tools/watch/until.go (UntilWithSync)
   */
  private until(object: KubeObject, holds: Condition): KubeObject {
    const { kind, metadata } = object;
    if (this.isOver) throw this.timedOut(object);
    if (this.newest(object) === undefined) throw objectNotFound(resourceName(kind), metadata.name);
    let last: KubeObject | undefined;
    const isDone = () => {
      last = this.newest(object);
      return last !== undefined && holds(last);
    };
    if (!this.wait(isDone)) throw this.timedOut(object);
    return last!;
  }

  /** staging/src/k8s.io/kubectl/pkg/cmd/wait/delete.go (IsDeleted) */
  private gone(object: KubeObject): KubeObject {
    // The GET is not sent any more: staging/src/k8s.io/client-go/rest/request.go (tryThrottleWithInfo)
    if (this.isOver) throw fault('client rate limiter Wait returned an error: context deadline exceeded');
    const { uid } = this.newest(object)?.metadata ?? {};
    if (this.wait(() => uid === undefined || this.newest(object)?.metadata.uid !== uid)) return object;
    throw this.timedOut(object);
  }

  private get isOver(): boolean {
    return this.timeout > 0 && this.context.api.moment.now >= this.limit;
  }

  /** A timeout of 0 looks once. */
  private wait(isDone: () => boolean): boolean {
    return this.timeout === 0 ? isDone() : this.context.api.deeds!.runUntilTrue(isDone, this.limit);
  }

  private newest({ kind, metadata: { namespace = '', name } }: KubeObject): KubeObject | undefined {
    return objectNamed(this.context.api, kind, namespace, name);
  }

  private timedOut({ kind, metadata: { name } }: KubeObject): Error {
    const subject = `${resourceName(kind).split('.')[0]}/${name}`;
    return this.timeout === 0
      ? fault(`condition not met for ${subject}`)
      : fault(`timed out waiting for the condition on ${subject}`);
  }
}

/** Negative is a week. */
function timeoutOf(args: Arguments): Duration {
  const timeout = durationFlag(args, 'timeout', 'wait') ?? seconds(30);
  return timeout < 0 ? days(7) : timeout;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go (conditionFuncFor) */
function conditionOf(text: string): Condition {
  const lower = text.toLowerCase();
  if (lower === 'delete' || lower === 'create') return () => true;
  if (text.startsWith('condition=')) {
    const [name = '', ...rest] = text.slice('condition='.length).split('=');
    return isCondition(name, rest.length > 0 ? rest.join('=') : 'true');
  }
  if (text.startsWith('jsonpath=')) return pathCondition(text.slice('jsonpath='.length));
  throw fault(`unrecognized condition: ${JSON.stringify(text)}`);
}

/** A condition of an older generation of the object says nothing yet. staging/src/k8s.io/kubectl/pkg/cmd/wait/condition.go */
function isCondition(name: string, status: string): Condition {
  return (object) => {
    const { status: whole, metadata } = object as unknown as Fields;
    for (const one of listOf(fieldsOf(whole).conditions)) {
      const condition = fieldsOf(one);
      if (String(condition.type).toLowerCase() !== name.toLowerCase()) continue;
      const observed = condition.observedGeneration ?? fieldsOf(whole).observedGeneration;
      const { generation } = fieldsOf(metadata);
      if (generation !== undefined && observed !== undefined && Number(observed) < Number(generation))
        return false;
      return String(condition.status).toLowerCase() === status.toLowerCase();
    }
    return false;
  };
}

/** staging/src/k8s.io/kubectl/pkg/cmd/wait/json.go */
function pathCondition(text: string): Condition {
  const inQuotes = text.replace(/^['"]/, '');
  const [, path = '', wanted] = /^(\{.*\}|[^=]*)['"]?(?:=(.*))?$/s.exec(inQuotes) ?? [];
  if (path.trim() === '') throw fault('jsonpath expression cannot be empty');
  const value = wanted?.replace(/^['"]|['"]$/g, '');
  if (wanted !== undefined && value === '') {
    throw fault(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  }
  return (object) => {
    const values = found(path, object);
    if (values.length === 0) return false;
    if (values.length > 1) throw fault('given jsonpath expression matches more than one value');
    if (value === undefined) return true;
    const [first] = values;
    if (typeof first === 'object' && first !== null)
      throw fault('jsonpath leads to a nested object or list which is not supported');
    return String(first).trim() === value.trim();
  };
}

function found(path: string, object: KubeObject): readonly unknown[] {
  try {
    return valuesAt(path, object);
  } catch (error) {
    if (error instanceof JsonPathError) throw fault(error.message);
    throw error;
  }
}
