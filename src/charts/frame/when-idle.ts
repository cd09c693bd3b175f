/**
 * Runs `start` once: when the reader touches the element, or when it has come near the view and the page
 * has had time to settle. Returns how to call it off.
 */
export function whenIdle(element: HTMLElement, start: () => void): () => void {
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    if (done) return;
    stop();
    start();
  };
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      timer = setTimeout(() => {
        if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 2000 });
        else run();
      }, 1200);
    },
    { rootMargin: '200px' },
  );
  const stop = () => {
    done = true;
    near.disconnect();
    clearTimeout(timer);
    element.removeEventListener('pointerenter', run);
    element.removeEventListener('focusin', run);
  };
  near.observe(element);
  element.addEventListener('pointerenter', run);
  element.addEventListener('focusin', run);
  return stop;
}

/** Runs `work` when the frame at hand is painted and nothing else is due. Returns how to call it off. */
export function soon(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: 500 });
  return () => cancelIdleCallback(id);
}
