import { useEffect, useMemo, useState } from 'preact/hooks';
import { Anatomy } from '../../core/anatomy/anatomy';
import { type Plane, type SectionLabel, sectionsOf, structureAt } from '../../core/imaging/labels';
import type { WorldView } from '../../core/world/view';
import { printOf, samePrint } from '../pictures/print';
import type { Exploration } from './exploration';
import { type PlacedLabel, placeLabels } from './label-layout';
import type { Place } from './measure';
import type { Mapping } from './place';

export type Naming = 'off' | 'anatomical' | 'plain';
export const namings: readonly Naming[] = ['off', 'anatomical', 'plain'];

/** Names follow a moving probe this often, ms: they are for reading, and must not cost images. */
const PERIOD_MS = 200;

/** Reads what the image of a view shows, out of the same anatomy. */
export class Reader {
  readonly #anatomy: Anatomy;

  constructor(exploration: Exploration) {
    this.#anatomy = new Anatomy(exploration.world.anatomy.region);
  }

  plane({ parameters, probe, deformation, state }: WorldView): Plane {
    const { region } = this.#anatomy;
    this.#anatomy.set(
      Object.fromEntries(region.parameters.map((p, i) => [p.param, parameters[i] ?? p.value])),
    );
    const { depth, steerRad } = state.machine;
    return { pose: probe, deformation, anatomy: this.#anatomy, probe: probe.model, depth, steerRad };
  }

  /** What stands at a place of the image, mm; null where nothing does. */
  nameAt(view: WorldView, { lateral, depth }: Place, naming: Naming): string | null {
    if (naming === 'off' || !view.state.probe.contact) return null;
    return structureAt(this.plane(view), lateral, depth)?.name[naming] ?? null;
  }
}

/** The names of what the image shows now, placed on it. */
export function useNames(
  exploration: Exploration,
  reader: Reader,
  naming: Naming,
  mapping: Mapping | null,
): readonly PlacedLabel[] {
  const [sections, setSections] = useState<readonly SectionLabel[]>([]);
  useEffect(() => {
    if (naming === 'off') return;
    let timer = 0;
    let print: readonly number[] = [];
    const read = () => {
      timer = 0;
      const view = exploration.shown;
      const next = printOf(view);
      if (samePrint(print, next)) return;
      print = next;
      setSections(view.state.probe.contact ? sectionsOf(reader.plane(view)) : []);
    };
    read();
    const stop = exploration.subscribe(() => {
      if (timer === 0) timer = window.setTimeout(read, PERIOD_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [exploration, reader, naming]);
  return useMemo(
    () =>
      naming === 'off' || mapping === null
        ? []
        : placeLabels(sections, mapping, ({ structure }) => structure.name[naming]),
    [sections, naming, mapping],
  );
}

/** The kinds of tissue whose names have a colour of their own. */
const kinds: Readonly<Record<string, string>> = {
  artery: 'artery',
  vein: 'vein',
  nerve: 'nerve',
  bone: 'bone',
  tendon: 'tendon',
  synovialFluid: 'fluid',
};

export function Names({ labels }: { readonly labels: readonly PlacedLabel[] }) {
  return (
    <svg
      class="names"
      role="img"
      aria-label={`Names on the image: ${labels.map(({ text }) => text).join(', ')}`}
    >
      {labels.map(({ id, text, tissue, pointX, pointY, x, y }) => {
        const away = Math.abs(y - pointY) > 3 || Math.abs(x - pointX) > 3;
        return (
          <g key={id} class={kinds[tissue] ?? ''}>
            {away && <path d={`M${pointX} ${pointY}L${x} ${y}`} />}
            {away && <circle cx={pointX} cy={pointY} r="2.5" />}
            <text x={x} y={y + 5}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
