import type { TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { CaliperMark } from './caliper-mark';
import { arrowSteps } from './grip';
import type { Grip, Handle, Part } from './handle';
import { isMeasure, type Marks } from './marks';
import { lengthOf, type Place, startOf, withCaliper, withEnd, withWidth } from './measure';
import { arrowTo, movedBy } from './note';
import { NoteEditor, NoteMark } from './note-mark';
import type { Mapping } from './place';

interface OverlayProps {
  readonly mapping: Mapping;
  readonly marks: Marks;
  /** Tick of the view that is shown. */
  readonly tick: number;
  /** Whether this is the image that was put beside. */
  readonly beside: boolean;
  /** Only what stands still is measured. */
  readonly still: boolean;
}

/** What an arrow key moves a mark by, mm; ten times as far with Shift. */
const NUDGE = 0.1;
const FAR = 10;
/** A measure shorter than this was a click, mm. */
const LEAST = 0.5;

/** Measures, texts and arrows over an image: laid by the tool in hand, moved by pointer or arrow keys, taken away by Delete. */
export function Overlay({ mapping, marks, tick, beside, still }: OverlayProps) {
  const { rect, sign, within } = mapping;
  const { tool, calipers, notes, changeCalipers, changeNotes } = marks;
  const held = useRef<{ readonly grip: Grip; readonly last: Place } | null>(null);
  const [drawn, setDrawn] = useState<{ readonly tail: Place; readonly at: Place } | null>(null);
  const [written, setWritten] = useState<{ readonly at: Place; readonly index: number | null } | null>(null);
  const own = beside ? tick : null;

  const placeOf = (event: TargetedPointerEvent<SVGElement>): Place => {
    const box = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    return within(mapping.toPlace(event.clientX - box.left, event.clientY - box.top));
  };
  const moveCaliper = (index: number, part: Part, to: (place: Place) => Place, isNew = false): void =>
    changeCalipers((all) =>
      all.map((one, i) => {
        if (i !== index) return one;
        return part === 'width'
          ? withWidth(one, to(one.to))
          : withEnd(one, part, within(to(one[part])), isNew);
      }),
    );
  const moveNote = (index: number, lateral: number, depth: number): void =>
    changeNotes((all) => all.map((note, i) => (i === index ? movedBy(note, lateral, depth) : note)));

  const grip: Handle['grip'] = (event, taken) => {
    event.stopPropagation();
    if (event.button !== 0) return;
    event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
    held.current = { grip: taken, last: placeOf(event) };
  };
  const ground = (event: TargetedPointerEvent<SVGElement>): void => {
    const at = placeOf(event);
    if (event.button !== 0) return;
    if (tool === 'text') {
      // The press that opens the editor must not take the focus from it.
      event.preventDefault();
      setWritten({ at, index: null });
    } else if (tool === 'arrow') grip(event, { what: 'arrow', tail: at });
    else {
      const next = withCaliper(calipers, startOf(tool, at, tick));
      changeCalipers(() => next);
      grip(event, { what: 'caliper', index: next.length - 1, part: 'to', isNew: true });
    }
  };
  const drag = (event: TargetedPointerEvent<SVGElement>): void => {
    if (held.current === null) return;
    const { grip: taken, last } = held.current;
    const at = placeOf(event);
    held.current = { grip: taken, last: at };
    if (taken.what === 'caliper') moveCaliper(taken.index, taken.part, () => at, taken.isNew);
    else if (taken.what === 'note') moveNote(taken.index, at.lateral - last.lateral, at.depth - last.depth);
    else setDrawn({ tail: taken.tail, at });
  };
  const up = (): void => {
    const taken = held.current?.grip;
    const at = held.current?.last;
    held.current = null;
    setDrawn(null);
    if (taken?.what === 'arrow' && at !== undefined)
      changeNotes((all) => [...all, arrowTo(at, taken.tail, own)]);
    else if (taken?.what === 'caliper') changeCalipers((all) => all.filter((one) => lengthOf(one) >= LEAST));
  };
  const key: Handle['key'] = (event, taken) => {
    const step = arrowSteps[event.code];
    if (event.code === 'Delete' || event.code === 'Backspace') {
      if (taken.what === 'caliper') changeCalipers((all) => all.filter((_, i) => i !== taken.index));
      else if (taken.what === 'note') changeNotes((all) => all.filter((_, i) => i !== taken.index));
    } else if (event.code === 'Enter' && taken.what === 'note') {
      const note = notes[taken.index];
      if (note?.kind === 'text') setWritten({ at: note.at, index: taken.index });
    } else if (step === undefined) return;
    else {
      const mm = NUDGE * (event.shiftKey ? FAR : 1);
      const [lateral, depth] = [sign * step[0] * mm, step[1] * mm];
      const by = (place: Place): Place => ({ lateral: place.lateral + lateral, depth: place.depth + depth });
      if (taken.what === 'note') moveNote(taken.index, lateral, depth);
      else if (taken.what === 'caliper') moveCaliper(taken.index, taken.part, by);
    }
    // The arrow keys slide the probe where they are not a mark's.
    event.preventDefault();
    event.stopPropagation();
  };
  const write = (text: string | null): void => {
    if (written === null) return;
    const { at, index } = written;
    setWritten(null);
    if (text === null) return;
    changeNotes((all) => {
      if (index === null)
        return text === '' ? all : [...all, { kind: 'text', at, tail: at, text, tick: own }];
      return all.flatMap((note, i) => (i !== index ? [note] : text === '' ? [] : [{ ...note, text }]));
    });
  };

  const handle = { grip, key };
  const takes = still || (!isMeasure(tool) && !beside);
  return (
    <>
      <svg
        class="image-marks"
        aria-label={beside ? 'Marks on the kept image' : 'Marks on the image'}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={up}
      >
        {takes && (
          <rect
            class={tool === 'text' ? 'ground text' : 'ground'}
            x={rect.x}
            y={rect.y}
            width={rect.width}
            height={rect.height}
            onPointerDown={ground}
          />
        )}
        {calipers.map((caliper, index) =>
          caliper.tick === tick && still ? (
            <CaliperMark key={index} {...{ mapping, calipers, caliper, index, handle }} />
          ) : null,
        )}
        {notes.map((note, index) =>
          note.tick === own && written?.index !== index ? (
            <NoteMark key={index} {...{ mapping, note, index, handle }} />
          ) : null,
        )}
        {drawn !== null && (
          <NoteMark
            mapping={mapping}
            note={arrowTo(drawn.at, drawn.tail, own)}
            index={null}
            handle={handle}
          />
        )}
      </svg>
      {written !== null && (
        <NoteEditor
          place={mapping.toCanvas(written.at)}
          text={written.index === null ? '' : (notes[written.index]?.text ?? '')}
          onDone={write}
        />
      )}
    </>
  );
}
