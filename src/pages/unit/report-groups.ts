import type { ReportSection } from '../../app/ui/record-parts.tsx';

/** The sections of a unit by report: the first step of the path names the report within its document. */
export function reportsOf<S extends ReportSection>(sections: readonly S[]): readonly (readonly S[])[] {
  const reports = new Map<string, S[]>();
  for (const section of sections) {
    const key = `${section.source_id}\n${section.path.split('/')[0] ?? ''}`;
    const report = reports.get(key);
    if (report === undefined) reports.set(key, [section]);
    else report.push(section);
  }
  return [...reports.values()];
}
