import { useContext, useEffect, useRef, useState } from 'react';
import { useHydrated } from '../../app/hydrated.ts';
import { useLanguage } from '../../app/language.ts';
import { useTheme } from '../../app/theme/theme.ts';
import { Button } from '../../app/ui/button.tsx';
import type { ChartKind, MarkData, Range } from '../environment.ts';
import { layoutFor } from '../layout.ts';
import { PALETTES } from '../palette.ts';
import type { LiveChart } from '../render/live.ts';
import { StaticRendererContext } from '../render/static-renderer.ts';
import styles from './chart-frame.module.css';
import { FRAME_TEXT } from './texts.ts';
import { soon, whenIdle } from './when-idle.ts';

/** What an A4 page with our margins leaves to a picture, in pixels; other paper scales it. */
const PAPER_WIDTH = 640;

interface PictureProps<R> {
  readonly kind: ChartKind<R>;
  readonly rows: R;
  readonly onMark?: (mark: MarkData) => void;
  readonly onBrush?: (range: Range | null) => void;
  readonly brushAxes: readonly ('x' | 'y')[];
}

/**
 * The picture: two drawings stand in the prerendered HTML (wide and narrow, CSS shows one); the live chart
 * takes their place when the page is idle or touched, and answers to size, theme and reduced motion.
 */
export function Picture<R>({ kind, rows, onMark, onBrush, brushAxes }: PictureProps<R>) {
  const lang = useLanguage();
  const text = FRAME_TEXT[lang];
  const hydrated = useHydrated();
  // Pages opened by a link inside the site have no drawing in their HTML and start live.
  const [drawn] = useState(!hydrated);
  const [live, setLive] = useState(false);
  // What the HTML shows: a drawing of other rows keeps its room but is not seen.
  const [shipped] = useState(rows);
  const [brushing, setBrushing] = useState<'x' | 'y' | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const brushed = (range: Range | null) => {
    setBrushing(null);
    onBrush?.(range);
  };
  const chart = useLive({
    kind,
    rows,
    lang,
    holder,
    stage,
    wait: drawn,
    onMark,
    onBrush: brushed,
    onLive: setLive,
  });

  useEffect(() => {
    if (live) chart.current?.brush(brushing);
  }, [live, brushing, chart]);

  useEffect(() => {
    if (brushing === null) return;
    const stop = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setBrushing(null);
      onBrush?.(null);
    };
    window.addEventListener('keydown', stop);
    return () => window.removeEventListener('keydown', stop);
  }, [brushing, onBrush]);

  const choose = (axis: 'x' | 'y' | null) => {
    setBrushing(axis);
    if (axis === null) onBrush?.(null);
  };
  return (
    <div ref={holder} className={styles.picture}>
      {brushAxes.length > 0 && (
        <div className={styles.brush}>
          {brushAxes.map((axis) => (
            <Button
              key={axis}
              look="quiet"
              isDisabled={!live}
              onPress={() => choose(brushing === axis ? null : axis)}
            >
              {brushing === axis ? text.brushClear : axis === 'x' ? text.brushX : text.brushY}
            </Button>
          ))}
          {brushing !== null && <span role="status">{text.brushHint}</span>}
        </div>
      )}
      <div role="img" aria-label={kind.summary(rows, lang)} className={styles.image}>
        {drawn && !live && (
          <div className={rows === shipped ? undefined : styles.outdated}>
            <Drawings kind={kind} rows={rows} lang={lang} />
          </div>
        )}
        <div
          ref={stage}
          aria-hidden="true"
          className={live ? styles.stage : drawn ? styles.stageHidden : styles.stageEmpty}
        />
      </div>
    </div>
  );
}

function Drawings<R>({ kind, rows, lang }: { kind: ChartKind<R>; rows: R; lang: 'zh' | 'en' }) {
  const draw = useContext(StaticRendererContext);
  return (['wide', 'narrow'] as const).map((layout) => (
    <div
      key={layout}
      className={styles[layout]}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing at build time; in the browser the HTML is kept as it came
      dangerouslySetInnerHTML={{ __html: draw?.(kind, rows, layout, lang) ?? '' }}
    />
  ));
}

interface LiveOptions<R> {
  readonly kind: ChartKind<R>;
  readonly rows: R;
  readonly lang: 'zh' | 'en';
  readonly holder: React.RefObject<HTMLDivElement | null>;
  readonly stage: React.RefObject<HTMLDivElement | null>;
  /** Whether a drawing is there already, so that the live chart can wait for idle time. */
  readonly wait: boolean;
  readonly onMark: ((mark: MarkData) => void) | undefined;
  readonly onBrush: ((range: Range | null) => void) | undefined;
  readonly onLive: (live: boolean) => void;
}

function useLive<R>(options: LiveOptions<R>) {
  const { kind, rows, lang, holder, stage, wait, onMark, onBrush, onLive } = options;
  const [theme] = useTheme();
  const printing = useRef(false);
  const chart = useRef<LiveChart | null>(null);
  const redraw = useRef<() => void>(() => {});
  // Pixels the frame has, told by its observer: asking for them at each drawing would lay the page out chart by chart.
  const room = useRef(0);
  const inView = useRef(true);
  const handlers = useRef({ onMark, onBrush });
  handlers.current = { onMark, onBrush };
  const firstRows = useRef(rows);
  const changed = firstRows.current !== rows;

  useEffect(() => {
    redraw.current = () => {
      stage.current?.style.removeProperty('visibility');
      const paper = printing.current;
      const width = paper ? PAPER_WIDTH : Math.floor(room.current);
      if (chart.current === null || room.current === 0) return;
      const animated = !paper && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      const palette = PALETTES[paper ? 'light' : theme];
      chart.current.draw(kind, rows, { lang, layout: layoutFor(width), width, palette, animated });
    };
    if (inView.current || chart.current === null) {
      redraw.current();
      return;
    }
    // Out of view it is drawn a moment later, so that what is in view changes at once; never shown as it was.
    stage.current?.style.setProperty('visibility', 'hidden');
    return soon(() => redraw.current());
  }, [kind, rows, lang, theme, stage]);

  useEffect(() => {
    const print = (event: Event) => {
      printing.current = event.type === 'beforeprint';
      redraw.current();
    };
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', print);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', print);
    };
  }, []);

  useEffect(() => {
    const frame = holder.current;
    const element = stage.current;
    if (frame === null || element === null) return;
    let ended = false;
    const start = async () => {
      const { LiveChart } = await import('../render/live.ts');
      if (ended) return;
      room.current = frame.clientWidth;
      chart.current = new LiveChart(element, {
        onMark: (mark) => handlers.current.onMark?.(mark),
        onBrush: (range) => handlers.current.onBrush?.(range),
      });
      redraw.current();
      onLive(true);
    };
    let cancel = () => {};
    if (wait && !changed) cancel = whenIdle(frame, () => void start());
    else if (wait && !inView.current) cancel = soon(() => void start());
    else void start();
    const near = new IntersectionObserver(
      (entries) => {
        inView.current = entries.at(-1)?.isIntersecting ?? true;
      },
      { rootMargin: '100px' },
    );
    near.observe(frame);
    const observer = new ResizeObserver(() => {
      if (frame.clientWidth === room.current) return;
      room.current = frame.clientWidth;
      redraw.current();
    });
    observer.observe(frame);
    return () => {
      ended = true;
      cancel();
      near.disconnect();
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [holder, stage, wait, changed, onLive]);
  return chart;
}
