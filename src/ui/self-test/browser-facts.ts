import { messageOf } from '../context';
import type { Services } from '../ports';

/** What the browser says of itself, its sound and its storage, to be read and pasted. */
export async function browserFacts(
  storage: Services['storage'],
): Promise<readonly (readonly [name: string, value: string])[]> {
  const { userAgent, hardwareConcurrency, language } = navigator;
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  return [
    ['Browser', userAgent],
    ['Cores', String(hardwareConcurrency)],
    ['Memory', typeof memory === 'number' ? `${memory} GB or more` : 'not told'],
    ['Language', language],
    [
      'Window',
      `${window.innerWidth} x ${window.innerHeight} of ${screen.width} x ${screen.height}, device pixel ratio ${window.devicePixelRatio}`,
    ],
    ['Sound', soundFact()],
    ['Storage', await storageFact(storage)],
  ];
}

function soundFact(): string {
  if (typeof AudioContext === 'undefined') return 'no AudioContext';
  try {
    const context = new AudioContext();
    const { sampleRate, state } = context;
    void context.close();
    const wav = new Audio().canPlayType('audio/wav') || 'no';
    return `${sampleRate} Hz, ${state} before a click, WAV: ${wav}`;
  } catch (error) {
    return `fails: ${messageOf(error)}`;
  }
}

async function storageFact({ lasting, settings }: Services['storage']): Promise<string> {
  if (!lasting) return 'none that lasts: attempts are lost when the page is closed';
  try {
    const start = performance.now();
    await settings.write(await settings.read());
    return `IndexedDB, read and written in ${(performance.now() - start).toFixed(1)} ms`;
  } catch (error) {
    return `IndexedDB fails: ${messageOf(error)}`;
  }
}
