import { ArrowRight, CircleAlert, ScanSearch } from 'lucide';
import bakersCyst from '../../../assets/thumbnails/bakers-cyst.jpg';
import { SIMULATION_VERSION } from '../../core/world/state';
import type { LoadedScenario } from '../../scenario/loader';
import type { AttemptEntry } from '../../storage/port';
import { goTo, useLoaded, useServices } from '../context';
import { formatDay, formatTicks, wholePoints } from '../format';
import { Icon } from '../icon';
import { Masthead } from '../masthead';
import { FailedScreen } from '../message';
import { formatSeed, randomSeed, seedOfDay } from '../seed';
import { type Next, nextFor, recordOf } from './next';
import { planned } from './planned';
import { SoundSwitch } from './sound-switch';

interface Known {
  readonly scenarios: readonly LoadedScenario[];
  readonly attempts: readonly AttemptEntry[];
}

export function Home() {
  const services = useServices();
  const known = useLoaded<Known>('home', async () => {
    const [playables, attempts] = await Promise.all([
      Promise.all(services.scenarioIds.map((id) => services.openScenario(id))),
      services.storage.attempts.list(),
    ]);
    return { scenarios: playables.map(({ scenario }) => scenario), attempts };
  });
  if (known.state === 'failed') return <FailedScreen what="The cases could not be read" why={known.why} />;
  return (
    <div class="page">
      <Masthead>
        <SoundSwitch />
      </Masthead>
      {known.state === 'here' ? <Shelf {...known.value} /> : <h1 class="unseen">Bevel</h1>}
    </div>
  );
}

