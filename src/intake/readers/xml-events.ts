import { Parser } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
}

/**
 * The events of an XML or HTML text. The parser reads no DTD, so declared entities expand to nothing, and
 * fetches nothing; comments and processing instructions are left out.
 */
export function parseMarkup(markup: string, mode: 'xml' | 'html', handler: XmlHandler, step = 1 << 20): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open(name, attributes),
      onclosetag: (name) => handler.close(name),
      ontext: (data) => handler.text(data),
    },
    { xmlMode: mode === 'xml', decodeEntities: true },
  );
  for (let at = 0; at < markup.length; at += step) parser.write(markup.slice(at, at + step));
  parser.end();
}
