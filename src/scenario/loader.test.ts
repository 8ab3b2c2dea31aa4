import { describe, expect, test } from 'vitest';
import { authorSchema, authorSchemaText } from './author-schema';
import { bakersCyst, bakersCystText } from './bakers-cyst.fixture';
import { parseScenario, ScenarioError } from './loader';

const edited = (edit: (data: ReturnType<typeof bakersCyst>['file']) => void) => {
  const data = structuredClone(bakersCyst().file);
  edit(data);
  return parseScenario(JSON.stringify(data), 'edited');
};

describe('what is no scenario is refused by name', () => {
  test.each([
    ['no JSON', '{"format": 1', /^x\.json: the file: it is not JSON: .+\.$/],
    ['a list', '[]', /^x\.json: the file: invalid input: expected object, received array; .+\.$/],
    [
      'a nest too deep',
      `${'['.repeat(60)}${']'.repeat(60)}`,
      /^x\.json: the file: it is nested deeper than 40 levels; make it flatter\.$/,
    ],
    [
      'a text too long',
      `"${'a'.repeat(600_000)}"`,
      /^x\.json: the file: it has 600002 characters; at most 524288 are allowed\.$/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => parseScenario(text, 'x.json')).toThrow(message);
    expect(() => parseScenario(text, 'x.json')).toThrow(ScenarioError);
  });

  test('every complaint is in the message, a line each', () => {
    const data = { ...bakersCyst().file, region: 'elbow', skinDryingS: 30, vignette: '{who}' };
    try {
      parseScenario(JSON.stringify(data), 'x.json');
      expect.unreachable();
    } catch (error) {
      expect(String(error).split('\n')).toHaveLength(2);
    }
  });
});

describe('the hashes', () => {
  const { flowHash, textHash } = bakersCyst();

  test('do not depend on the layout of the file', () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(bakersCystText)).reverse());
    const loaded = parseScenario(JSON.stringify(turned), 'turned');
    expect([loaded.flowHash, loaded.textHash]).toEqual([flowHash, textHash]);
  });

  test.each<readonly [string, (file: ReturnType<typeof bakersCyst>['file']) => void]>([
    ['a title', (file) => Object.assign(file, { title: 'Another' })],
    ['an answer', (file) => Object.assign(file.consent.statements[0] ?? {}, { answer: 'Left.' })],
    ['advice in the rubric', (file) => Object.assign(file.rubric.items[0] ?? {}, { advice: 'Better.' })],
    ['a description in the flow', (file) => Object.assign(file.flow, { description: 'Six phases.' })],
    ['a name', (file) => Object.assign(file.patient, { names: ['Zoe'] })],
  ])('%s is text and voids no recording', (_, edit) => {
    expect(edited(edit).flowHash).toBe(flowHash);
  });

  test('a text changes the hash of the texts', () => {
    expect(edited((file) => Object.assign(file, { title: 'Another' })).textHash).not.toBe(textHash);
  });

  test.each<readonly [string, (file: ReturnType<typeof bakersCyst>['file']) => void]>([
    ['a threshold', (file) => Object.assign(file.rubric, { threshold: 60 })],
    ['what is required', (file) => Object.assign(file.consent.statements[0] ?? {}, { required: false })],
    ['a heart rate', (file) => Object.assign(file.patient, { heartRatePerMin: [60, 90] })],
    ['the drying', (file) => Object.assign(file, { skinDryingS: 31 })],
    [
      'a guard',
      (file) => {
        const advance = file.flow.states.needle?.on?.['needle.passed'];
        if (typeof advance === 'object' && 'guard' in advance) {
          Object.assign(advance, { guard: { type: 'fact', params: { name: 'passes', atLeast: 4 } } });
        }
      },
    ],
  ])('%s changes the hash of the flow', (_, edit) => {
    const loaded = edited(edit);
    expect(loaded.flowHash).not.toBe(flowHash);
    expect(loaded.textHash).toBe(textHash);
  });
});

describe('the schema for authors', () => {
  test('scenarios/schema.json is current; `node src/cli/setup/cli.mjs schema` writes it', async () => {
    const { default: written } = await import('../../scenarios/schema.json?raw');
    expect(written).toBe(authorSchemaText());
  });

  test('knows every guard and action by name', () => {
    const defs = authorSchema().$defs as Record<
      string,
      { anyOf?: readonly { properties?: { type?: unknown } }[] }
    >;
    const names = (id: string) => defs[id]?.anyOf?.map(({ properties }) => properties?.type);
    expect(names('guard')).toEqual(['fact', 'event', 'all', 'any', 'not'].map((name) => ({ const: name })));
    expect(names('action')).toEqual(['prompt', 'speak', 'fault', 'done'].map((name) => ({ const: name })));
  });

  test('every reference leads to a definition', () => {
    const schema = authorSchema();
    const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(refs)).toContain('guard');
    expect([...new Set(refs)].filter((id) => !Object.hasOwn(schema.$defs ?? {}, id ?? ''))).toEqual([]);
  });
});
