import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Signal } from '../../controls/actions';
import { listenToKeyboard, listenToPointer } from '../../controls/devices';
import { Input } from '../../controls/input';
import { directionsOf } from '../../core/anatomy/directions';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import type { Attempt } from '../../scenario/attempt';
import { goTo, messageOf, useServices } from '../context';
import { FailedScreen, Trouble } from '../message';
import { openPictures, type Pictures } from '../pictures/open';
import type { Camera } from '../ports';
import { Field } from './field';
import { Captions, GoalStrip } from './goal-strip';
import { HandCard } from './hand-card';
import { Machine } from './machine';
import { Monitor } from './monitor';
import { PatientCard } from './patient-card';
import { PausePanel } from './pause-panel';
import { hasActs, PhasePanel } from './phase-panel';
import { useRead } from './read';
import { Session } from './session';
import { Stepper } from './stepper';
import { SyringeCard } from './syringe-card';
import { TopBar } from './top-bar';
import { Tray } from './tray';

interface RoomProps {
  readonly id: string;
  readonly attempt: Attempt;
}

const cameras: readonly Camera[] = ['operator', 'side', 'top'];

/** The theatre: field and image, the hands' controls, and the panels of the phases. */
export function Room({ id, attempt }: RoomProps) {
  const services = useServices();
  const onSignal = useRef<(signal: Signal) => void>(() => {});
  const session = useMemo(() => {
    const knobs = { depthSteps: DEPTH_STEPS, gainRangeDb: GAIN_RANGE_DB };
    const input = new Input(knobs, (signal) => onSignal.current(signal));
    const { storage, sound, now } = services;
    return new Session({ id, attempt, input, store: storage.attempts, sound, now });
  }, [id, attempt, services]);

  // Who comes back to an attempt finds it waiting.
  useEffect(() => {
    if (session.state.tick > 0) session.pause();
  }, [session]);

  const fieldCanvas = useRef<HTMLCanvasElement>(null);
  const imageCanvas = useRef<HTMLCanvasElement>(null);
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const [hasImage, setHasImage] = useState(false);
  const [progress, setProgress] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [size, setSize] = useState(0);
  // Before the page is first shown, so that the graphics compile while they compose it.
  useLayoutEffect(() => {
    const [field, image] = [fieldCanvas.current, imageCanvas.current];
    if (field === null || image === null) return;
    const here = new AbortController();
    let opened: Pictures | null = null;
    const { byHand } = services;
    openPictures({
      services,
      played: session,
      anatomy: attempt.world.anatomy,
      field,
      image,
      byHand:
        byHand &&
        ((loop) => byHand({ attempt, step: (ticks) => session.step(ticks), draw: () => loop.draw() })),
      signal: here.signal,
      onProgress: setProgress,
      onImage: () => setHasImage(true),
      onPlace: () => setSize((n) => n + 1),
      onTrouble(what) {
        setTrouble(what);
        // Nobody goes on with what cannot be seen.
        if (what !== null) session.pause();
      },
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
      session.pause();
    };
  }, [services, session, attempt]);

  const paused = useRead(session, ({ state }) => state.paused);
  const closed = useRead(session, (s) => s.closed);
  const [camera, setCamera] = useState<Camera>('operator');
  useEffect(() => {
    pictures?.field.setCamera(camera);
    pictures?.loop.touchScene();
  }, [pictures, camera]);
  const [beam, setBeam] = useState(false);
  useEffect(() => {
    pictures?.field.setAids({ beamPlane: beam });
    pictures?.loop.touchScene();
  }, [pictures, beam]);
  useEffect(() => {
    if (closed) goTo({ screen: 'debrief', attempt: id });
  }, [closed, id]);

  onSignal.current = (signal) => {
    if (signal === 'camera') setCamera((now) => cameras[(cameras.indexOf(now) + 1) % cameras.length] ?? now);
    else if (signal !== 'pause' && signal !== 'help') return;
    else if (session.state.paused) session.resume();
    else session.pause();
  };

  useEffect(() => {
    if (pictures === null) return;
    const stop = [
      listenToKeyboard(session.input, () => session.loseFocus()),
      ...(fieldCanvas.current === null
        ? []
        : [
            listenToPointer(
              fieldCanvas.current,
              session.input,
              pictures.field.pick.bind(pictures.field),
              (at) => {
                const { hand, probe } = session.state;
                if (hand === 'probe' && !probe.contact)
                  session.give({ type: 'probe.place', x: at.x, z: at.z });
              },
            ),
          ]),
    ];
    return () => {
      for (const end of stop) end();
    };
  }, [pictures, session]);

  const phase = useRead(session, (s) => s.phase);
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => setOpen(phase !== null && hasActs(phase) ? phase : null), [phase]);
  const directions = useMemo(
    () => directionsOf(attempt.world.anatomy.region, attempt.view().parameters),
    [attempt],
  );
  const rect = useCallback(() => pictures?.monitor.imageRect() ?? null, [pictures]);

  if (failed !== null) return <FailedScreen what="The room stays dark" why={failed} />;
  return (
    <div class={hasImage ? 'theatre' : 'theatre opening'} onClickCapture={giveKeysBack}>
      <Trouble what={trouble} />
      <TopBar session={session} onPause={() => session.pause()} onHelp={() => session.pause()} />
      <Stepper session={session} open={open} onOpen={setOpen} />
      <Field
        canvasRef={fieldCanvas}
        progress={pictures === null ? progress : null}
        directions={directions}
        camera={camera}
        onCamera={setCamera}
        beam={beam}
        onBeam={setBeam}
      >
        {open !== null && <PhasePanel session={session} phase={open} onClose={() => setOpen(null)} />}
        <Captions session={session} />
        {paused && (
          <PausePanel
            directions={directions}
            onResume={() => session.resume()}
            onFinish={() => session.finish()}
          />
        )}
      </Field>
      <GoalStrip session={session} />
      <Monitor session={session} canvasRef={imageCanvas} rect={rect} size={size} />
      <Machine session={session} />
      <footer class="bottom-bar">
        <HandCard session={session} />
        <Tray session={session} />
        <SyringeCard session={session} />
        <PatientCard session={session} />
      </footer>
    </div>
  );
}

/** A button that was clicked keeps the focus, and Space would press it again instead of pulling the plunger. */
function giveKeysBack(event: MouseEvent): void {
  const clicked = event.target instanceof Element ? event.target.closest('button') : null;
  // A click by the keyboard has no detail: who works by keyboard keeps the place.
  if (clicked !== null && event.detail > 0) clicked.blur();
}
