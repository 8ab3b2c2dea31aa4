import type { AnyStateNode } from 'xstate';
import type { Complaint } from './complaint';

const pathOf = (node: AnyStateNode) => ['flow', ...node.path.flatMap((step) => ['states', step])];

/** The innermost states that are entered when a transition leads to `node`. */
function entered(node: AnyStateNode): AnyStateNode[] {
  if (node.type !== 'compound') return [node];
  return node.initial.target.flatMap((target) => entered(target as AnyStateNode));
}

/** Innermost states that one step may lead to from `leaf`, by its own transitions and those of the states around it. */
function next(leaf: AnyStateNode): AnyStateNode[] {
  const found: AnyStateNode[] = [];
  for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node.parent) {
    const transitions = [...node.transitions.values()].flat().concat(node.always ?? []);
    found.push(
      ...transitions.flatMap(({ target }) => (target ?? []).flatMap((one) => entered(one as AnyStateNode))),
    );
  }
  return found;
}

function leaves(node: AnyStateNode): AnyStateNode[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leaves);
}

/** Where a state goes by itself at once, whatever the facts: by an `always` without a guard. */
function falls(leaf: AnyStateNode): AnyStateNode | undefined {
  const first = leaf.always?.[0];
  if (first === undefined || first.guard !== undefined) return undefined;
  const targets: readonly AnyStateNode[] = first.target ?? [];
  return targets.flatMap(entered)[0];
}

/** Whether a state falls round in a circle back to itself, and so never comes to rest. */
function endless(leaf: AnyStateNode): boolean {
  const seen = new Set<AnyStateNode>();
  let at = falls(leaf);
  while (at !== undefined && at !== leaf && !seen.has(at)) {
    seen.add(at);
    at = falls(at);
  }
  return at === leaf;
}

/** States that nothing leads to, that lead nowhere, or that go round for ever. */
export function lintReach(root: AnyStateNode): Complaint[] {
  const all = leaves(root);
  const reached = new Set<AnyStateNode>();
  const queue = entered(root);
  for (let leaf = queue.pop(); leaf !== undefined; leaf = queue.pop()) {
    if (reached.has(leaf)) continue;
    reached.add(leaf);
    queue.push(...next(leaf));
  }
  const ends = new Set(all.filter((leaf) => leaf.type === 'final' && leaf.parent === root));
  for (let grown = true; grown; ) {
    const before = ends.size;
    for (const leaf of all) if (next(leaf).some((to) => ends.has(to))) ends.add(leaf);
    grown = ends.size > before;
  }
  return all.flatMap((leaf) => {
    const path = pathOf(leaf);
    if (!reached.has(leaf)) {
      return [
        { path, sentence: 'no transition leads to this state; give one this target or take the state out' },
      ];
    }
    if (endless(leaf)) {
      return [{ path, sentence: '"always" goes round for ever from here; give it a guard' }];
    }
    return ends.has(leaf)
      ? []
      : [{ path, sentence: 'no way leads from here to a final state; add a transition towards one' }];
  });
}
