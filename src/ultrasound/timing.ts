import type { PassName } from './chain';
import type { Scanner } from './scanner';
import type { ScannedView } from './view';

/** The least of the runs, ms, which what else a machine does can only lengthen; the whole frame on its own, without waiting between passes. */
export interface Timing {
  readonly passes: Readonly<Partial<Record<PassName, number>>>;
  readonly frame: number;
  /** One of many passes in a row that copy RGBA32F textures of beams x samples. */
  readonly copy: number;
  /** Frame over copy: what a machine's speed cannot change much. */
  readonly ratio: number;
  /** One such pass by itself after a frame, with the waiting for it. */
  readonly singleCopy: number;
}

/** Copies in a row. One by itself is timed with much scatter: it is as short as the waiting for it. */
const COPIES = 16;

/**
 * Times the passes of a frame in the page, `runs` times after one to warm up. Each measurement waits for the GPU by reading a
 * pixel back: `finish` alone returns early in some drivers.
 */
export async function timeFrames(scanner: Scanner, view: ScannedView, runs = 9): Promise<Timing> {
  const spent = new Map<PassName, number[]>();
  const frames: number[] = [];
  const copies: number[] = [];
  const singles: number[] = [];
  await scanner.prepareShort();
  const copy = await scanner.copyPass();
  try {
    for (let run = -1; run < runs; run++) {
      scanner.wait();
      let last = performance.now();
      scanner.compute(view, (pass) => {
        scanner.wait();
        const now = performance.now();
        if (run >= 0) spent.set(pass, [...(spent.get(pass) ?? []), now - last]);
        last = now;
      });
      const start = performance.now();
      scanner.draw(view);
      scanner.wait();
      const drawn = performance.now();
      copy.draw();
      scanner.wait();
      const copied = performance.now();
      for (let i = 0; i < COPIES; i++) copy.draw();
      scanner.wait();
      const end = performance.now();
      if (run < 0) continue;
      frames.push(drawn - start);
      singles.push(copied - drawn);
      copies.push((end - copied) / COPIES);
    }
  } finally {
    copy.dispose();
  }
  const passes: Partial<Record<PassName, number>> = {};
  for (const [pass, times] of spent) passes[pass] = Math.min(...times);
  const frame = Math.min(...frames);
  const least = Math.min(...copies);
  return { passes, frame, copy: least, ratio: frame / least, singleCopy: Math.min(...singles) };
}
