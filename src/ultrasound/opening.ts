import { Anatomy } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import type { Probe } from '../core/instruments/probe';
import { bend } from './bending';
import { byPage, type PageGeometry } from './byPage';
import { type Chain, createChain, createQuickChain, type Tables } from './chain';
import type { Gpu } from './gpu';
import type { Tier } from './tier';
import { CLINIC, FrameUniforms } from './uniforms';
import type { ScannedView } from './view';

interface Wanted {
  readonly region: Region;
  readonly probe: Probe;
  readonly tier: Tier;
  readonly first?: ScannedView | undefined;
  readonly onProgress?: (done: number, pass: string) => void;
}

export interface Opened {
  readonly chain: Chain;
  /** The geometry of the first view; null where every view can be drawn. */
  readonly worked: PageGeometry | null;
}

/** What draws every view, or where a first is named, that one as soon as may be. */
export async function openChain(
  gpu: Gpu,
  tables: Tables,
  { region, probe, tier, first, onProgress = () => {} }: Wanted,
): Promise<Opened> {
  if (first === undefined)
    return { chain: await createChain(gpu, region, tier, tables, onProgress), worked: null };
  const anatomy = new Anatomy(region);
  anatomy.setAll(first.parameters);
  let worked: PageGeometry | null = null;
  const chain = await createQuickChain(gpu, tier, tables, onProgress, (made) => {
    const geometry = byPage(gpu, made, first, anatomy, probe);
    worked = geometry;
    return {
      workCoarse: geometry.workCoarse,
      bend() {
        const set = new FrameUniforms(region, probe).frame(first, anatomy, tier, CLINIC);
        bend(gpu, made, geometry, set);
        geometry.readBent();
      },
      workFine: geometry.workFine,
    };
  });
  return { chain, worked };
}
