/** A command: its arguments after its name → the exit code. */
interface Command {
  run(args: readonly string[]): Promise<number>;
}

const FILES = {
  ingest: './ingest.ts',
  check: './check.ts',
  audit: './audit.ts',
  build: './build-data.ts',
  simulate: './simulate.ts',
} as const;

const USAGE = `jilan ingest FILE|DIR … --out DIR [--money-unit UNIT] [--report FILE]
                                 读入自评表，写成数据包  read forms into a data package
jilan check DIR                  检查数据包              check a data package
jilan audit DIR [--format json|csv|table] [--profile ID] [--rule ID] [--severity E,W] [--fail-on E]
                                 列出疑点                list the points to verify
jilan build DIR --out DIR        检查后写成 Parquet      check it and write it as Parquet
jilan simulate --units N --years A..B --projects M --seed S --out DIR [--evaluations N] [--format csv|parquet]
                                 生成模拟数据包          make a simulated data package`;

function isCommand(name: string | undefined): name is keyof typeof FILES {
  return name !== undefined && name in FILES;
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(USAGE);
    return name === undefined ? 1 : 0;
  }
  if (!isCommand(name)) {
    console.error(`没有这个命令 no such command: ${name}\n\n${USAGE}`);
    return 1;
  }
  const command = (await import(FILES[name])) as Command;
  return command.run(args);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
