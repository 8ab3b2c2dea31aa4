import type { Anatomy } from '../core/anatomy/anatomy';
import type { Probe } from '../core/instruments/probe';
import { byProgram } from './bending';
import { byPage, type PageGeometry } from './byPage';
import type { Chain, Tables } from './chain';
import type { Gpu } from './gpu';
import type { LookBy } from './look';
import { isPlain } from './shortPasses';
import type { Laboratory } from './uniforms';
import type { ScannedView } from './view';

/** What a scanner draws a view of; the anatomy stands at the view's parameters. */
interface Drawn {
  readonly view: ScannedView;
  readonly anatomy: Anatomy;
  readonly probe: Probe;
  readonly laboratory: Laboratory;
  /** A geometry that was worked out before, of this view or another. */
  readonly worked: PageGeometry | null;
}

/** What draws a look of a view, steered or not: the short programs where they do and are there; null where nothing is there yet. */
export function lookBy(
  gpu: Gpu,
  chain: Chain,
  tables: Tables,
  { view, anatomy, probe, laboratory, worked }: Drawn,
): (steered: boolean) => LookBy | null {
  const { late } = chain;
  // A graphics card leaves branches out by itself.
  const short =
    (gpu.software || late === null) && isPlain(view, anatomy, probe, laboratory) ? chain.short : null;
  const byHere = (): PageGeometry =>
    worked?.view === view && worked.probe === probe ? worked : byPage(gpu, chain, view, anatomy, probe);
  const geometry = late === null ? byHere() : byProgram(gpu, late.geometry, chain, tables);
  return (steered) => {
    const field = (short ?? late)?.field;
    const lateral = ((steered ? null : short) ?? late)?.lateral;
    return field && lateral ? { geometry, field, lateral } : null;
  };
}
