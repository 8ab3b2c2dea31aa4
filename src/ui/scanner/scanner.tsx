import '../style/scanner.css';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Signal } from '../../controls/actions';
import { listenToKeyboard, listenToPointer } from '../../controls/devices';
import { Input } from '../../controls/input';
import { directionsOf, wordTowards } from '../../core/anatomy/directions';
import type { CaseChoice, Region } from '../../core/anatomy/region';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { scannable } from '../../scenario/free';
import { messageOf, useServices } from '../context';
import { ControlsTable } from '../controls-table';
import { FailedScreen, Trouble } from '../message';
import { openPictures, type Pictures } from '../pictures/open';
import type { Camera } from '../ports';
import { formatSeed, seedOfDay } from '../seed';
import { Panel } from '../theatre/panel';
import { useRead } from '../theatre/read';
import { dopplerKey, isDopplerSignal } from './doppler-keys';
import { Examination } from './examination';
import { Exploration } from './exploration';
import { FlowPanel, GatePanel } from './flow-panel';
import { Image, useBesideMapping } from './image';
import { KeyLine } from './key-line';
import { Knobs } from './knobs';
import { isMeasure, type Tool, useMarks } from './marks';
import { readingsOf, startOf, withCaliper, withEnd } from './measure';
import { type Naming, namings, Reader, useNames } from './names';
import { NeedlePanel } from './needle-panel';
import { arrowTo } from './note';
import { PatientPanel } from './patient-panel';
import { headOf } from './picture-head';
import { mappingOf } from './place';
import { Pose } from './pose';
import { savePicture } from './save';
import { Scene } from './scene';
import { Tabs } from './tabs';
import { Tools } from './tools';
import { Top } from './top';

interface PageProps {
  readonly region: string | null;
  readonly seed: number | null;
  readonly choice: CaseChoice;
}

/** The scanner: a region under a free hand, with no score. */
export function ScannerPage({ region: id, seed, choice }: PageProps) {
  const { now } = useServices();
  const region = id === null ? scannable[0] : scannable.find((one) => one.id === id);
  if (region === undefined) {
    const known = scannable.map((one) => one.id).join(', ');
    return <FailedScreen what="Nothing to scan" why={`There is no region "${id}"; there are: ${known}.`} />;
  }
  const chosen = seed ?? seedOfDay(now());
  const { lesions = [] } = region;
  const { lesion, side, aberrant } = choice;
  if (lesion !== undefined && !lesions.includes(lesion)) {
    const why = `${region.title} has no "${lesion}"; there are: ${lesions.join(', ')}.`;
    return <FailedScreen what="Nothing to scan" why={why} />;
  }
  const key = [region.id, chosen, lesion, side, aberrant].join('/');
  return <Desk key={key} region={region} seed={chosen} choice={choice} />;
}

const cameras: readonly Camera[] = ['operator', 'side', 'top'];
/** Cosine of the angle to the limb from which on a plane faces the operator. */
const FACING = 0.6;
/** Length of a caliper that is laid by a key, mm. */
const LAID = 10;

const after = <T,>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one;

interface DeskProps {
  readonly region: Region;
  readonly seed: number;
  readonly choice: CaseChoice;
}

