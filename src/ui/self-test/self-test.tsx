import '../style/self-test.css';
import { Copy, RotateCw } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { World } from '../../core/world/world';
import { freeCase, scannable } from '../../scenario/free';
import { messageOf, useServices } from '../context';
import { DetailChoice } from '../detail-choice';
import { Icon } from '../icon';
import { Masthead } from '../masthead';
import type { Services } from '../ports';
import type { TierName } from '../tier-name';
import { browserFacts } from './browser-facts';
import { type Report, textOf, verdictOf } from './report';

/** Coarsest first: it says soonest whether anything can be drawn. */
const order: readonly TierName[] = ['low', 'medium', 'high'];
/** Frames of which the fastest counts: one at the tiers that a slow machine does not reach anyway. */
const RUNS = 5;
const SLOW_FRAME_MS = 200;

const nothing: Report = { browser: [], graphics: null, tiers: [], failed: null };

/** Everything is asked and measured once; `tell` hears the report as far as it is. */
async function examine(
  { selfTest, storage }: Services,
  tell: (report: Report, doing: string | null) => void,
  isWanted: () => boolean,
): Promise<void> {
  let report: Report = { ...nothing, browser: await browserFacts(storage) };
  const graphics = await selfTest.graphics();
  report = { ...report, graphics };
  const [region] = scannable;
  if (graphics === null || region === undefined) {
    tell(report, null);
    return;
  }
  const world = new World(freeCase(region, 1, null), region);
  world.step([{ type: 'probe.place', x: 0, z: 0 }]);
  world.step([{ type: 'probe.press', newtons: 1 }]);
  let last = 0;
  for (const tier of order) {
    if (!isWanted()) return;
    tell(report, `Measuring the ${tier} tier`);
    // The page shows what it does before the measuring holds it up.
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      const runs = last > SLOW_FRAME_MS ? 1 : RUNS;
      const found = await selfTest.image(tier, world.anatomy.region, world.view(), runs);
      last = found.frame;
      report = { ...report, tiers: [...report.tiers, found] };
    } catch (error) {
      report = { ...report, failed: report.tiers.length === 0 ? messageOf(error) : report.failed };
    }
  }
  if (isWanted()) tell(report, null);
}

/** What this browser and this machine can do, in words and as text to paste. */
export function SelfTest() {
  const services = useServices();
  const [report, setReport] = useState<Report>(nothing);
  const [doing, setDoing] = useState<string | null>('Asking the browser');
  const [run, setRun] = useState(0);
  const [copied, setCopied] = useState('');
  useEffect(() => {
    let isWanted = true;
    setDoing('Asking the browser');
    setCopied('');
    examine(
      services,
      (found, next) => {
        if (!isWanted) return;
        setReport(found);
        setDoing(next);
      },
      () => isWanted,
    ).catch((error: unknown) => {
      if (!isWanted) return;
      setReport({ ...nothing, failed: messageOf(error) });
      setDoing(null);
    });
    return () => {
      isWanted = false;
    };
  }, [services, run]);
  const text = textOf(report);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('Copied'),
      () => setCopied('This browser does not let a page copy: select the text and copy it.'),
    );
  };
  return (
    <div class="page wide">
      <Masthead>
        <a class="button bare" href="#/">
          First page
        </a>
      </Masthead>
      <main class="self-test">
        <h1>What this browser can do</h1>
        <p class="outcome" role="status">
          {doing === null ? verdictOf(report) : `${doing} ...`}
        </p>
        <div class="acts">
          <button type="button" class="button primary" disabled={doing !== null} onClick={copy}>
            <Icon of={Copy} />
            Copy as text
          </button>
          <button
            type="button"
            class="button"
            disabled={doing !== null}
            onClick={() => {
              setReport(nothing);
              setRun((n) => n + 1);
            }}
          >
            <Icon of={RotateCw} />
            Run again
          </button>
          <DetailChoice />
          <span class="quiet" role="status">
            {copied}
          </span>
        </div>
        {report.browser.length > 0 && (
          <section aria-label="Report of the self-test">
            <pre class="report">{text}</pre>
          </section>
        )}
        <p class="quiet">
          Times are those of the fastest of up to {RUNS} frames, since other programs can only make them
          longer. The image alone was timed; the scene, sounds and the world take their share besides. Nothing
          of this is sent anywhere.
        </p>
      </main>
    </div>
  );
}
