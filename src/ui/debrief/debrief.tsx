import { ArrowRight, Check, CircleX, Repeat, TriangleAlert } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ItemResult, Report } from '../../core/assessment/report';
import type { LoadedScenario } from '../../scenario/loader';
import { goTo, useLoaded, useServices } from '../context';
import { formatClock, wholePoints } from '../format';
import { Icon } from '../icon';
import { Masthead } from '../masthead';
import { FailedScreen, Waiting } from '../message';
import { formatSeed, randomSeed } from '../seed';
import { marksOf, spansOf } from './marks';
import { ReplayView } from './replay-view';
import { type Rerun, rerun } from './rerun';
import { metricName, metricText, strengths, weaknesses } from './words';

export function Debrief({ attempt: id }: { readonly attempt: string }) {
  const { storage, openScenario } = useServices();
  const [share, setShare] = useState(0);
  // A run that nobody waits for any more would keep the next page slow.
  const leaving = useMemo(() => new AbortController(), [id]);
  useEffect(() => () => leaving.abort(), [leaving]);
  const loaded = useLoaded(id, async () => {
    const stored = await storage.attempts.load(id);
    if (stored === null) throw new Error('This attempt is not kept in this browser.');
    if (stored.recording === null) throw new Error('This attempt is not finished yet.');
    const playable = await openScenario(stored.scenario.id);
    return {
      scenario: playable.scenario,
      run: await rerun(playable, stored.recording, setShare, leaving.signal),
    };
  });
  if (loaded.state === 'failed') return <FailedScreen what="No debrief" why={loaded.why} />;
  return (
    <div class="page wide">
      <Masthead>
        <a class="button bare" href="#/">
          All cases
        </a>
      </Masthead>
      {loaded.state === 'waiting' ? (
        <Waiting what="Running the attempt again" share={share} />
      ) : (
        <Findings {...loaded.value} />
      )}
    </div>
  );
}

interface FindingsProps {
  readonly scenario: LoadedScenario;
  readonly run: Rerun;
}

function Findings({ scenario, run }: FindingsProps) {
  const { report, recording } = run;
  const marks = useMemo(() => marksOf(run.events, scenario.file), [run, scenario]);
  const spans = useMemo(
    () => spansOf(run.events, scenario.file, recording.ticks),
    [run, scenario, recording],
  );
  const open = (seed: number) => goTo({ screen: 'briefing', scenario: scenario.id, seed });
  return (
    <main class="debrief">
      <Verdict scenario={scenario} run={run} />
      <ReplayView rerun={run} marks={marks} spans={spans} file={scenario.file} />
      <div class="words">
        <Said
          title="What went well"
          items={strengths(report)}
          none="Nothing earned all its points this time."
        >
          {({ item }) => item.praise}
        </Said>
        <Said title="What to work on" items={weaknesses(report)} none="Nothing lost points.">
          {({ item }) => item.advice}
        </Said>
        <div class="onwards">
          <button type="button" class="button primary" onClick={() => open(recording.seed)}>
            <Icon of={Repeat} />
            Same patient again
          </button>
          <button type="button" class="button" onClick={() => open(randomSeed())}>
            New patient
            <Icon of={ArrowRight} />
          </button>
        </div>
      </div>
      <Items report={report} />
      <Metrics report={report} />
      <p class="notice">
        Points are this game's own and say how this attempt was done here. They are no proof of competence
        with patients: no study has yet shown that what is learnt here carries over to them.
      </p>
    </main>
  );
}

function Verdict({ scenario, run: { report, recording, same } }: FindingsProps) {
  const missed = report.items.filter(({ missedCritical }) => missedCritical);
  return (
    <header class="verdict">
      <p class="score num">{wholePoints(report.score)}</p>
      <div>
        <h1 class={report.passed ? 'passed' : 'failed'}>
          <Icon of={report.passed ? Check : CircleX} />
          {report.passed ? 'Passed' : 'Not passed'}
        </h1>
        <p class="quiet">
          Threshold <span class="num">{report.threshold}</span> of <span class="num">100</span>.{' '}
          {missed.length === 0 ? 'No critical item missed.' : null}
        </p>
        {missed.map(({ item }) => (
          <p key={item.id} class="critical">
            <Icon of={TriangleAlert} />
            Critical item missed: {item.label}.
          </p>
        ))}
      </div>
      <dl class="about">
        <div>
          <dt class="label">Case</dt>
          <dd>
            {scenario.file.title} <span class="num quiet">{formatSeed(recording.seed)}</span>
          </dd>
        </div>
        <div>
          <dt class="label">Time</dt>
          <dd class="num">{formatClock(report.elapsedS)}</dd>
        </div>
        <div>
          <dt class="label">Recording</dt>
          <dd>{same === null ? 'without an end' : same ? 'runs to the same end' : 'runs to another end'}</dd>
        </div>
      </dl>
    </header>
  );
}

interface SaidProps {
  readonly title: string;
  readonly items: readonly ItemResult[];
  readonly none: string;
  readonly children: (result: ItemResult) => string;
}

function Said({ title, items, none, children }: SaidProps) {
  return (
    <section class="said-list">
      <h2>{title}</h2>
      {items.length === 0 && <p class="quiet">{none}</p>}
      <ul>
        {items.map((result) => (
          <li key={result.item.id}>{children(result)}</li>
        ))}
      </ul>
    </section>
  );
}

function Items({ report }: { readonly report: Report }) {
  return (
    <section class="items">
      <h2>Points</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" class="bar-column">
              <span class="unseen">Share</span>
            </th>
            <th scope="col" class="right">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {report.items.map(({ item, earned, missedCritical }) => (
            <tr key={item.id}>
              <th scope="row">
                {item.label}
                {item.criticalShare !== undefined && (
                  <span class={missedCritical ? 'tag missed' : 'tag'}>
                    {missedCritical ? 'critical, missed' : 'critical'}
                  </span>
                )}
              </th>
              <td class="bar-column">
                <progress aria-label={item.label} max={item.points} value={earned} />
              </td>
              <td class="right num">
                {earned.toFixed(1)}
                <span class="unit"> / {item.points}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Metrics({ report }: { readonly report: Report }) {
  return (
    <section class="metrics">
      <h2>Measured</h2>
      <table>
        <tbody>
          {report.metrics.map((metric) => {
            const [value, unit] = metricText(metric);
            return (
              <tr key={metric.id}>
                <th scope="row">{metricName(metric)}</th>
                <td class="right num">
                  {value}
                  {unit !== '' && <span class="unit"> {unit}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
