import type { Lang } from '../../model/schema.ts';
import type { ChartKind } from '../environment.ts';
import { escapeHtml, FONT, textWidth } from '../option-parts.ts';
import { PALETTES } from '../palette.ts';
import { chartLibrary } from './parts.ts';

export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  /** Note and source, below the picture. */
  readonly foot: string;
}

const WIDTH = 900;
const MARGIN = 28;

function wrap(text: string, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=[\s，。；、·])|(?=[㐀-鿿])/)) {
    if (textWidth(line + piece, size) > WIDTH - MARGIN * 2 && line !== '') {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line];
}

/** The chart as one SVG document with its title, note and source, in the light colours, ready to be pasted elsewhere. */
export function pictureSvg<R>(kind: ChartKind<R>, rows: R, caption: Caption, lang: Lang): string {
  const palette = PALETTES.light;
  const environment = { lang, layout: 'wide', width: WIDTH - MARGIN * 2, palette, animated: false } as const;
  const height = kind.height(rows, environment);
  const chart = chartLibrary().init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: environment.width,
    height,
  });
  chart.setOption({ ...kind.option(rows, environment), animation: false });
  const inner = chart
    .renderToSVGString()
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '');
  chart.dispose();

  const texts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, weight: number, colour: string) => {
    for (const line of wrap(text, size)) {
      y += size * 1.4;
      texts.push(
        `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeHtml(line)}</text>`,
      );
    }
  };
  write(caption.title, 20, 700, palette.ink);
  if (caption.subtitle !== '') write(caption.subtitle, 13, 400, palette.mute);
  const top = y + 16;
  y = top + height;
  if (caption.foot !== '') write(caption.foot, 12, 400, palette.mute);
  const total = Math.ceil(y + MARGIN);
  const placed = inner.replace(/^<svg /, `<svg x="${MARGIN}" y="${top}" `);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" font-family="${FONT}">`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    ...texts,
    placed,
    '</svg>',
  ].join('');
}

/** The same picture in pixels, at twice the size for print. */
export async function picturePng(svg: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas to draw the picture on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) =>
        blob === null ? reject(new Error('The picture could not be encoded.')) : resolve(blob),
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
