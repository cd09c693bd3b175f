import { textWidth } from '../option-parts.ts';

/** A bubble in pixels of the picture. */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelPlace {
  readonly side: 'right' | 'left' | 'top' | 'bottom';
  readonly box: Rectangle;
}

const HEIGHT = 15;
const GAP = 4;

function boxAt(bubble: Bubble, width: number, side: LabelPlace['side']): Rectangle {
  const size = { width, height: HEIGHT };
  switch (side) {
    case 'right':
      return { x: bubble.x + bubble.radius + GAP, y: bubble.y - HEIGHT / 2, ...size };
    case 'left':
      return { x: bubble.x - bubble.radius - GAP - width, y: bubble.y - HEIGHT / 2, ...size };
    case 'top':
      return { x: bubble.x - width / 2, y: bubble.y - bubble.radius - GAP - HEIGHT, ...size };
    default:
      return { x: bubble.x - width / 2, y: bubble.y + bubble.radius + GAP, ...size };
  }
}

export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box: Rectangle, frame: Rectangle): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

/**
 * Finds a place for each wanted label where it covers no other label, no bubble and no taken rectangle,
 * and stays in the frame. The order of `wanted` is the order of importance; a label without a place is
 * left out (its bubble still has a tooltip and a row in the table). Texts by index of their bubble.
 */
export function placeLabels(
  bubbles: readonly Bubble[],
  wanted: readonly { readonly index: number; readonly text: string }[],
  frame: Rectangle,
  taken: readonly Rectangle[] = [],
): ReadonlyMap<number, LabelPlace> {
  const placed = new Map<number, LabelPlace>();
  const occupied: Rectangle[] = [...taken];
  for (const { index, text } of wanted) {
    const bubble = bubbles[index];
    if (bubble === undefined) continue;
    const width = textWidth(text) + 4;
    for (const side of ['right', 'left', 'top', 'bottom'] as const) {
      const box = boxAt(bubble, width, side);
      if (!inside(box, frame)) continue;
      if (occupied.some((other) => overlaps(box, other))) continue;
      const covers = bubbles.some(
        (other, at) =>
          at !== index &&
          overlaps(box, {
            x: other.x - other.radius,
            y: other.y - other.radius,
            width: other.radius * 2,
            height: other.radius * 2,
          }),
      );
      if (covers) continue;
      placed.set(index, { side, box });
      occupied.push(box);
      break;
    }
  }
  return placed;
}
