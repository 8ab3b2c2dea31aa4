import { parseSync } from 'vite';

/** One import of a file, by whatever syntax. */
export interface Import {
  readonly specifier: string;
  readonly typesOnly: boolean;
}

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface Source {
  readonly imports: readonly Import[];
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | undefined; readonly key: string }[];
  /** Imports whose target cannot be read off the text. */
  readonly computedImports: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function collect(
  value: unknown,
  parent: Node | undefined,
  key: string,
  found: Source['nodes'][number][],
): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, parent, key, found);
  } else if (isNode(value)) {
    found.push({ node: value, parent, key });
    for (const [name, child] of Object.entries(value)) collect(child, value, name, found);
  }
}

/** The text of a string literal or of a template without holes. */
export function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : undefined;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis) || value.quasis.length !== 1)
    return undefined;
  const quasi: unknown = value.quasis[0];
  const cooked = isNode(quasi) && typeof quasi.value === 'object' ? quasi.value : null;
  return cooked !== null && 'cooked' in cooked && typeof cooked.cooked === 'string'
    ? cooked.cooked
    : undefined;
}

function isImportMeta(value: unknown, property: string): boolean {
  if (!isNode(value) || value.type !== 'MemberExpression' || !isNode(value.object)) return false;
  return value.object.type === 'MetaProperty' && isNode(value.property) && value.property.name === property;
}

function isTypesOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers: unknown = node.specifiers;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((one) => isNode(one) && (one.importKind === 'type' || one.exportKind === 'type'));
}

function argumentsOf(node: Node): readonly unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

/** What a node imports: a list of targets, undefined for one that is computed. */
function importsOf(
  node: Node,
): readonly { readonly target: string | undefined; readonly typesOnly: boolean }[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source === null ? [] : [{ target: textOf(node.source), typesOnly: isTypesOnly(node) }];
    case 'TSImportType':
      return [{ target: textOf(node.source), typesOnly: true }];
    case 'ImportExpression':
      return [{ target: textOf(node.source), typesOnly: false }];
    case 'NewExpression':
      return argumentsOf(node).some((argument) => isImportMeta(argument, 'url'))
        ? [{ target: textOf(argumentsOf(node)[0]), typesOnly: false }]
        : [];
    case 'CallExpression': {
      if (!isImportMeta(node.callee, 'glob')) return [];
      const first = argumentsOf(node)[0];
      const patterns = isNode(first) && Array.isArray(first.elements) ? first.elements : [first];
      // A pattern that excludes brings nothing in.
      return patterns
        .map((pattern) => ({ target: textOf(pattern), typesOnly: false }))
        .filter(({ target }) => !target?.startsWith('!'));
    }
    default:
      return [];
  }
}

/**
 * Reads a TypeScript file.
 * @throws Error where the text does not parse.
 */
export function readSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} does not parse: ${error.message}`);
  const nodes: Source['nodes'][number][] = [];
  collect(program, undefined, '', nodes);
  const found = nodes.flatMap(({ node }) => importsOf(node));
  return {
    nodes,
    imports: found.flatMap(({ target, typesOnly }) =>
      target === undefined ? [] : [{ specifier: target, typesOnly }],
    ),
    computedImports: found.filter(({ target }) => target === undefined).length,
  };
}
