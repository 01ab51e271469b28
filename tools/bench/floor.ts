/**
 * The floor that the engine's events are measured against: a binary heap of small objects, and nothing else.
 */
interface Item {
  readonly at: number;
  readonly sequence: number;
}

/** Takes the first of `pending` items and puts in a later one, `rounds` times. Answers a number so that nothing is optimised away. */
export function bareHeap(pending: number, rounds: number): number {
  const heap: Item[] = [];
  let sequence = 0;
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % 100_000;
  };
  for (let i = 0; i < pending; i += 1) push(heap, { at: random(), sequence: sequence++ });
  let sum = 0;
  for (let i = 0; i < rounds; i += 1) {
    const item = pop(heap);
    sum += item.at;
    push(heap, { at: item.at + random(), sequence: sequence++ });
  }
  return sum;
}

function earlier(a: Item, b: Item): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

function push(heap: Item[], item: Item): void {
  let hole = heap.length;
  heap.push(item);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!earlier(item, heap[parent]!)) break;
    heap[hole] = heap[parent]!;
    hole = parent;
  }
  heap[hole] = item;
}

function pop(heap: Item[]): Item {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let hole = 0;
  for (let child = 1; child < heap.length; child = 2 * hole + 1) {
    if (child + 1 < heap.length && earlier(heap[child + 1]!, heap[child]!)) child += 1;
    if (!earlier(heap[child]!, last)) break;
    heap[hole] = heap[child]!;
    hole = child;
  }
  heap[hole] = last;
  return first;
}
