import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Handle } from './handle';
import { textWidth } from './label-layout';
import { barbsOf, MOST_LETTERS, type Note } from './note';
import type { Mapping } from './place';

interface NoteMarkProps {
  readonly mapping: Mapping;
  readonly note: Note;
  /** null while it is being drawn. */
  readonly index: number | null;
  readonly handle: Handle;
}

const HALF_LINE = 11;

/** A text or an arrow on the image. */
export function NoteMark({ mapping, note, index, handle }: NoteMarkProps) {
  const { x, y } = mapping.toCanvas(note.at);
  const grips =
    index === null
      ? {}
      : ({
          tabindex: 0,
          role: 'button',
          'data-hint':
            'A mark: drag it, or nudge it with the arrow keys. Enter writes a text anew, Delete takes the mark away.',
          onPointerDown: (event: Parameters<Handle['grip']>[0]) =>
            handle.grip(event, { what: 'note', index }),
          onKeyDown: (event: Parameters<Handle['key']>[0]) => handle.key(event, { what: 'note', index }),
        } as const);
  if (note.kind === 'text') {
    const half = textWidth(note.text) / 2 + 4;
    return (
      <g class="note" aria-label={`Label: ${note.text}`} {...grips}>
        <rect x={x - half} y={y - HALF_LINE} width={2 * half} height={2 * HALF_LINE} rx="3" />
        <text x={x} y={y + 5}>
          {note.text}
        </text>
      </g>
    );
  }
  const tail = mapping.toCanvas(note.tail);
  const [a, b] = barbsOf({ x, y }, tail);
  const line = `M${tail.x} ${tail.y}L${x} ${y}`;
  const head = a && b ? `M${a.x} ${a.y}L${x} ${y}L${b.x} ${b.y}` : '';
  return (
    <g class="note" aria-label="Arrow" {...grips}>
      <path class="wide" d={line} />
      <path d={line + head} />
    </g>
  );
}

interface NoteEditorProps {
  readonly place: { readonly x: number; readonly y: number };
  readonly text: string;
  /** With null nothing is changed. */
  onDone(text: string | null): void;
}

/** Where a label is written, at its place. */
export function NoteEditor({ place, text, onDone }: NoteEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => input.current?.focus(), []);
  const done = (value: string | null): void => {
    // Taking the field away takes its focus, which would end it once more.
    if (isDone.current) return;
    isDone.current = true;
    onDone(value);
  };
  return (
    <input
      ref={input}
      class="note-editor"
      style={{ left: `${place.x}px`, top: `${place.y}px` }}
      aria-label="Label"
      maxLength={MOST_LETTERS}
      spellcheck={false}
      autocomplete="off"
      defaultValue={text}
      placeholder="Label, then Enter"
      onBlur={(event) => done(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(event.currentTarget.value.trim());
        else if (event.key === 'Escape') done(null);
        event.stopPropagation();
      }}
    />
  );
}
