import { useCallback, useEffect, useState } from 'preact/hooks';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import type { Caliper, Measure } from './measure';
import type { Note } from './note';

/** What a press on the image does. */
export type Tool = Measure | 'text' | 'arrow';

/** What a person laid over the images, and the tool in hand. */
export interface Marks {
  readonly tool: Tool;
  readonly calipers: readonly Caliper[];
  readonly notes: readonly Note[];
  setTool(tool: Tool): void;
  changeCalipers(next: (calipers: readonly Caliper[]) => readonly Caliper[]): void;
  changeNotes(next: (notes: readonly Note[]) => readonly Note[]): void;
  clear(): void;
}

export const isMeasure = (tool: Tool): tool is Measure => tool !== 'text' && tool !== 'arrow';

/**
 * Marks of a page. Measures belong to the image on which they were laid and go with it, but for the diameters of a volume, which come
 * from two images; notes stay on the screen, as on machines, and an image that is put beside takes a copy along.
 */
export function useMarks(exploration: Exploration): Marks {
  const [tool, setTool] = useState<Tool>('distance');
  const [calipers, changeCalipers] = useState<readonly Caliper[]>([]);
  const [notes, changeNotes] = useState<readonly Note[]>([]);
  const frozen = useRead(exploration, (e) => e.frozen);
  const asideTick = useRead(exploration, ({ aside }) => aside?.state.tick ?? null);
  useEffect(() => {
    changeCalipers((all) =>
      all.filter(({ measure, tick }) => frozen || measure === 'volume' || tick === asideTick),
    );
  }, [frozen, asideTick]);
  useEffect(() => {
    changeNotes((all) => {
      const own = all.filter(({ tick }) => tick === null);
      return asideTick === null ? own : [...own, ...own.map((note) => ({ ...note, tick: asideTick }))];
    });
  }, [asideTick]);
  const clear = useCallback(() => {
    changeCalipers([]);
    changeNotes([]);
  }, []);
  return { tool, calipers, notes, setTool, changeCalipers, changeNotes, clear };
}
