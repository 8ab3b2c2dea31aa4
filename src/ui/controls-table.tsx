import {
  type Action,
  actions,
  type Group,
  keysOf,
  labelOf,
  mouseActions,
  type Towards,
} from '../controls/actions';

const groups: readonly { readonly group: Group; readonly title: string }[] = [
  { group: 'hands', title: 'Hands' },
  { group: 'move', title: 'Move what the hand holds' },
  { group: 'syringe', title: 'Syringe, while held' },
  { group: 'machine', title: 'Machine' },
  { group: 'room', title: 'Room' },
];

const row = (id: string, label: string, keys: readonly string[]) => (
  <tr key={id}>
    <th scope="row">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </th>
    <td>{label}</td>
  </tr>
);

/** What a page without needle and syringe has controls for. */
const scannerGroups: readonly { readonly group: Group; readonly title: string }[] = [
  { group: 'move', title: 'Move the probe' },
  { group: 'hands', title: 'Hand' },
  { group: 'machine', title: 'Machine' },
  { group: 'scanner', title: 'Scanner' },
  { group: 'doppler', title: 'Doppler' },
  { group: 'room', title: 'Page' },
];
const notForScanner: readonly string[] = ['hand.needle', 'pause'];

interface TableProps {
  readonly scanner?: boolean;
  /** What lies which way on the skin; null where that is not known yet. */
  readonly towards?: Towards | null;
}

const opposites: readonly string[] = [
  'left',
  'right',
  'up',
  'down',
  'less',
  'more',
  'in',
  'out',
  'back',
  'forward',
];
/** `turn.left` and `turn.right` are the two ways of one thing. */
const stemOf = ({ id }: Action): string => {
  const parts = id.split('.');
  return opposites.includes(parts.at(-1) ?? '') ? parts.slice(0, -1).join('.') : id;
};
const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** The two ways of one thing in a row. */
function paired(all: readonly Action[]): readonly (readonly [Action, ...Action[]])[] {
  const rows: (readonly [Action, ...Action[]])[] = [];
  for (const action of all) {
    const last = rows.at(-1);
    if (last?.length === 1 && stemOf(last[0]) === stemOf(action)) rows[rows.length - 1] = [last[0], action];
    else rows.push([action]);
  }
  return rows;
}

/** Every control of a page, out of the table that handles them. */
export function ControlsTable({ scanner = false, towards = null }: TableProps) {
  const text = (of: { readonly label: string; readonly probeLabel?: string }): string =>
    scanner ? (of.probeLabel ?? of.label) : of.label;
  const told = (action: Action, place: number): string => {
    const label = labelOf(action, towards, scanner);
    return place === 0 ? label : lowered(label);
  };
  const isHere = ({ id }: Action): boolean => !(scanner && notForScanner.includes(id));
  return (
    <>
      {(scanner ? scannerGroups : groups).map(({ group, title }) => (
        <table class="keys" key={group}>
          <caption>{title}</caption>
          <tbody>
            {paired(actions.filter((action) => action.group === group && isHere(action))).map((both) =>
              row(both[0].id, both.map(told).join('; '), both.flatMap(keysOf)),
            )}
          </tbody>
        </table>
      ))}
      <table class="keys">
        <caption>Mouse, over the field</caption>
        <tbody>
          {mouseActions.map((one) => (
            <tr key={one.gesture}>
              <th scope="row">{one.gesture}</th>
              <td>{text(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The few that a first attempt needs. */
const shortList: readonly { readonly ids: readonly string[]; readonly label: string }[] = [
  { ids: ['hand.probe', 'hand.needle'], label: 'Probe, needle' },
  { ids: ['contact'], label: 'Set the probe down, lift it' },
  { ids: ['slide.left', 'slide.right', 'slide.up', 'slide.down'], label: 'Slide' },
  { ids: ['turn.left', 'turn.right'], label: 'Turn' },
  { ids: ['lean.up', 'lean.down'], label: 'Tilt, aim' },
  { ids: ['push.in', 'push.out'], label: 'Advance and withdraw, or press and ease' },
  { ids: ['plunger.pull'], label: 'Hold to aspirate' },
  { ids: ['fine'], label: 'Fine' },
  { ids: ['help'], label: 'All controls' },
];

export function ControlsSummary() {
  return (
    <table class="keys">
      <caption class="unseen">Keys for a first attempt</caption>
      <tbody>
        {shortList.map(({ ids, label }) => (
          <tr key={label}>
            <th scope="row">
              {actions
                .filter(({ id }) => ids.includes(id))
                .flatMap(keysOf)
                .map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
            </th>
            <td>{label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
