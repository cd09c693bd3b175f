const MOST = 4000;

/**
 * A pure function of a text that remembers its latest answers: forms repeat the same labels thousands of
 * times. Forgets everything when full, so memory stays bounded.
 */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  let held = new Map<string, T>();
  return (text) => {
    const known = held.get(text);
    if (known !== undefined || held.has(text)) return known as T;
    const found = answer(text);
    if (held.size >= MOST) held = new Map();
    held.set(text, found);
    return found;
  };
}
