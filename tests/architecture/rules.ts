import path from 'node:path';
import { compositionRoot, exactMath, type Floor, floors, namesBannedInCore, testPackages } from './floors';
import { type Import, type Node, readSource, type Source, textOf } from './source';

/** Files by their path from the root of the project, with / as separator. */
export type Files = Readonly<Record<string, string>>;

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const isBelow = (folder: string, file: string): boolean => file === folder || file.startsWith(`${folder}/`);

function floorOf(file: string): string | undefined {
  return [...floors.keys()].find((folder) => isBelow(`src/${folder}`, file));
}

function isPackageAllowed(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => (name.endsWith(':') ? specifier.startsWith(name) : isBelow(name, specifier)));
}

function forbidsInside(
  file: string,
  home: string,
  floor: Floor,
  target: string,
  typesOnly: boolean,
): boolean {
  const goal = floorOf(target);
  if (goal === undefined) return true;
  if (goal === home || floor.uses.includes(goal)) return false;
  const typesAllowed = floor.usesTypesOf?.includes(goal) === true;
  return !(typesAllowed && (typesOnly || isTest(file)));
}

function importFault(
  file: string,
  home: string,
  floor: Floor,
  { specifier, typesOnly }: Import,
): string | undefined {
  const name = specifier.replace(/\?.*$/, '');
  if (!/^[./]/.test(name)) {
    const packages = [...(floor.packages ?? []), ...(isTest(file) ? testPackages : [])];
    return isPackageAllowed(name, packages) ? undefined : `${file}: ${home} must not import ${specifier}`;
  }
  if (/\.([cm]?tsx?|jsx?)$/.test(name)) return `${file}: write ${specifier} without its extension`;
  const target = name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name);
  const forbidden = isBelow('src', target)
    ? forbidsInside(file, home, floor, target, typesOnly)
    : floor.data?.some((folder) => isBelow(folder, target)) !== true;
  return forbidden ? `${file}: ${home} must not import ${specifier}` : undefined;
}

/** Whether an identifier is only the name of a property, of its own or of another object. */
function isPropertyName({ parent, key }: Source['nodes'][number]): boolean {
  if (parent === undefined || parent.computed === true) return false;
  if (parent.type === 'MemberExpression') return key === 'property';
  return key === 'key';
}

function mathFault(parent: Node | undefined, key: string): string | undefined {
  const isMember = parent?.type === 'MemberExpression' && key === 'object';
  const property = isMember ? (parent.property as Node) : undefined;
  const name = parent?.computed === true ? textOf(property) : property?.name;
  if (typeof name !== 'string') return 'Math must be used member by member';
  return exactMath.has(name) ? undefined : `Math.${name} is not exact: see core/math`;
}

function coreFault(found: Source['nodes'][number]): string | undefined {
  const { node, parent, key } = found;
  if (node.operator === '**' || node.operator === '**=') return '** is not exact: see core/math';
  if (node.type !== 'Identifier' || isPropertyName(found)) return undefined;
  if (node.name === 'Math') return mathFault(parent, key);
  return typeof node.name === 'string' && namesBannedInCore.has(node.name)
    ? `core must not know ${node.name}`
    : undefined;
}

function typeFault({ node }: Source['nodes'][number]): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'no any';
  if (node.type === 'TSNonNullExpression') return 'no non-null !';
  return undefined;
}

function fileFaults(file: string, text: string): string[] {
  const source = readSource(file, text);
  const faults = source.nodes.flatMap((found) => typeFault(found) ?? []);
  if (isBelow('src/core', file) && !isTest(file))
    faults.push(...source.nodes.flatMap((found) => coreFault(found) ?? []));
  if (source.computedImports > 0) faults.push('the name of an import must be a literal');
  const named = faults.map((fault) => `${file}: ${fault}`);
  if (file === compositionRoot) return named;

  const home = floorOf(file);
  const floor = home === undefined ? undefined : floors.get(home);
  if (home === undefined || floor === undefined) return [...named, `${file} stands on no floor`];
  return [...named, ...source.imports.flatMap((one) => importFault(file, home, floor, one) ?? [])];
}

/**
 * All that the files do against the rules of the house.
 * @throws Error where there is no file to look at, so that a wrong path cannot pass for a clean house.
 */
export function faultsOf(files: Files): string[] {
  const entries = Object.entries(files);
  if (entries.length === 0) throw new Error('No source file was found.');
  return entries.flatMap(([file, text]) => fileFaults(file, text));
}
