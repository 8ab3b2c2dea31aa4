import * as z from 'zod/mini';
import { actionReference, eventName, guardReference } from './flow';
import { actions, factName, guards } from './registry';
import { scenarioSchema } from './schema';
import { factKinds, flowEvents } from './vocabulary';

type Json = z.core.JSONSchema.BaseSchema;

interface Entry {
  readonly about: string;
  readonly params: z.ZodMiniType;
}

function entrySchema([name, { about, params }]: readonly [string, Entry]): Json {
  const { $schema: _, $defs: __, ...inside } = toJson(params);
  const needsParams = Array.isArray(inside.required) && inside.required.length > 0;
  return {
    type: 'object',
    description: about,
    properties: { type: { const: name }, params: inside },
    required: needsParams ? ['type', 'params'] : ['type'],
    additionalProperties: false,
  };
}

/** What stands behind a name that the schema itself leaves open. */
const known: ReadonlyMap<unknown, readonly [id: string, schema: () => Json]> = new Map<
  unknown,
  readonly [string, () => Json]
>([
  [guardReference, ['guard', () => ({ anyOf: Object.entries(guards).map(entrySchema) })]],
  [actionReference, ['action', () => ({ anyOf: Object.entries(actions).map(entrySchema) })]],
  [factName, ['fact', () => ({ enum: Object.keys(factKinds) })]],
  [eventName, ['event', () => ({ enum: [...flowEvents] })]],
]);

function toJson(schema: z.ZodMiniType): Json {
  return z.toJSONSchema(schema, {
    override: ({ zodSchema, jsonSchema }) => {
      const entry = known.get(zodSchema);
      if (entry === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = `#/$defs/${entry[0]}`;
    },
  });
}

/** The form of a scenario file as JSON Schema 2020-12, with every guard, action, fact and event by name: for authors' editors. */
export function authorSchema(): Json {
  const schema = toJson(scenarioSchema);
  const names = Object.fromEntries([...known.values()].map(([id, make]) => [id, make()]));
  return { ...schema, title: 'A scenario of Bevel', $defs: { ...schema.$defs, ...names } };
}

export const authorSchemaText = (): string => `${JSON.stringify(authorSchema(), null, 2)}\n`;