function Desk({ region, seed, choice: given }: DeskProps) {
  const services = useServices();
  // The address gives a new object with every reading of it; the page is made anew where the case is another.
  const [choice] = useState(given);
  const onSignal = useRef<(signal: Signal) => void>(() => {});
  const exploration = useMemo(() => {
    let made: Exploration | null = null;
    const limits = {
      // Those of the probe in hand.
      get depthSteps() {
        return made?.probe.depths ?? DEPTH_STEPS;
      },
      gainRangeDb: GAIN_RANGE_DB,
    };
    const input = new Input(limits, (signal) => onSignal.current(signal));
    made = new Exploration(region, seed, input, choice);
    return made;
  }, [region, seed, choice]);
  const directions = useMemo(() => directionsOf(region, exploration.live.parameters), [region, exploration]);
  const reader = useMemo(() => new Reader(exploration), [exploration]);

  const fieldCanvas = useRef<HTMLCanvasElement>(null);
  const imageCanvas = useRef<HTMLCanvasElement>(null);
  const asideCanvas = useRef<HTMLCanvasElement>(null);
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const [progress, setProgress] = useState(0);
  const [hasImage, setHasImage] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [size, setSize] = useState(0);
  // Before the page is first shown, so that the graphics compile while they compose it.
  useLayoutEffect(() => {
    const [field, image, aside] = [fieldCanvas.current, imageCanvas.current, asideCanvas.current];
    if (field === null || image === null || aside === null) return;
    const here = new AbortController();
    let opened: Pictures | null = null;
    const onPlace = () => setSize((n) => n + 1);
    const { scannerByHand } = services;
    openPictures({
      ...{ services, played: exploration, anatomy: exploration.world.anatomy, field, image, aside },
      byHand:
        scannerByHand &&
        ((loop) =>
          scannerByHand({
            world: exploration.world,
            shown: () => exploration.shown,
            step: (ticks) => exploration.step(ticks),
            draw: () => loop.draw(),
          })),
      ...{ signal: here.signal, onProgress: setProgress, onPlace, onTrouble: setTrouble },
      onImage: () => setHasImage(true),
    })
      .then((made) => {
        if (here.signal.aborted) made.close();
        else {
          opened = made;
          setPictures(made);
        }
      })
      .catch((error: unknown) => {
        if (!here.signal.aborted) setFailed(messageOf(error));
      });
    return () => {
      here.abort();
      opened?.close();
    };
  }, [services, exploration]);

  useEffect(() => {
    const field = fieldCanvas.current;
    if (pictures === null || field === null) return;
    const stop = [
      listenToKeyboard(exploration.input, () => {}),
      listenToPointer(field, exploration.input, pictures.field.pick.bind(pictures.field), (at) =>
        exploration.give({ type: 'probe.place', x: at.x, z: at.z }),
      ),
    ];
    return () => {
      for (const end of stop) end();
    };
  }, [pictures, exploration]);

  const [camera, setCamera] = useState<Camera>('operator');
  const [cut, setCut] = useState(false);
  useEffect(() => {
    pictures?.field.setCamera(camera);
    pictures?.field.setAids({ beamPlane: true, cutAway: cut });
    pictures?.loop.drawScene();
  }, [pictures, camera, cut]);

  useRead(exploration, ({ shown }) => shown.probe.model.id);
  const probe = exploration.shown.probe.model;
  const depth = useRead(exploration, ({ shown }) => shown.state.machine.depth);
  const inverted = useRead(exploration, ({ shown }) => shown.state.machine.invert);
  const mapping = useMemo(
    () => pictures && mappingOf(pictures.monitor.imageRect(), probe, depth, inverted),
    [pictures, size, probe, depth, inverted],
  );
  const besideMapping = useBesideMapping(exploration, pictures?.loop.besideRect ?? null);
  const [naming, setNaming] = useState<Naming>('off');
  const labels = useNames(exploration, reader, naming, mapping);
  const marks = useMarks(exploration);
  const { tool, setTool, calipers, notes, changeCalipers, changeNotes } = marks;
  const frozen = useRead(exploration, (e) => e.frozen);
  const [help, setHelp] = useState(false);
  const [hint, setHint] = useState<string | null>(null);

  const toggleCut = () => {
    setCut(!cut);
    // From the foot end a plane along the limb is only an edge.
    if (!cut && Math.abs(exploration.live.probe.elevational.z) < FACING) setCamera('side');
  };
  const takeTool = (next: Tool) => {
    // A tool of writing that is pressed again is laid down.
    const isDown = next === tool && !isMeasure(next);
    setTool(isDown ? 'distance' : next);
    if (isMeasure(next)) exploration.give({ type: 'machine.freeze', frozen: true });
  };
  /** Lays a caliper in the middle of the image, once that stands still. */
  const [lays, setLays] = useState(false);
  useEffect(() => {
    if (!lays || !frozen) return;
    setLays(false);
    const middle = depth / 2;
    const start = startOf(
      isMeasure(tool) ? tool : 'distance',
      { lateral: -LAID / 2, depth: middle },
      exploration.shown.state.tick,
    );
    const laid = withEnd(start, 'to', { lateral: LAID / 2, depth: middle }, true);
    changeCalipers((all) => withCaliper(all, laid));
  }, [lays, frozen, depth, tool, exploration, changeCalipers]);
  const measure = () => {
    exploration.give({ type: 'machine.freeze', frozen: true });
    setLays(true);
  };
  const point = () => {
    if (tool !== 'arrow') return takeTool('arrow');
    const middle = { lateral: 0, depth: depth / 2 };
    changeNotes((all) => [...all, arrowTo(middle, middle, null)]);
  };
  const save = () => {
    const [image, aside] = [imageCanvas.current, asideCanvas.current];
    if (pictures === null || image === null || mapping === null) return;
    pictures.loop.drawImage();
    const { shown } = exploration;
    const { tick, machine } = shown.state;
    const own = {
      ...{ canvas: image, mapping, labels, focus: machine.focus },
      calipers: frozen ? calipers.filter((one) => one.tick === tick) : [],
      notes: notes.filter((one) => one.tick === null),
    };
    const kept = exploration.aside?.state;
    const beside =
      kept === undefined || aside === null || besideMapping === null
        ? []
        : [
            {
              ...{ canvas: aside, mapping: besideMapping, labels: [], focus: kept.machine.focus },
              calipers: calipers.filter((one) => one.tick === kept.tick),
              notes: notes.filter((one) => one.tick === kept.tick),
            },
          ];
    savePicture({
      screens: [...beside, own],
      head: headOf({ region, seed, choice, probe, view: shown, seconds: tick / TICKS_PER_SECOND }),
      foot: readingsOf(calipers),
      file: `bevel-${region.id}-${formatSeed(seed)}.png`,
    });
  };
  onSignal.current = (signal) => {
    if (isDopplerSignal(signal)) {
      dopplerKey(signal, exploration);
      // The line at the foot now tells other keys.
      setHint(null);
    } else if (signal === 'camera') setCamera((now) => after(cameras, now));
    else if (signal === 'cut') toggleCut();
    else if (signal === 'names') setNaming((now) => after(namings, now));
    else if (signal === 'measure') measure();
    else if (signal === 'text') takeTool('text');
    else if (signal === 'arrow') point();
    else if (signal === 'aside') exploration.putAside();
    else if (signal === 'save') save();
    else if (signal === 'help') setHelp((now) => !now);
    else if (signal === 'cine.back') exploration.scrub(exploration.index - 1);
    else if (signal === 'cine.forward') exploration.scrub(exploration.index + 1);
    else setHelp(false);
  };

  const showHint = useCallback((event: Event) => {
    const of = event.target instanceof Element ? event.target.closest('[data-hint]') : null;
    setHint(of?.getAttribute('data-hint') ?? null);
  }, []);

  if (failed !== null) return <FailedScreen what="The screen stays dark" why={failed} />;
  return (
    <div
      class={hasImage ? 'scanner' : 'scanner opening'}
      onClickCapture={giveKeysBack}
      onPointerOver={showHint}
      onFocusCapture={showHint}
    >
      <Trouble what={trouble} />
      <Top {...{ region, seed, choice, help }} onHelp={() => setHelp((now) => !now)} />
      <Scene
        canvasRef={fieldCanvas}
        progress={pictures === null ? progress : null}
        directions={directions}
        camera={camera}
        onCamera={setCamera}
        cut={cut}
        onCut={toggleCut}
      />
      <Tabs
        class="dock"
        label="Hands"
        tabs={[
          { name: 'Probe', hint: 'Where the probe stands.', body: <Pose exploration={exploration} /> },
          {
            name: 'Needle',
            hint: 'A needle held beside the probe: how it looks at each angle, and where its tip is.',
            body: <NeedlePanel exploration={exploration} />,
          },
          ...(region.poses === undefined || region.poses.length === 0
            ? []
            : [
                {
                  name: 'Patient',
                  hint: 'How the patient holds the limb.',
                  body: <PatientPanel exploration={exploration} poses={region.poses} />,
                },
              ]),
          {
            name: 'Colour',
            hint: 'Colour Doppler: flow over the image.',
            body: <FlowPanel exploration={exploration} probe={probe} />,
          },
          {
            name: 'Spectral',
            hint: 'Spectral Doppler: the speeds at one place over time.',
            body: <GatePanel exploration={exploration} probe={probe} />,
          },
        ]}
      />
      <Image
        {...{ exploration, reader, probe, mapping, besideMapping, labels, naming, marks, directions }}
        imageRef={imageCanvas}
        asideRef={asideCanvas}
      />
      <Tools
        {...{ exploration, naming, marks }}
        onNaming={() => setNaming((now) => after(namings, now))}
        onTool={takeTool}
        onSave={save}
      />
      <div class="machine-side">
        <Examination exploration={exploration} />
        <Knobs exploration={exploration} />
      </div>
      <KeyLine exploration={exploration} hint={hint} />
      {help && (
        <Panel title="Controls" onClose={() => setHelp(false)}>
          <div class="all-keys">
            <ControlsTable scanner towards={(x, z) => wordTowards(directions, x, z)} />
          </div>
        </Panel>
      )}
    </div>
  );
}

/** A button that was clicked gives the focus back, so that Space and Enter do not press it again. */
function giveKeysBack(event: MouseEvent): void {
  const clicked = event.target instanceof Element ? event.target.closest('button') : null;
  // A click by the keyboard has no detail: who works by keyboard keeps the place.
  if (clicked !== null && event.detail > 0) clicked.blur();
}
