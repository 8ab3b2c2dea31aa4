import { useLoaded, useServices } from '../context';
import { FailedScreen, Waiting } from '../message';
import { goOn } from './begin';
import { Room } from './room';

export function Theatre({ attempt: id }: { readonly attempt: string }) {
  const services = useServices();
  const opened = useLoaded(id, async () => {
    const stored = await services.storage.attempts.load(id);
    if (stored === null) throw new Error('This attempt is not kept in this browser.');
    if (stored.result !== null) throw new Error('This attempt is finished; its debrief can be read.');
    return goOn(stored, await services.openScenario(stored.scenario.id));
  });
  if (opened.state === 'failed') return <FailedScreen what="The room stays closed" why={opened.why} />;
  if (opened.state === 'waiting') return <Waiting what="Opening the room" />;
  return <Room id={id} attempt={opened.value} />;
}
