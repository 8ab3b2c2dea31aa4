import { ArrowRight, Shuffle, Sun } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { LoadedScenario } from '../../scenario/loader';
import type { ScenarioFile } from '../../scenario/schema';
import { goTo, useLoaded, useServices } from '../context';
import { ControlsSummary } from '../controls-table';
import { Icon } from '../icon';
import { Masthead } from '../masthead';
import { FailedScreen, Waiting } from '../message';
import { formatSeed, parseSeed, randomSeed, seedOfDay } from '../seed';
import { beginAttempt } from '../theatre/begin';
import { CitedList, sourceElement } from './cited';

interface BriefingProps {
  readonly scenario: string;
  readonly seed: number;
}

export function Briefing({ scenario, seed }: BriefingProps) {
  const services = useServices();
  const told = useLoaded(
    `${scenario}/${seed}`,
    async () => {
      const playable = await services.openScenario(scenario);
      return { loaded: playable.scenario, ...playable.tell(seed) };
    },
    // The next patient of a scenario takes the place of the last: a seed's field keeps the focus, a button its click.
    (old) => old.startsWith(`${scenario}/`),
  );
  if (told.state === 'failed') return <FailedScreen what="This case could not be opened" why={told.why} />;
  return (
    <div class="page">
      <Masthead />
      {told.state === 'waiting' ? (
        <Waiting what="Calling the patient" />
      ) : (
        <main class="briefing">
          <Told file={told.value.loaded.file} vignette={told.value.vignette} />
          <CaseCard loaded={told.value.loaded} seed={seed} patient={told.value.patient} />
        </main>
      )}
    </div>
  );
}

function Told({ file, vignette }: { readonly file: ScenarioFile; readonly vignette: string }) {
  const { briefing } = file;
  const sources = Object.entries(briefing.sources);
  const numbers = new Map(sources.map(([id], i) => [id, i + 1]));
  return (
    <div class="told">
      <h1>{file.title}</h1>
      <p class="vignette">{vignette}</p>
      <section>
        <h2>Indications</h2>
        <CitedList items={briefing.indications} numbers={numbers} />
      </section>
      <section>
        <h2>Not to be done when</h2>
        <CitedList items={briefing.contraindications} numbers={numbers} />
      </section>
      <section>
        <h2>Anatomy</h2>
        <CitedList items={briefing.anatomy} numbers={numbers} />
      </section>
      <section>
        <h2>Equipment</h2>
        <CitedList items={briefing.equipment} numbers={numbers} />
      </section>
      <section>
        <h2>Steps</h2>
        <CitedList items={briefing.steps} numbers={numbers} ordered />
      </section>
      <section>
        <h2>Sources</h2>
        <ol class="sources">
          {sources.map(([id, { citation, address }]) => (
            <li key={id} id={sourceElement(id)} tabIndex={-1}>
              <span class="num">{numbers.get(id)}</span>
              <span>
                {citation} {address}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

interface CardProps {
  readonly loaded: LoadedScenario;
  readonly seed: number;
  readonly patient: { readonly name: string; readonly age: number; readonly weightKg: number };
}

function CaseCard({ loaded, seed, patient }: CardProps) {
  const services = useServices();
  const [typed, setTyped] = useState(formatSeed(seed));
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => setTyped(formatSeed(seed)), [seed]);
  const parsed = parseSeed(typed);
  const today = seedOfDay(services.now());
  const choose = (next: number) => goTo({ screen: 'briefing', scenario: loaded.id, seed: next });
  const begin = async () => {
    if (parsed === null) return;
    try {
      services.sound.unlock();
      // What is typed counts, even where the click came before the field had told of it.
      goTo({ screen: 'theatre', attempt: await beginAttempt(services, loaded, parsed) });
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <aside class="case-card" aria-label="The case">
      <div>
        <p>
          <strong>{patient.name}</strong>
        </p>
        <p class="quiet">
          <span class="num">{patient.age}</span> years,{' '}
          <span class="num">{Math.round(patient.weightKg)}</span> kg
        </p>
      </div>
      <div>
        <label class="label" for="seed">
          Seed: the same four digits are the same patient
        </label>
        <div class="seed">
          <input
            id="seed"
            class="field-input"
            value={typed}
            maxLength={4}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={parsed === null}
            onInput={(event) => setTyped(event.currentTarget.value.toUpperCase())}
            onChange={() => parsed !== null && parsed !== seed && choose(parsed)}
          />
          <button type="button" class="button" onClick={() => choose(randomSeed())}>
            <Icon of={Shuffle} />
            Another
          </button>
          <button type="button" class="button" disabled={seed === today} onClick={() => choose(today)}>
            <Icon of={Sun} />
            Today's
          </button>
        </div>
        <p class="hint" role="status">
          {parsed === null && 'A seed is up to four digits 0 to 9 and letters A to F.'}
          {parsed !== null && seed === today && "This is today's case, the same for everyone."}
        </p>
        <button
          type="button"
          class="button primary start"
          disabled={parsed === null}
          onClick={() => void begin()}
        >
          Enter the room
          <Icon of={ArrowRight} />
        </button>
        {failed !== null && (
          <p class="hint" role="alert">
            {failed}
          </p>
        )}
      </div>
      <div>
        <ControlsSummary />
      </div>
    </aside>
  );
}
