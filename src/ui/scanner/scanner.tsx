import '../style/scanner.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Signal } from '../../controls/actions';
import { listenToKeyboard, listenToPointer } from '../../controls/devices';
import { Input } from '../../controls/input';
import type { Region } from '../../core/anatomy/region';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import { linear38 } from '../../core/instruments/probe';
import { scannable } from '../../scenario/free';
import { messageOf, useServices } from '../context';
import { ControlsTable } from '../controls-table';
import { FailedScreen, Trouble } from '../message';
import { openPictures, type Pictures } from '../pictures/open';
import type { Camera } from '../ports';
import { formatSeed, seedOfDay } from '../seed';
import { Panel } from '../theatre/panel';
import { useRead } from '../theatre/read';
import { Exploration } from './exploration';
import { Image, Tools } from './image';
import { KeyLine } from './key-line';
import { Knobs } from './knobs';
import type { Caliper } from './measure';
import { type Naming, namings, Reader, useNames } from './names';
import { mappingOf } from './place';
import { Pose } from './pose';
import { savePicture } from './save';
import { Scene } from './scene';
import { Top } from './top';

interface PageProps {
  readonly region: string | null;
  readonly seed: number | null;
  readonly lesion: string | null;
}

/** The scanner: a region under a free hand, with no needle and no score. */
export function ScannerPage({ region: id, seed, lesion }: PageProps) {
  const { now } = useServices();
  const region = id === null ? scannable[0] : scannable.find((one) => one.id === id);
  if (region === undefined) {
    const known = scannable.map((one) => one.id).join(', ');
    return <FailedScreen what="Nothing to scan" why={`There is no region "${id}"; there are: ${known}.`} />;
  }
  const chosen = seed ?? seedOfDay(now());
  const { lesions = [] } = region;
  if (lesion !== null && !lesions.includes(lesion)) {
    const why = `${region.title} has no "${lesion}"; there are: ${lesions.join(', ')}.`;
    return <FailedScreen what="Nothing to scan" why={why} />;
  }
  const key = `${region.id}/${chosen}/${lesion}`;
  return <Desk key={key} region={region} seed={chosen} lesion={lesion} />;
}

const cameras: readonly Camera[] = ['operator', 'side', 'top'];
/** Length of a caliper that is laid by a key, mm. */
const LAID = 10;

const after = <T,>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one;

interface DeskProps {
  readonly region: Region;
  readonly seed: number;
  readonly lesion: string | null;
}

function Desk({ region, seed, lesion }: DeskProps) {
  const services = useServices();
  const onSignal = useRef<(signal: Signal) => void>(() => {});
  const exploration = useMemo(() => {
    const limits = { depthSteps: DEPTH_STEPS, gainRangeDb: GAIN_RANGE_DB };
    const input = new Input(limits, (signal) => onSignal.current(signal));
    return new Exploration(region, seed, input, lesion);
  }, [region, seed, lesion]);
  const reader = useMemo(() => new Reader(exploration), [exploration]);

  const fieldCanvas = useRef<HTMLCanvasElement>(null);
  const imageCanvas = useRef<HTMLCanvasElement>(null);
  const asideCanvas = useRef<HTMLCanvasElement>(null);
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const [progress, setProgress] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [size, setSize] = useState(0);
  useEffect(() => {
    const [field, image, aside] = [fieldCanvas.current, imageCanvas.current, asideCanvas.current];
    if (field === null || image === null || aside === null) return;
    let left = false;
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
      ...{ onProgress: setProgress, onPlace, onTrouble: setTrouble },
    })
      .then((made) => {
        if (left) made.close();
        else {
          opened = made;
          made.field.setAids({ beamPlane: true });
          made.loop.draw();
          setPictures(made);
        }
      })
      .catch((error: unknown) => setFailed(messageOf(error)));
    return () => {
      left = true;
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
  useEffect(() => {
    pictures?.field.setCamera(camera);
    pictures?.loop.draw();
  }, [pictures, camera]);

  const depth = useRead(exploration, ({ shown }) => shown.state.machine.depth);
  const inverted = useRead(exploration, ({ shown }) => shown.state.machine.invert);
  const mapping = useMemo(
    () => pictures && mappingOf(pictures.monitor.imageRect(), linear38, depth, inverted),
    [pictures, size, depth, inverted],
  );
  const [naming, setNaming] = useState<Naming>('off');
  const labels = useNames(exploration, reader, naming, mapping);
  const [calipers, setCalipers] = useState<readonly Caliper[]>([]);
  const frozen = useRead(exploration, (e) => e.frozen);
  useEffect(() => {
    if (!frozen) setCalipers([]);
  }, [frozen]);
  const [help, setHelp] = useState(false);
  const [hint, setHint] = useState<string | null>(null);

  const measure = () => {
    exploration.give({ type: 'machine.freeze', frozen: true });
    const middle = depth / 2;
    const laid = {
      from: { lateral: -LAID / 2, depth: middle },
      to: { lateral: LAID / 2, depth: middle },
    };
    setCalipers((all) => [...all.slice(-3), laid]);
  };
  const save = () => {
    const image = imageCanvas.current;
    if (pictures === null || image === null || mapping === null) return;
    pictures.loop.drawImage();
    savePicture({
      ...{ image, mapping, labels, calipers },
      caption: `${region.title} ${formatSeed(seed)}  ${(depth / 10).toFixed(1)} cm`,
      file: `bevel-${region.id}-${formatSeed(seed)}.png`,
    });
  };
  onSignal.current = (signal) => {
    if (signal === 'camera') setCamera((now) => after(cameras, now));
    else if (signal === 'names') setNaming((now) => after(namings, now));
    else if (signal === 'measure') measure();
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
    <div class="scanner" onClickCapture={giveKeysBack} onPointerOver={showHint} onFocusCapture={showHint}>
      <Trouble what={trouble} />
      <Top region={region} seed={seed} lesion={lesion} help={help} onHelp={() => setHelp((now) => !now)} />
      <Scene
        canvasRef={fieldCanvas}
        progress={pictures === null ? progress : null}
        camera={camera}
        onCamera={setCamera}
      />
      <Pose exploration={exploration} />
      <Image
        {...{ exploration, reader, mapping, size, labels, naming, calipers }}
        besideRect={pictures?.loop.besideRect ?? null}
        imageRef={imageCanvas}
        asideRef={asideCanvas}
        onCalipers={setCalipers}
      />
      <Tools {...{ exploration, naming, calipers }} onNaming={setNaming} onMeasure={measure} onSave={save} />
      <Knobs exploration={exploration} />
      <KeyLine hint={hint} />
      {help && (
        <Panel title="Controls" onClose={() => setHelp(false)}>
          <div class="all-keys">
            <ControlsTable scanner />
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
