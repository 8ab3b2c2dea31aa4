import { linear38 } from './core/instruments/probe';
import { HowlerSound } from './sound/howler';
import { openStorage } from './storage/open';
import { mountApp } from './ui/app';
import { messageOf } from './ui/context';
import { lastingField, lastingMonitor } from './ui/pictures/lasting';
import { TierChoice } from './ui/pictures/tier-choice';
import type { HandScanner, HandStage, Services } from './ui/ports';
import { parseRoute } from './ui/route';
import type { TierName } from './ui/tier-name';
import { imageContext } from './ultrasound/context';
import { isSoftwareRenderer, rendererOf } from './ultrasound/software';

declare global {
  interface Window {
    /** Only with ?test=1: the attempt on the screen, stepped by hand; undefined while there is none. */
    __bevel?: HandStage & { state(): unknown };
    /** The same for the scanner's page. */
    __scanner?: HandScanner;
  }
}

const address = new URLSearchParams(window.location.search);
const isTest = address.get('test') === '1';

const tierNames: readonly TierName[] = ['low', 'medium', 'high'];
const forcedTier = tierNames.find((name) => name === address.get('tier')) ?? null;

// Scenarios and the two pictures come by import(), so that the first screen waits for none of them.
const loadScenarios = () =>
  Promise.all([import('./scenario/library'), import('./scenario/case'), import('./scenario/replay')]);

const openPlayable: Services['openScenario'] = async (id) => {
  const [{ openScenario }, { caseOf, vignetteOf }, { Replay }] = await loadScenarios();
  const scenario = await openScenario(id);
  return {
    scenario,
    tell(seed) {
      const { patient } = caseOf(scenario, seed);
      return { patient, vignette: vignetteOf(scenario, patient) };
    },
    replay: (recording) => new Replay(recording, scenario),
  };
};

const importImage = () => Promise.all([import('./ultrasound/scanner'), import('./ultrasound/tier')]);
let image: ReturnType<typeof importImage> | null = null;
/** Asked again, it answers within the same task, so that compiling begins before the page is composed. */
function loadImage(): ReturnType<typeof importImage> {
  image ??= importImage();
  image.catch(() => {
    image = null;
  });
  return image;
}
const loadStage = () => Promise.all([import('./stage/stage'), import('./stage/tier')]);

const createMonitor: Services['createMonitor'] = async (picture, onProgress) => {
  const [{ Scanner }, { tiers }] = await loadImage();
  // The scene's code comes while the image's programs are compiled; who asks for it hears of a failure.
  loadStage().catch(() => {});
  const { canvas, anatomy } = picture;
  return lastingMonitor(picture, async (tier, first) => {
    const { region } = anatomy;
    const probe = first?.probe.model ?? linear38;
    const scanner = await Scanner.create({ canvas, region, probe, tier: tiers[tier], first, onProgress });
    return {
      draw: (view, before) => {
        scanner.setProbe(view.probe.model);
        return scanner.draw(view, before);
      },
      complete: () => scanner.complete(),
      setTier: (next) => scanner.setTier(tiers[next]),
      imageRect: () => scanner.imageRect(),
      dispose: () => scanner.dispose(),
    };
  });
};

const createField: Services['createField'] = async (picture) => {
  const [{ Stage }, { stageTiers }] = await loadStage();
  const { canvas, anatomy, tier } = picture;
  return lastingField(picture, () =>
    Stage.create({ canvas, anatomy, tier: stageTiers[tier], probe: linear38 }),
  );
};

const selfTest: Services['selfTest'] = {
  graphics: async () => (await import('./ultrasound/self-test')).graphicsFacts(),
  async image(tier, region, view, runs) {
    const { testTier } = await import('./ultrasound/self-test');
    return testTier(tier, region, linear38, view, runs);
  },
};

function takeInHand(stage: HandStage): () => void {
  window.__bevel = { ...stage, state: () => structuredClone(stage.attempt.view().state) };
  return () => {
    delete window.__bevel;
  };
}

function takeScanner(scanner: HandScanner): () => void {
  window.__scanner = scanner;
  return () => {
    delete window.__scanner;
  };
}

/** How long another screen stands before the code of the scanner is fetched, ms. */
const FORESIGHT_MS = 1000;

/**
 * A page with pictures waits for their code longest, so it is asked for at once, and nothing is shown before it is there: composing a page
 * holds up the graphics. On other screens the scanner's comes when there is nothing else to do. Who needs it hears of a failure.
 */
async function hurry(): Promise<void> {
  const { screen } = parseRoute(window.location.hash);
  if (screen === 'theatre') await Promise.allSettled([import('./ui/theatre/theatre'), loadImage()]);
  else if (screen === 'scanner') await Promise.allSettled([import('./ui/scanner/scanner'), loadImage()]);
  else
    setTimeout(() => {
      for (const part of [import('./ui/scanner/scanner'), loadImage()]) part.catch(() => {});
    }, FORESIGHT_MS);
}

async function start(root: HTMLElement): Promise<void> {
  const [storage, { scenarioIds }] = await Promise.all([
    openStorage(),
    import('./scenario/library'),
    hurry(),
  ]);
  const sound = new HowlerSound();
  const settings = await storage.settings.read();
  sound.setMuted(settings.muted);
  sound.setVolume(settings.volume);
  mountApp(root, {
    storage,
    sound,
    scenarioIds,
    openScenario: openPlayable,
    createMonitor,
    createField,
    tierChoice: new TierChoice(storage.settings, forcedTier ?? settings.tier, (image) => {
      const gl = imageContext(image);
      return gl !== null && isSoftwareRenderer(rendererOf(gl)) ? 'low' : 'high';
    }),
    selfTest,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    byHand: isTest ? takeInHand : null,
    scannerByHand: isTest ? takeScanner : null,
  });
}

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element "app".');
start(root).catch((error: unknown) => {
  root.textContent = `Bevel could not start: ${messageOf(error)}`;
});
