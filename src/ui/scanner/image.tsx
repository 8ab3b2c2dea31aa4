import type { Ref, TargetedPointerEvent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { wordTowards } from '../../core/anatomy/directions';
import type { Directions } from '../../core/anatomy/region';
import type { Probe } from '../../core/instruments/probe';
import type { WorldView } from '../../core/world/view';
import { indicesOf } from '../indices';
import type { ImageRect } from '../ports';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { FlowBox } from './flow-box';
import { ColourBar } from './flow-panel';
import { GateLine } from './gate-line';
import { ImageScale } from './image-scale';
import type { PlacedLabel } from './label-layout';
import type { Marks } from './marks';
import { Names, type Naming, type Reader } from './names';
import { Overlay } from './overlay';
import { type Mapping, mappingOf } from './place';
import { SpectralStrip } from './spectral-strip';

interface ImageProps {
  readonly exploration: Exploration;
  readonly reader: Reader;
  readonly probe: Probe;
  readonly imageRef: Ref<HTMLCanvasElement>;
  readonly asideRef: Ref<HTMLCanvasElement>;
  /** How the image lies on its canvas, and the one beside on its own; null until they are there. */
  readonly mapping: Mapping | null;
  readonly besideMapping: Mapping | null;
  readonly labels: readonly PlacedLabel[];
  readonly naming: Naming;
  readonly marks: Marks;
  /** What lies which way on the skin. */
  readonly directions: Directions;
}

/** How the image that was put beside lies on its canvas. */
export function useBesideMapping(exploration: Exploration, rect: ImageRect | null): Mapping | null {
  const depth = useRead(exploration, ({ aside }) => aside?.state.machine.depth ?? null);
  const inverted = useRead(exploration, ({ aside }) => aside?.state.machine.invert ?? false);
  const probe = exploration.aside?.probe.model ?? null;
  return useMemo(
    () =>
      rect === null || depth === null || probe === null ? null : mappingOf(rect, probe, depth, inverted),
    [rect, depth, inverted, probe],
  );
}

/** What lies beyond the left and the right end of an image, as the screen shows it. */
function useEnds(
  exploration: Exploration,
  directions: Directions,
  viewOf: (exploration: Exploration) => WorldView | null,
): readonly [string, string] {
  const word = (sign: 1 | -1) =>
    useRead(exploration, (e) => {
      const view = viewOf(e);
      if (view === null) return '';
      const { x, z } = view.probe.lateral;
      const way = sign * (view.state.machine.invert ? -1 : 1);
      return wordTowards(directions, way * x, way * z);
    });
  return [word(-1), word(1)];
}

/** The image, large, with what is written over it on demand, and beside it the one that was kept. */
export function Image(props: ImageProps) {
  const { exploration, reader, probe, imageRef, asideRef, mapping, besideMapping } = props;
  const { labels, naming, marks, directions } = props;
  const contact = useRead(exploration, ({ shown }) => shown.state.probe.contact);
  const frozen = useRead(exploration, (e) => e.frozen);
  const tick = useRead(exploration, (e) => (e.frozen ? e.shown.state.tick : -1));
  const asideTick = useRead(exploration, ({ aside }) => aside?.state.tick ?? null);
  const focus = useRead(exploration, ({ shown }) => shown.state.machine.focus);
  const asideFocus = useRead(exploration, ({ aside }) => aside?.state.machine.focus ?? 0);
  const hasFlow = useRead(exploration, ({ shown }) => shown.state.machine.flow !== 'off');
  const indices = useRead(exploration, (e) => indicesOf(e.probe, e.state.machine));
  const ends = useEnds(exploration, directions, ({ shown }) => shown);
  const besideEnds = useEnds(exploration, directions, ({ aside }) => aside);
  const [under, setUnder] = useState<string | null>(null);
  const point = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (mapping === null || naming === 'off') return;
    const box = event.currentTarget.getBoundingClientRect();
    const place = mapping.toPlace(event.clientX - box.left, event.clientY - box.top);
    const { lateral, depth } = mapping.within(place);
    const isOn = lateral === place.lateral && depth === place.depth;
    setUnder(isOn ? reader.nameAt(exploration.shown, place, naming) : null);
  };
  return (
    <section class="monitor" aria-label="Ultrasound image">
      <p class="machine-line">
        <span>{probe.name}</span>
        <span class="num">
          {probe.centreMHz}
          <span class="unit"> MHz</span>
        </span>
        <span
          class="num indices"
          data-hint="Mechanical index: how hard the strongest pulse pulls at tissue; below 1.9. Thermal index: degrees that soft tissue may warm."
        >
          {indices}
        </span>
        <span class="under">{naming === 'off' ? '' : (under ?? '')}</span>
        <span class={contact ? 'state' : 'state off'}>
          {[...(frozen ? ['Frozen'] : []), ...(contact ? [] : ['No contact: press C'])].join(', ')}
        </span>
      </p>
      <div class={asideTick !== null ? 'screens both' : hasFlow ? 'screens scaled' : 'screens'}>
        <div class="screen beside" hidden={asideTick === null}>
          <canvas ref={asideRef} role="img" aria-label="The image that was kept" />
          {besideMapping !== null && asideTick !== null && (
            <>
              <ImageScale mapping={besideMapping} focus={asideFocus} ends={besideEnds} />
              <Overlay {...{ marks, mapping: besideMapping, tick: asideTick }} beside still />
            </>
          )}
        </div>
        <div
          class={frozen ? 'screen frozen' : 'screen'}
          onPointerMove={point}
          onPointerLeave={() => setUnder(null)}
        >
          <canvas ref={imageRef} role="img" aria-label="Ultrasound image" />
          {mapping !== null && <ImageScale {...{ mapping, focus, ends }} />}
          {naming !== 'off' && <Names labels={labels} />}
          {mapping !== null && <Overlay {...{ marks, mapping, tick }} beside={false} still={frozen} />}
          {mapping !== null && <ColourBar {...{ exploration, probe, mapping, beside: asideTick !== null }} />}
          {mapping !== null && <FlowBox {...{ exploration, probe, mapping }} />}
          {mapping !== null && <GateLine {...{ exploration, probe, mapping }} />}
        </div>
      </div>
      <SpectralStrip {...{ exploration, probe }} />
    </section>
  );
}
