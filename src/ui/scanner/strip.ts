import type { Anatomy } from '../../core/anatomy/anatomy';
import { type Column, columnOf, edgeOf, TRACED } from '../../core/imaging/spectrum';
import { TICKS_PER_SECOND } from '../../core/world/state';
import type { WorldView } from '../../core/world/view';

/** Ticks from one spectrum to the next. */
const COLUMN_TICKS = 2;
/** As far as the frozen loop goes back, and the slowest sweep. */
const KEPT_S = 10;
const MOST = (KEPT_S * TICKS_PER_SECOND) / COLUMN_TICKS;

/** What the gate makes of a view: a function of it, so a view that was sought tells the same. */
const columnAt = (view: WorldView, anatomy: Anatomy): Column =>
  columnOf({
    ...{ pose: view.probe, probe: view.probe.model, deformation: view.deformation, anatomy },
    ...{ machine: view.state.machine, contact: view.state.probe.contact, motion: view.state.probe.motion },
    ...{ blood: view.blood, tick: view.state.tick },
  });

/** The spectra of the last ten seconds. */
export class Strip {
  #columns: Column[] = [];
  readonly #edges = new Map<number, { readonly baseline: number; readonly edge: number | null }>();

  /** Hears the view of a tick, if the gate listens and the next column has begun. `anatomy` stands as the view's parameters say. */
  record(view: WorldView, anatomy: Anatomy): void {
    const { tick, machine } = view.state;
    if (!machine.spectrum) {
      if (this.#columns.length > 0) this.#clear();
      return;
    }
    if (tick % COLUMN_TICKS !== 0) return;
    const column = columnAt(view, anatomy);
    const last = this.#columns.at(-1);
    // Another scale begins another strip, as on machines.
    if (last !== undefined && (last.prfHz !== column.prfHz || last.sentMHz !== column.sentMHz)) this.#clear();
    this.#columns.push(column);
    if (this.#columns.length > MOST) {
      const gone = this.#columns.shift();
      if (gone !== undefined) this.#edges.delete(gone.tick);
    }
  }

  /** The spectra of so many seconds up to a tick, the oldest first. */
  upTo(tick: number, seconds: number): readonly Column[] {
    const from = tick - seconds * TICKS_PER_SECOND;
    return this.#columns.filter((column) => column.tick <= tick && column.tick > from);
  }

  /** The edge of the spectra around a kept one, turns a pulse; null where nothing runs. */
  edgeAt(tick: number, baseline: number): number | null {
    const known = this.#edges.get(tick);
    if (known?.baseline === baseline) return known.edge;
    const reach = Math.floor(TRACED / 2) * COLUMN_TICKS;
    const around = this.#columns.filter((one) => Math.abs(one.tick - tick) <= reach);
    const edge = edgeOf(around, baseline);
    // At the newest columns some of their neighbours are still to come.
    if (around.length === TRACED) this.#edges.set(tick, { baseline, edge });
    return edge;
  }

  #clear(): void {
    this.#columns = [];
    this.#edges.clear();
  }
}