function Shelf({ scenarios, attempts }: Known) {
  const { now, storage } = useServices();
  const [first] = scenarios;
  const isResumable = ({ scenario, simulation }: AttemptEntry): boolean =>
    simulation === SIMULATION_VERSION &&
    scenarios.some(({ id, flowHash }) => id === scenario.id && flowHash === scenario.flowHash);
  const title = (id: string): string => scenarios.find((one) => one.id === id)?.file.title ?? id;
  const today = now();
  const seed = seedOfDay(today);
  return (
    <main>
      <div class="home">
        {first && <Lead next={nextFor(attempts, isResumable)} title={title} begin={first} />}
        <Plate />
      </div>
      <div class="rows">
        {first && (
          <>
            <h2>Today's case</h2>
            <div class="row">
              <p class="what">
                <strong>{first.file.title}</strong>
                <span>The same patient for everyone on {formatDay(today)}.</span>
              </p>
              <Fact label="Seed" value={formatSeed(seed)} />
              <Fact label="Your score" value={scoreOf(attempts, first.id, seed)} />
              <OpenButton label="Open" name="today's case" scenario={first.id} seed={seed} />
            </div>
          </>
        )}
        <h2>Procedures</h2>
        {scenarios.map((scenario) => {
          const record = recordOf(attempts, scenario.id);
          return (
            <div class="row" key={scenario.id}>
              <p class="what">
                <strong>{scenario.file.title}</strong>
                <span>{scenario.file.summary}</span>
              </p>
              <Fact
                label="Best"
                value={record.best === null ? 'none yet' : String(wholePoints(record.best))}
              />
              <Fact label="Attempts" value={String(record.attempts)} />
              <OpenButton label="New patient" name={scenario.file.title} scenario={scenario.id} seed={null} />
            </div>
          );
        })}
        <h2>Not built yet</h2>
        <ul class="ladder">
          {planned.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <Notice lasting={storage.lasting} />
      </div>
    </main>
  );
}

interface LeadProps {
  readonly next: Next;
  readonly begin: LoadedScenario;
  title(scenario: string): string;
}

function Lead({ next, begin, title }: LeadProps) {
  if (next.kind === 'resume') {
    const { attempt } = next;
    return (
      <section class="lead">
        <h1>Go on where you left off</h1>
        <p class="said">
          {title(attempt.scenario.id)}, seed <span class="num">{formatSeed(attempt.seed)}</span>, stopped at{' '}
          <span class="num">{formatTicks(attempt.ticks)}</span>. Nothing of it was lost.
        </p>
        <div class="acts">
          <a class="button primary" href={`#/attempt/${encodeURIComponent(attempt.id)}`}>
            Continue
            <Icon of={ArrowRight} />
          </a>
          <ScannerLink />
        </div>
      </section>
    );
  }
  if (next.kind === 'again') {
    const { attempt, score, passed } = next;
    return (
      <section class="lead">
        <h1>{passed ? 'Another patient, the same care' : 'Once more, with what you saw'}</h1>
        <p class="said">
          Last time: {title(attempt.scenario.id)}, seed <span class="num">{formatSeed(attempt.seed)}</span>:{' '}
          <span class="num">{wholePoints(score)}</span> points, {passed ? 'passed' : 'not passed'}.
        </p>
        <div class="acts">
          <OpenButton
            primary
            label={passed ? 'New patient' : 'Same patient again'}
            name={title(attempt.scenario.id)}
            scenario={attempt.scenario.id}
            seed={passed ? null : attempt.seed}
          />
          <a class="button bare" href={`#/debrief/${encodeURIComponent(attempt.id)}`}>
            Last debrief
          </a>
          <ScannerLink />
        </div>
      </section>
    );
  }
  return (
    <section class="lead">
      <h1>Ultrasound in one hand, a needle in the other</h1>
      <p class="said">
        Carry an image-guided procedure through from consent to dressing, with mouse and keyboard, and see
        what your hands did.
      </p>
      <div class="acts">
        <OpenButton primary label="Begin" name={begin.file.title} scenario={begin.id} seed={null} />
        <ScannerLink />
      </div>
      <p class="plainly">
        Practice, not a medical device and no proof of competence with patients. The image has not yet been
        judged by a radiologist.
      </p>
    </section>
  );
}

const ScannerLink = () => (
  <a class="button" href="#/scanner">
    <Icon of={ScanSearch} />
    Scanner: explore the anatomy
  </a>
);

interface OpenProps {
  readonly label: string;
  readonly name: string;
  readonly scenario: string;
  /** null draws a new patient. */
  readonly seed: number | null;
  readonly primary?: boolean;
}

function OpenButton({ label, name, scenario, seed, primary = false }: OpenProps) {
  const open = () => goTo({ screen: 'briefing', scenario, seed: seed ?? randomSeed() });
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={open}>
      {label}
      <span class="unseen">: {name}</span>
      <Icon of={ArrowRight} />
    </button>
  );
}

/** A real image of the game, the only bright thing in the room. */
function Plate() {
  return (
    <figure class="plate">
      <img
        src={bakersCyst}
        width={800}
        height={833}
        alt="A dark cyst in grey tissue above the curve of the bone"
      />
      <figcaption>Popliteal cyst in short axis, as this game computes it</figcaption>
    </figure>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <p class="fact">
      <span class="label">{label}</span>
      <span class="num">{value}</span>
    </p>
  );
}

function scoreOf(attempts: readonly AttemptEntry[], scenario: string, seed: number): string {
  const scores = attempts.flatMap((attempt) =>
    attempt.scenario.id === scenario && attempt.seed === seed && attempt.result !== null
      ? [attempt.result.score]
      : [],
  );
  return scores.length === 0 ? 'not tried yet' : String(wholePoints(Math.max(...scores)));
}

function Notice({ lasting }: { readonly lasting: boolean }) {
  return (
    <footer class="notice">
      {!lasting && (
        <p class="warning" role="status">
          <Icon of={CircleAlert} />
          This browser gives no storage: attempts are lost when the page is closed.
        </p>
      )}
      <p>
        Bevel is practice. It is no proof of competence with patients and no medical device: no study has yet
        shown that what is learnt here carries over to them.
      </p>
      <p>
        Attempts stay in this browser. Nothing is sent anywhere.{' '}
        <a href="#/self-test">What this browser can do</a>
      </p>
    </footer>
  );
}
